// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/importsummary.h"
#include "storage/import/itemsource.h"
#include "storage/import/readstudy.h"

namespace Concord {

inline const QString labelStudioFormat = QStringLiteral("label-studio");
inline const QString ratingsFormat = QStringLiteral("ratings");

/// The items of a file that says, too, what people answered about them.
class StudySource : public ItemSource
{
public:
    /// Keys of units that may be items of the project.
    virtual QStringList namedUnits() const { return {}; }
    /// Those that are: they do not come as items.
    virtual void useItems(const QHash<QString, ItemId> &) {}

    virtual qint64 recordsRead() const = 0; ///< tasks or rows with something in them
    /// What was answered, after the last item; once.
    virtual ReadStudy takeStudy() = 0;
};

/// The formats of studies, without "auto".
QStringList studyFormats();

/// The format that a file's beginning speaks of, or an empty string.
QString sniffStudyFormat(const QString &path);

/// An Error when the file is not of that format at all.
Result<std::unique_ptr<StudySource>> openStudySource(const QString &path, const QString &format);

} // namespace Concord
