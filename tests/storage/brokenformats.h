// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <span>

namespace Concord {

/// A format with a small record of it, which is a line, has that number in its key and says that
/// text.
struct BrokenFormat
{
    const char *name;
    const char *file; ///< a name that a file of it may have
    const char *head; ///< the line before the records
    QByteArray (*record)(int number, const QByteArray &text);
};

/// The formats of JSON objects, one an item: tst_BrokenFiles. A further one is a further row.
std::span<const BrokenFormat> jsonLineFormats();

/// The others in which a line is a record: tst_BrokenSources.
std::span<const BrokenFormat> otherLineFormats();

} // namespace Concord
