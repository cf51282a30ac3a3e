// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/itemformats.h"

#include "storage/import/csvitems.h"
#include "storage/import/linereader.h"
#include "storage/import/personalenssource.h"
#include "storage/import/recorditems.h"
#include "storage/import/recordreaders.h"
#include "storage/text.h"

#include <QFileInfo>

#include <algorithm>

namespace Concord {

namespace {

constexpr qint64 sniffedBytes = qint64(64) * 1024;
constexpr qint64 sniffedRecords = 20;

bool isRecordOf(const SourceHead &head, const QString &format)
{
    return sniffItemFormat(head.record) == format;
}

Result<std::unique_ptr<InputFile>> openFile(const ImportSource &source, const QString &format)
{
    if (QFileInfo(source.path).isDir())
        return Error{
            StorageText::tr("%1 is a folder, but %2 reads files.").arg(source.path, format), {}};
    return InputFile::open(source.path);
}

Result<std::unique_ptr<ItemSource>> openRecords(const ImportSource &source, const QString &format)
{
    auto input = openFile(source, format);
    if (!input)
        return input.error();
    auto records = makeRecordReader(**input);
    return std::unique_ptr<ItemSource>(std::make_unique<RecordItems>(
        *std::move(input), std::move(records), makeItemReader(format)));
}

// Plain text, where a line may begin with a bracket.
Result<std::unique_ptr<ItemSource>> openLines(const ImportSource &source, const QString &format)
{
    auto input = openFile(source, format);
    if (!input)
        return input.error();
    auto lines = std::make_unique<LineReader>(**input);
    return std::unique_ptr<ItemSource>(
        std::make_unique<RecordItems>(*std::move(input), std::move(lines), makeItemReader(format)));
}

bool isTable(const SourceHead &head, const QString &)
{
    return !head.isFolder && isItemTable(head.path);
}

Result<std::unique_ptr<ItemSource>> openTable(const ImportSource &source, const QString &)
{
    auto table = CsvItems::open(source);
    if (!table)
        return table.error();
    return std::unique_ptr<ItemSource>(*std::move(table));
}

QString formatOfHead(const QList<ItemFormat> &formats, const SourceHead &head)
{
    const auto found = std::ranges::find_if(
        formats, [&](const ItemFormat &format) { return format.recognises(head, format.id); });
    return found == formats.end() ? QString() : found->id;
}

Result<QByteArray> headText(const QString &path)
{
    const auto input = InputFile::open(path);
    if (!input)
        return input.error();
    QByteArray text = (*input)->read(sniffedBytes);
    if (text.startsWith("\xEF\xBB\xBF"))
        text.remove(0, 3);
    return text;
}

} // namespace

QList<ItemFormat> itemFormatTable()
{
    return {
        {QStringLiteral("ip-dialog"),
         StorageText::tr("JSON objects with \"history\" and \"GT\", or with \"input\" and "
                         "\"output\""),
         isRecordOf, openRecords},
        {QStringLiteral("dialogues"), StorageText::tr("JSON objects with \"turns\""), isRecordOf,
         openRecords},
        {QStringLiteral("messages"), StorageText::tr("JSON objects with \"messages\""), isRecordOf,
         openRecords},
        {QStringLiteral("sharegpt"), StorageText::tr("JSON objects with \"conversations\""),
         isRecordOf, openRecords},
        {QStringLiteral("dailydialog"), StorageText::tr("lines with __eou__"), isRecordOf,
         openLines},
        {QStringLiteral("personalens"),
         StorageText::tr("the folders profile/ and output/ of PersonaLens, or files of them"),
         isPersonaLens, openPersonaLens},
        {tableFormat, StorageText::tr("tables with a head, such as CSV"), isTable, openTable},
    };
}

QStringList itemFormats()
{
    QStringList ids;
    for (const ItemFormat &format : itemFormatTable())
        ids.append(format.id);
    return ids;
}

Result<QString> sniffedItemFormat(const QString &path)
{
    const QList<ItemFormat> formats = itemFormatTable();
    if (QFileInfo(path).isDir())
        return formatOfHead(formats, {path, true});
    const auto text = headText(path);
    if (!text)
        return text.error();
    const auto input = InputFile::open(path);
    if (!input)
        return input.error();
    const auto records = makeRecordReader(**input);
    for (qint64 i = 0; i < sniffedRecords; ++i) {
        const auto line = records->next();
        const QByteArrayView record = line && !line->isTooLong ? line->text : QByteArrayView();
        QString format = formatOfHead(formats, {path, false, *text, record});
        if (!format.isEmpty() || !line)
            return format;
    }
    return QString();
}

} // namespace Concord
