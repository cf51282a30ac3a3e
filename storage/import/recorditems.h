// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/inputfile.h"
#include "storage/import/itemreader.h"
#include "storage/import/itemsource.h"
#include "storage/import/recordreader.h"

#include <functional>

namespace Concord {

/// What the next record with something in it gives. `read` sees whole records only; a record that
/// is too long, or is none, is a reject.
std::optional<SourceItem> nextItem(RecordReader &records,
                                   const std::function<Result<Item>(const Line &)> &read);

/// The items of a file in which each record makes one item.
class RecordItems : public ItemSource
{
public:
    RecordItems(std::unique_ptr<InputFile> input, std::unique_ptr<RecordReader> records,
                std::unique_ptr<ItemReader> reader);

    std::optional<SourceItem> next() override;
    qint64 bytesRead() const override { return m_input->fileBytesRead(); }
    QString sha256() const override { return m_input->sha256(); }
    QString errorText() const override { return m_records->errorText(); }

private:
    Result<Item> read(const Line &record);

    std::unique_ptr<InputFile> m_input;
    std::unique_ptr<RecordReader> m_records;
    std::unique_ptr<ItemReader> m_reader;
};

} // namespace Concord
