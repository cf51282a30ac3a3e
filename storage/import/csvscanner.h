// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <span>
#include <vector>

class QIODevice;

namespace Concord {

/// A cell without its quotes; the bytes are the scanner's and last until the next record.
struct CsvCell
{
    QByteArrayView text;
    bool quoted = false;
};

enum class CsvStatus { record, end, readError, openQuote, strayQuote, tooLong };

/// Separated values (RFC 4180) from a device, one record at a time and without copying a cell
/// that holds no quotes.
///
/// Quoted cells may hold separators, line ends and doubled quotes. Lines end in LF or CRLF. Space
/// around a cell without quotes is not part of it. A byte order mark and records without any text
/// are skipped. Memory: one chunk of 1 MB, or the longest record (64 MB and 10,000 cells at most).
class CsvScanner
{
public:
    /// Reads the first chunk.
    explicit CsvScanner(QIODevice &device);

    /// The file's first bytes, to tell what it is. Valid until next().
    QByteArrayView start() const { return {m_buffer.data(), qsizetype(m_size)}; }
    void setSeparator(char separator) { m_separator = separator; }

    CsvStatus next();
    /// After openQuote, strayQuote or tooLong: goes on with the line after the record's first,
    /// which may be whole though this one was not.
    void recover();
    std::span<const CsvCell> cells() const { return m_cells; }
    /// The record as it stands in the file; where it broke off, as far as it was read.
    QByteArrayView record() const { return {m_buffer.data() + m_begin, qsizetype(m_at - m_begin)}; }
    qint64 line() const { return m_recordLine; } ///< 1-based, where the record begins

private:
    struct Mark // relative to the begin of the record, which moves when the buffer is filled
    {
        size_t begin = 0;
        size_t end = 0;
        bool quoted = false;
        bool doubled = false; ///< holds doubled quotes
    };

    bool more();
    CsvStatus stopped(CsvStatus status) const;
    bool skipBlanks();
    CsvStatus scan();
    void scanPlain();
    CsvStatus scanQuoted();
    void publish();

    QIODevice &m_device;
    char m_separator = ',';
    std::vector<char> m_buffer;
    size_t m_begin = 0; ///< of the record
    size_t m_at = 0;
    size_t m_size = 0;
    bool m_failed = false;
    bool m_tooLong = false;
    qint64 m_line = 1;
    qint64 m_recordLine = 1;
    std::vector<Mark> m_marks;
    std::vector<CsvCell> m_cells;
    QByteArray m_unescaped; ///< the cells of the record that hold doubled quotes
};

} // namespace Concord
