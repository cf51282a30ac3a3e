// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace Concord {

/// A record of a file: a line without its line end, or one value of a JSON array.
struct Line
{
    qint64 number = 0; ///< 1-based line of the file where the record begins
    QByteArrayView text; ///< valid until the next call; of a record that is too long its beginning
    qint64 bytes = 0; ///< the whole record's length
    bool isTooLong = false;
    bool isUnterminated = false; ///< the file's last record, and it does not say that it is whole
    QString problem = {}; ///< why it is no record, whatever its text; there may be none
};

/// Takes a file apart into records, in bounded memory.
class RecordReader
{
public:
    static constexpr qint64 defaultLimit =
        qint64(64) * 1024 * 1024; ///< longest record that is kept, in bytes
    static constexpr qint64 keptOfTooLong = qint64(64) * 1024;

    virtual ~RecordReader() = default;

    /// The next record; nothing at the end or after an error.
    virtual std::optional<Line> next() = 0;

    /// Empty unless reading failed.
    virtual QString errorText() const = 0;
};

} // namespace Concord
