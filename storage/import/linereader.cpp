// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/linereader.h"

#include <QIODevice>

namespace Concord {

namespace {

constexpr qint64 chunkSize = qint64(1024) * 1024;

} // namespace

LineReader::LineReader(QIODevice &device, qint64 limit) : m_device(device), m_limit(limit) {}

bool LineReader::fill()
{
    if (m_begin > 0) {
        m_buffer.remove(0, m_begin);
        m_scanned -= m_begin;
        m_begin = 0;
    }
    const qsizetype filled = m_buffer.size();
    m_buffer.resize(filled + chunkSize);
    const qint64 got = m_device.read(m_buffer.data() + filled, chunkSize);
    m_buffer.resize(filled + qMax<qint64>(got, 0));
    if (got <= 0) {
        m_atEnd = true;
        if (got < 0)
            m_error = m_device.errorString();
        return false;
    }
    if (!m_hasBegun && m_buffer.startsWith("\xEF\xBB\xBF"))
        m_begin = m_scanned = 3;
    m_hasBegun = true;
    return true;
}

// Of a line over the limit only the beginning is kept, so that memory stays bounded.
void LineReader::dropExcess()
{
    const qsizetype length = m_buffer.size() - m_begin;
    if (m_dropped == 0 && length <= m_limit)
        return;
    const qsizetype kept = qMin<qsizetype>(keptOfTooLong, length);
    m_dropped += length - kept;
    m_buffer.truncate(m_begin + kept);
    m_scanned = m_buffer.size();
}

std::optional<Line> LineReader::finishLine(qsizetype end, bool terminated)
{
    QByteArrayView text = QByteArrayView(m_buffer).sliced(m_begin, end - m_begin);
    Line line;
    line.number = ++m_number;
    line.bytes = text.size() + m_dropped;
    line.isTooLong = line.bytes > m_limit;
    line.isUnterminated = !terminated;
    if (text.endsWith('\r'))
        text.chop(1);
    line.text = line.isTooLong ? text.first(qMin<qsizetype>(text.size(), keptOfTooLong)) : text;
    m_begin = m_scanned = terminated ? end + 1 : end;
    m_dropped = 0;
    return line;
}

std::optional<Line> LineReader::next()
{
    for (;;) {
        const qsizetype end = m_buffer.indexOf('\n', m_scanned);
        if (end >= 0)
            return finishLine(end, true);
        m_scanned = m_buffer.size();
        if (m_atEnd || !fill()) {
            const bool hasRest = m_buffer.size() > m_begin || m_dropped > 0;
            return hasRest && m_error.isEmpty() ? finishLine(m_buffer.size(), false) : std::nullopt;
        }
        if (m_buffer.indexOf('\n', m_scanned) < 0)
            dropExcess();
    }
}

} // namespace Concord
