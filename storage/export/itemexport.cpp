// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/itemexport.h"

#include "storage/export/itemlines.h"
#include "storage/itembatch.h"
#include "storage/itemrepository.h"
#include "storage/projectfile.h"
#include "storage/text.h"

#include <QSaveFile>

namespace Concord {

namespace {

constexpr qsizetype writtenAtOnce = 250;

Error unwritable(const QSaveFile &file)
{
    return {StorageText::tr("“%1” could not be written. Check the folder and the space on the "
                            "disk.")
                .arg(file.fileName()),
            file.errorString()};
}

Result<QByteArray> pageText(const Database &database, const QList<ItemId> &page,
                            ItemExportFormat format)
{
    const auto items = loadItems(database, page);
    if (!items)
        return items.error();
    QByteArray text;
    if (format == ItemExportFormat::JsonLines) {
        for (const Item &item : *items)
            text += itemJsonLine(item) + '\n';
        return text;
    }
    const auto rows = ItemRepository(database).rows(page);
    if (!rows)
        return rows.error();
    for (qsizetype i = 0; i < qMin(items->size(), rows->size()); ++i)
        text += itemCsvLine((*rows)[i].dataset, (*items)[i]);
    return text;
}

} // namespace

std::optional<ItemExportFormat> itemExportFormat(QStringView name)
{
    if (name == u"jsonl")
        return ItemExportFormat::JsonLines;
    if (name == u"csv")
        return ItemExportFormat::Csv;
    return {};
}

Result<void> exportItems(ProjectFile &project, const QList<ItemId> &ids, ItemExportFormat format,
                         const QString &path, const ItemExportProgress &progress)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(file);
    if (format == ItemExportFormat::Csv && file.write(itemCsvHeader()) < 0)
        return unwritable(file);
    for (qsizetype first = 0; first < ids.size(); first += writtenAtOnce) {
        if (progress && !progress(first))
            return Error{StorageText::tr("Cancelled."), {}};
        const QList<ItemId> page = ids.mid(first, writtenAtOnce);
        const Result<QByteArray> text =
            project.read([&](Database &database) { return pageText(database, page, format); })
                .result();
        if (!text)
            return text.error();
        if (file.write(*text) != text->size())
            return unwritable(file);
    }
    if (!file.commit())
        return unwritable(file);
    return {};
}

} // namespace Concord
