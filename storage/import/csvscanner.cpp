// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/csvscanner.h"

#include <QIODevice>

#include <algorithm>
#include <cstring>

namespace Concord {

namespace {

constexpr size_t csvChunk = size_t(1) << 20;
constexpr size_t longestCsvRecord = size_t(64) << 20;
constexpr size_t mostCsvCells = 10'000; // each takes many times the byte that it may be

// Appends the text without the second one of each two quotes.
void appendUnescaped(QByteArray &out, QByteArrayView text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        out.append(text[i]);
        if (text[i] == '"')
            ++i;
    }
}

} // namespace

CsvScanner::CsvScanner(QIODevice &device) : m_device(device), m_buffer(csvChunk)
{
    if (more() && start().startsWith("\xEF\xBB\xBF"))
        m_at = 3;
}

CsvStatus CsvScanner::next()
{
    for (;;) {
        m_begin = m_at;
        m_recordLine = m_line;
        m_marks.clear();
        const CsvStatus status = more() ? scan() : stopped(CsvStatus::end);
        if (status != CsvStatus::record)
            return status;
        publish();
        if (std::ranges::any_of(m_cells, [](const CsvCell &cell) { return !cell.text.isEmpty(); }))
            return status;
    }
}

// Whether there is a byte at m_at, reading on if need be.
bool CsvScanner::more()
{
    if (m_at < m_size)
        return true;
    std::memmove(m_buffer.data(), m_buffer.data() + m_begin, m_size - m_begin);
    m_at -= m_begin;
    m_size -= m_begin;
    m_begin = 0;
    if (m_size == m_buffer.size()) {
        m_tooLong = m_size >= longestCsvRecord;
        if (m_tooLong)
            return false;
        m_buffer.resize(m_size * 2);
    }
    const qint64 read = m_device.read(m_buffer.data() + m_size, qint64(m_buffer.size() - m_size));
    m_failed = m_failed || read < 0;
    m_size += size_t(std::max<qint64>(0, read));
    return m_at < m_size;
}

// The status where no more bytes come, if nothing went wrong.
CsvStatus CsvScanner::stopped(CsvStatus status) const
{
    if (m_tooLong)
        return CsvStatus::tooLong;
    return m_failed ? CsvStatus::readError : status;
}

bool CsvScanner::skipBlanks()
{
    while (more() && (m_buffer[m_at] == ' ' || m_buffer[m_at] == '\r'))
        ++m_at;
    return m_at < m_size;
}

CsvStatus CsvScanner::scan()
{
    for (;;) {
        if (m_marks.size() == mostCsvCells)
            return CsvStatus::tooLong;
        const size_t begin = m_at - m_begin;
        if (skipBlanks() && m_buffer[m_at] == '"') {
            const CsvStatus status = scanQuoted();
            if (status != CsvStatus::record)
                return status;
        } else {
            scanPlain();
            m_marks.push_back({begin, m_at - m_begin, false, false});
        }
        if (m_at == m_size)
            return stopped(CsvStatus::record);
        if (m_buffer[m_at++] == '\n') {
            ++m_line;
            return CsvStatus::record;
        }
    }
}

void CsvScanner::scanPlain()
{
    do {
        while (m_at < m_size && m_buffer[m_at] != m_separator && m_buffer[m_at] != '\n')
            ++m_at;
    } while (m_at == m_size && more());
}

CsvStatus CsvScanner::scanQuoted()
{
    ++m_at;
    Mark mark{m_at - m_begin, 0, true, false};
    for (;; ++m_at) {
        if (!more())
            return stopped(CsvStatus::openQuote);
        if (m_buffer[m_at] == '\n')
            ++m_line;
        if (m_buffer[m_at] != '"')
            continue;
        mark.end = m_at - m_begin;
        ++m_at;
        if (!more() || m_buffer[m_at] != '"')
            break;
        mark.doubled = true;
    }
    m_marks.push_back(mark);
    const bool closed = !skipBlanks() || m_buffer[m_at] == m_separator || m_buffer[m_at] == '\n';
    return closed ? CsvStatus::record : CsvStatus::strayQuote;
}

void CsvScanner::recover()
{
    const auto *found = m_size > m_begin
        ? static_cast<const char *>(std::memchr(m_buffer.data() + m_begin, '\n', m_size - m_begin))
        : nullptr;
    m_tooLong = false;
    m_line = m_recordLine + 1;
    if (found) {
        m_at = m_begin = size_t(found - m_buffer.data()) + 1;
        return;
    }
    m_at = m_begin = m_size;
    while (more()) {
        m_begin = m_at + 1;
        if (m_buffer[m_at++] == '\n')
            return;
    }
}

void CsvScanner::publish()
{
    size_t doubled = 0;
    for (const Mark &mark : m_marks)
        doubled += mark.doubled ? mark.end - mark.begin : 0;
    m_unescaped.resize(0);
    m_unescaped.reserve(qsizetype(doubled)); // the views of cells stay valid
    m_cells.clear();
    for (const Mark &mark : m_marks) {
        const QByteArrayView raw(m_buffer.data() + m_begin + mark.begin,
                                 qsizetype(mark.end - mark.begin));
        if (!mark.doubled) {
            m_cells.push_back({mark.quoted ? raw : raw.trimmed(), mark.quoted});
            continue;
        }
        const qsizetype begin = m_unescaped.size();
        appendUnescaped(m_unescaped, raw);
        m_cells.push_back({QByteArrayView(m_unescaped).sliced(begin), true});
    }
}

} // namespace Concord
