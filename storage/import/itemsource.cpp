// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/itemsource.h"

#include "storage/import/linereader.h"
#include "storage/import/recorditems.h"
#include "storage/import/studysource.h"
#include "storage/text.h"

#include <QFileInfo>

namespace Concord {

namespace {

constexpr qint64 sniffedLines = 20;

Result<QString> sniffedFormat(const QString &path)
{
    auto input = InputFile::open(path);
    if (!input)
        return input.error();
    LineReader reader(**input);
    while (const auto line = reader.next()) {
        QString format = line->isTooLong ? QString() : sniffItemFormat(line->text);
        if (!format.isEmpty())
            return format;
        if (line->number >= sniffedLines)
            break;
    }
    return QString();
}

} // namespace

qint64 sourceSize(const QString &path)
{
    return QFileInfo(path).size();
}

Result<QString> itemFormatOf(const ImportSource &source)
{
    if (source.format != u"auto") {
        if (itemFormats().contains(source.format) || studyFormats().contains(source.format))
            return source.format;
        return Error{
            StorageText::tr("The format \"%1\" cannot be imported. Choose one of: auto, %2.")
                .arg(source.format, itemFormats().join(QStringLiteral(", "))),
            {}};
    }
    if (const QString study = sniffStudyFormat(source.path); !study.isEmpty())
        return study;
    auto format = sniffedFormat(source.path);
    if (!format || !format->isEmpty())
        return format;
    return Error{
        StorageText::tr(
            "%1 is of no format that Concord knows: none of its first lines is a JSON object with "
            "\"history\" and \"GT\" (ip-dialog) or with \"turns\" (dialogues). Name one with "
            "--format "
            "to see what is wrong line by line.")
            .arg(source.path),
        {}};
}

Result<std::unique_ptr<ItemSource>> openItemSource(const ImportSource &source,
                                                   const QString &format)
{
    if (studyFormats().contains(format)) {
        auto study = openStudySource(source.path, format);
        return study ? Result<std::unique_ptr<ItemSource>>(*std::move(study)) : study.error();
    }
    auto input = InputFile::open(source.path);
    if (!input)
        return input.error();
    auto records = std::make_unique<LineReader>(**input);
    return std::unique_ptr<ItemSource>(std::make_unique<RecordItems>(
        *std::move(input), std::move(records), makeItemReader(format)));
}

Result<ImportPreview> previewItems(const ImportSource &source, qsizetype count)
{
    const auto format = itemFormatOf(source);
    if (!format)
        return format.error();
    const auto items = openItemSource(source, *format);
    if (!items)
        return items.error();
    ImportPreview preview{*format, {}, {}};
    while (preview.items.size() + preview.rejected.size() < count) {
        const auto read = (*items)->next();
        if (!read)
            break;
        if (read->item)
            preview.items.append(*read->item);
        else
            preview.rejected.append({read->line, read->item.error().message});
    }
    if (!(*items)->errorText().isEmpty())
        return Error{StorageText::tr("%1 could not be read.").arg(source.path),
                     (*items)->errorText()};
    return preview;
}

} // namespace Concord
