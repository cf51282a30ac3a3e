// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"

#include <QStringList>

#include <memory>

namespace Concord {

/// Makes items of the lines of one file format. Used by one thread.
class ItemReader
{
public:
    virtual ~ItemReader() = default;

    /// The item of a line, without its line number, or the reason why it cannot be used.
    virtual Result<Item> read(QByteArrayView line) = 0;
};

/// A reader for "ip-dialog" or "dialogues"; nullptr for any other format.
std::unique_ptr<ItemReader> makeItemReader(const QString &format);

/// The formats that can be read, without "auto".
QStringList itemFormats();

/// The format that a line's fields speak of, or an empty string.
QString sniffItemFormat(QByteArrayView line);

} // namespace Concord
