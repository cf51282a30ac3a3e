// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"

#include <memory>

namespace Concord {

/// Makes items of the records of one file format. Used by one thread.
class ItemReader
{
public:
    virtual ~ItemReader() = default;

    /// The item of a record, without its line number, or the reason why it cannot be used. `line`,
    /// where the record begins, is the key of what has no other.
    virtual Result<Item> read(QByteArrayView record, qint64 line = 0) = 0;
};

/// A reader for a format in which each record makes one item; nullptr for any other.
std::unique_ptr<ItemReader> makeItemReader(const QString &format);

/// The format that a record's fields speak of, or an empty string.
QString sniffItemFormat(QByteArrayView record);

} // namespace Concord
