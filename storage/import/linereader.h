// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

#include <optional>

class QIODevice;

namespace Concord {

/// A line of a file, without its line end.
struct Line
{
    qint64 number = 0; ///< 1-based
    QByteArrayView text; ///< valid until the next call; of a line that is too long its beginning
    qint64 bytes = 0; ///< the whole line's length
    bool isTooLong = false;
    bool isUnterminated = false; ///< the file's last line, and no line end after it
};

/// Reads a file line by line in bounded memory; LF and CRLF, with or without a UTF-8 byte order
/// mark.
class LineReader
{
public:
    static constexpr qint64 defaultLimit =
        qint64(64) * 1024 * 1024; ///< longest line that is kept, in bytes
    static constexpr qint64 keptOfTooLong = qint64(64) * 1024;

    explicit LineReader(QIODevice &device, qint64 limit = defaultLimit);

    /// The next line; nothing at the end or after an error.
    std::optional<Line> next();

    qint64 bytesRead() const { return m_bytesRead; }
    /// Of all bytes read so far, in hexadecimal.
    QString sha256() const;
    /// Empty unless reading failed.
    QString errorText() const { return m_error; }

private:
    bool fill();
    std::optional<Line> finishLine(qsizetype end, bool terminated);
    void dropExcess();

    QIODevice &m_device;
    qint64 m_limit;
    QByteArray m_buffer;
    qsizetype m_begin = 0; ///< of the current line in m_buffer
    qsizetype m_scanned = 0; ///< no line end before this
    qint64 m_dropped = 0; ///< bytes of the current line that are no longer in m_buffer
    qint64 m_number = 0;
    qint64 m_bytesRead = 0;
    bool m_atEnd = false;
    QCryptographicHash m_hash;
    QString m_error;
};

} // namespace Concord
