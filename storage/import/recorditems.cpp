// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/recorditems.h"

#include "storage/text.h"

#include <algorithm>

namespace Concord {

namespace {

bool isBlankRecord(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char character) { return character == ' ' || character == '\t'; });
}

Result<Item> itemOf(const Line &record, const std::function<Result<Item>(const Line &)> &read)
{
    if (!record.problem.isEmpty())
        return Error{record.problem, {}};
    if (record.isTooLong)
        return Error{StorageText::tr("The line is longer than 64 MB."), {}};
    return read(record);
}

} // namespace

std::optional<SourceItem> nextItem(RecordReader &records,
                                   const std::function<Result<Item>(const Line &)> &read)
{
    while (const auto record = records.next()) {
        if (isBlankRecord(record->text) && !record->isTooLong && record->problem.isEmpty())
            continue;
        SourceItem item{
            itemOf(*record, read), record->number, record->bytes,
            record->text.first(qMin<qsizetype>(record->text.size(), RecordReader::keptOfTooLong))
                .toByteArray()};
        if (item.item)
            item.item->line = record->number;
        return item;
    }
    return {};
}

RecordItems::RecordItems(std::unique_ptr<InputFile> input, std::unique_ptr<RecordReader> records,
                         std::unique_ptr<ItemReader> reader)
    : m_input(std::move(input)), m_records(std::move(records)), m_reader(std::move(reader))
{}

std::optional<SourceItem> RecordItems::next()
{
    return nextItem(*m_records, [this](const Line &record) { return read(record); });
}

Result<Item> RecordItems::read(const Line &record)
{
    auto item = m_reader->read(record.text, record.number);
    const bool isCut = !item && record.isUnterminated && !record.text.trimmed().endsWith('}');
    if (isCut)
        return Error{StorageText::tr("The file ends in the middle of this line. Is it complete?"),
                     {}};
    return item;
}

} // namespace Concord
