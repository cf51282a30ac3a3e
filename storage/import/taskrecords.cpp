// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/taskrecords.h"

#include "storage/import/linereader.h"
#include "storage/text.h"

#include <QIODevice>

namespace Concord {

namespace {

constexpr qint64 taskChunk = qint64(1) << 20;

bool isJsonSpace(char character)
{
    return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

} // namespace

TaskRecords::TaskRecords(QIODevice &device, qint64 limit) : m_device(device), m_limit(limit)
{
    while (more() && m_buffer[m_at] != '[')
        m_line += m_buffer[m_at++] == '\n' ? 1 : 0;
    ++m_at;
}

// Whether there is a byte at m_at, reading on if need be.
bool TaskRecords::more()
{
    if (m_at < m_buffer.size())
        return true;
    m_buffer.remove(0, m_begin);
    m_at -= m_begin;
    m_begin = 0;
    const QByteArray read = m_device.read(taskChunk);
    m_buffer += read;
    return m_at < m_buffer.size();
}

// Whether a value follows.
bool TaskRecords::skipBetween()
{
    m_begin = m_at;
    while (more() && (isJsonSpace(m_buffer[m_at]) || m_buffer[m_at] == ',')) {
        m_line += m_buffer[m_at++] == '\n' ? 1 : 0;
        m_begin = m_at;
    }
    if (!more()) {
        m_error = StorageText::tr("The list of tasks is not closed with ]. Is the file complete?");
        return false;
    }
    m_isClosed = m_buffer[m_at] == ']';
    // The file's digest is that of all of it.
    while (m_isClosed && !m_device.read(taskChunk).isEmpty()) {}
    return !m_isClosed;
}

void TaskRecords::scanValue()
{
    int depth = 0;
    bool isText = false;
    while (more()) {
        const char character = m_buffer[m_at];
        const bool isEscape = isText && character == '\\';
        if (character == '"')
            isText = !isText;
        else if (!isText && (character == '{' || character == '['))
            ++depth;
        else if (!isText && depth == 0 && (character == ',' || character == ']'))
            return;
        else if (!isText && (character == '}' || character == ']'))
            --depth;
        m_line += character == '\n' ? 1 : 0;
        ++m_at;
        if (isEscape && more())
            ++m_at;
        if (depth == 0 && !isText && (character == '}' || character == ']'))
            return;
        dropExcess();
    }
}

// Of a record that is too long only the beginning is kept.
void TaskRecords::dropExcess()
{
    if (m_at - m_begin + m_dropped <= m_limit || m_at - m_begin <= 2 * keptOfTooLong)
        return;
    const qsizetype kept = m_begin + qsizetype(keptOfTooLong);
    m_dropped += m_at - kept;
    m_buffer.remove(kept, m_at - kept);
    m_at = kept;
}

std::optional<Line> TaskRecords::next()
{
    if (m_isClosed || !m_error.isEmpty() || !skipBetween())
        return {};
    m_dropped = 0;
    const qint64 line = m_line;
    scanValue();
    const qint64 bytes = m_at - m_begin + m_dropped;
    const QByteArrayView text(m_buffer.constData() + m_begin, m_at - m_begin);
    if (bytes > m_limit)
        return Line{line, text.first(qMin<qsizetype>(text.size(), keptOfTooLong)), bytes, true};
    return Line{line, text, bytes};
}

std::unique_ptr<RecordReader> makeTaskRecords(QIODevice &device)
{
    constexpr qint64 looked = 4096;
    QByteArray start = device.peek(looked);
    if (start.startsWith("\xEF\xBB\xBF"))
        start.remove(0, 3);
    if (start.trimmed().startsWith('['))
        return std::make_unique<TaskRecords>(device);
    return std::make_unique<LineReader>(device);
}

} // namespace Concord
