// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/itemsource.h"

#include "storage/import/csvitems.h"
#include "storage/import/itemformats.h"
#include "storage/import/personalensfolder.h"
#include "storage/import/studysource.h"
#include "storage/text.h"

#include <QFileInfo>

namespace Concord {

namespace {

Error unknownFormat(const QString &path)
{
    QStringList known;
    for (const ItemFormat &format : itemFormatTable())
        known.append(QStringLiteral("%1 (%2)").arg(format.id, format.holds));
    return {StorageText::tr("%1 is of no format that Concord knows. It knows %2. Choose one "
                            "(--format) to see what is wrong line by line.")
                .arg(path, known.join(QStringLiteral(", "))),
            {}};
}

} // namespace

qint64 sourceSize(const QString &path)
{
    return QFileInfo(path).isDir() ? personaLensSize(path) : QFileInfo(path).size();
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
    if (QString study = sniffStudyFormat(source.path); !study.isEmpty())
        return study;
    auto format = sniffedItemFormat(source.path);
    return format && format->isEmpty() ? unknownFormat(source.path) : format;
}

Result<std::unique_ptr<ItemSource>> openItemSource(const ImportSource &source,
                                                   const QString &format)
{
    if (studyFormats().contains(format)) {
        auto study = openStudySource(source.path, format);
        return study ? Result<std::unique_ptr<ItemSource>>(*std::move(study)) : study.error();
    }
    for (const ItemFormat &known : itemFormatTable()) {
        if (known.id == format)
            return known.opens(source, format);
    }
    return unknownFormat(source.path);
}

Result<ImportPreview> previewItems(const ImportSource &source, qsizetype count)
{
    const auto format = itemFormatOf(source);
    if (!format)
        return format.error();
    ImportPreview preview{*format, {}, {}};
    if (*format == tableFormat) {
        const auto table = CsvItems::columns(source);
        if (!table)
            return table.error();
        preview.columns = table->names;
        preview.mapping = table->mapping;
        // A table whose columns make no items can still be mapped.
        if (!placesOfColumns(table->mapping, table->names))
            return preview;
    }
    const auto items = openItemSource(source, *format);
    if (!items)
        return items.error();
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
        return Error{
            StorageText::tr("%1 could not be read. %2").arg(source.path, (*items)->errorText()),
            {}};
    return preview;
}

} // namespace Concord
