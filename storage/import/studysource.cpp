// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/studysource.h"

#include "storage/import/inputfile.h"
#include "storage/import/labelstudiosource.h"
#include "storage/import/ratingssource.h"
#include "storage/import/recordreaders.h"

namespace Concord {

QStringList studyFormats()
{
    return {labelStudioFormat, ratingsFormat};
}

QString sniffStudyFormat(const QString &path)
{
    auto input = InputFile::open(path);
    if (!input)
        return {};
    const auto records = makeRecordReader(**input);
    auto first = records->next();
    while (first && first->text.trimmed().isEmpty() && !first->isTooLong)
        first = records->next();
    if (!first || first->isTooLong)
        return {};
    if (isLabelStudioTask(first->text))
        return labelStudioFormat;
    return isRatingsHead(first->text) ? ratingsFormat : QString();
}

Result<std::unique_ptr<StudySource>> openStudySource(const QString &path, const QString &format)
{
    auto input = InputFile::open(path);
    if (!input)
        return input.error();
    if (format == labelStudioFormat)
        return std::unique_ptr<StudySource>(std::make_unique<LabelStudioSource>(*std::move(input)));
    auto ratings = std::make_unique<RatingsSource>(*std::move(input), path);
    if (auto done = ratings->read(); !done)
        return done.error();
    return std::unique_ptr<StudySource>(std::move(ratings));
}

} // namespace Concord
