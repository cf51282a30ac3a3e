// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/jsonvaluereader.h"

#include "storage/text.h"

#include <QIODevice>

namespace Concord {

namespace {

constexpr qint64 valueChunk = qint64(1024) * 1024;
constexpr qint64 deepestIndent = 64;
constexpr QByteArrayView plainEnds(" \t\r\n,[]{}\"");

} // namespace

JsonValueReader::JsonValueReader(QIODevice &device, qint64 limit) : m_device(device), m_limit(limit)
{}

// Keeps what begins at m_begin.
bool JsonValueReader::fill()
{
    if (m_atEnd)
        return false;
    if (m_begin > 0) {
        m_buffer.remove(0, m_begin);
        m_at -= m_begin;
        m_begin = 0;
    }
    const qsizetype filled = m_buffer.size();
    m_buffer.resize(filled + valueChunk);
    const qint64 got = m_device.read(m_buffer.data() + filled, valueChunk);
    m_buffer.resize(filled + qMax<qint64>(got, 0));
    m_atEnd = got <= 0;
    if (got < 0)
        m_error = m_device.errorString();
    return got > 0;
}

bool JsonValueReader::hasBytes(qsizetype count)
{
    while (m_buffer.size() - m_at < count) {
        if (!fill())
            return false;
    }
    return true;
}

bool JsonValueReader::hasByte()
{
    return hasBytes(1);
}

// Whether something comes after them.
bool JsonValueReader::skipBlanks()
{
    for (;; ++m_at) {
        m_begin = m_at;
        if (!hasByte())
            return false;
        const char character = m_buffer.at(m_at);
        if (character == '\n') {
            ++m_line;
            m_indent = -1;
        } else if (character != ' ' && character != '\t' && character != '\r') {
            return true;
        }
        if (m_indent >= 0 || character == '\n')
            ++m_indent;
    }
}

void JsonValueReader::begin()
{
    if (hasBytes(3) && m_buffer.startsWith("\xEF\xBB\xBF"))
        m_at = 3;
    m_place = Place::Outside;
    if (!skipBlanks() || m_buffer.at(m_at) != '[')
        return;
    m_place = Place::InList;
    ++m_at;
    m_indent = -1;
}

std::optional<Line> JsonValueReader::next()
{
    if (m_place == Place::Start)
        begin();
    std::optional<Line> line;
    if (m_place == Place::InList)
        line = nextInList();
    else if (m_place == Place::AfterList)
        line = rest();
    else if (m_place == Place::Outside)
        line = nextOutside();
    // What a file holds that could not be read to its end is not known.
    if (!m_error.isEmpty())
        line.reset();
    if (!line)
        m_place = Place::End;
    return line;
}

std::optional<Line> JsonValueReader::nextInList()
{
    bool hasComma = false;
    if (skipBlanks() && m_needsComma && m_buffer.at(m_at) == ',') {
        hasComma = true;
        m_needsComma = false;
        ++m_at;
        m_indent = -1;
    }
    if (!skipBlanks()) {
        m_place = Place::End;
        m_valueLine = m_line;
        return finish(StorageText::tr("The list does not end: its ] is missing. Is the file "
                                      "complete?"));
    }
    const char first = m_buffer.at(m_at);
    if (first == ']') {
        m_place = Place::AfterList;
        if (hasComma)
            return character(StorageText::tr("A value is missing between the comma and the ]."));
        ++m_at;
        return rest();
    }
    if (first == ',')
        return character(StorageText::tr("A value is missing before this comma."));
    if (first == '}')
        return character(StorageText::tr("This bracket closes nothing."));
    return value(m_needsComma ? StorageText::tr("A comma is missing before this value.")
                              : QString());
}

std::optional<Line> JsonValueReader::nextOutside()
{
    if (!skipBlanks())
        return {};
    switch (m_buffer.at(m_at)) {
    case ',':
        return character(StorageText::tr("There is a comma between values that are in no list. "
                                         "Put [ and ] around them."));
    case ']':
    case '}':
        return character(StorageText::tr("This bracket closes nothing."));
    default:
        return value({});
    }
}

// Read to the file's end, as its digest is of the whole file.
std::optional<Line> JsonValueReader::rest()
{
    const qint64 end = m_line;
    if (!skipBlanks())
        return {};
    m_place = Place::End;
    m_valueLine = m_line;
    do {
        m_at = m_buffer.size();
        dropExcess();
    } while (fill());
    return finish(StorageText::tr("The list ended in line %1, but the file goes on. What follows "
                                  "was left out.")
                      .arg(end));
}

Line JsonValueReader::value(const QString &problem)
{
    m_valueLine = m_line;
    m_valueIndent = m_indent <= deepestIndent ? m_indent : -1;
    m_needsComma = true;
    const char first = m_buffer.at(m_at);
    m_indent = -1;
    if (first != '{' && first != '[' && first != '"') {
        scanPlain();
        return finish(problem);
    }
    scanBrackets();
    if (const QString atEnd = endProblem(); !atEnd.isEmpty()) {
        m_place = Place::End;
        return finish(atEnd);
    }
    if (!m_brackets.hasBrokenText())
        return finish(problem);
    return finish(StorageText::tr("A text in this value runs over the end of a line: its quotation "
                                  "mark is missing, or a line break in it is not written as \\n."));
}

void JsonValueReader::scanBrackets()
{
    m_brackets = {};
    const qint64 line = m_line;
    do {
        while (m_at < m_buffer.size() && !m_brackets.isWhole()) {
            m_at += m_brackets.take(QByteArrayView(m_buffer).sliced(m_at));
            if (m_brackets.hasBrokenText() && nextValueBegins())
                break;
        }
        if (m_at < m_buffer.size() || m_brackets.isWhole())
            break;
        dropExcess();
    } while (fill());
    m_line = line + m_brackets.lineEnds();
}

// Numbers, true, false and null, and what is no JSON.
void JsonValueReader::scanPlain()
{
    for (;;) {
        while (m_at < m_buffer.size() && !plainEnds.contains(m_buffer.at(m_at)))
            ++m_at;
        if (m_at < m_buffer.size())
            return;
        dropExcess();
        if (!fill())
            return;
    }
}

// In a value with a broken text, whether the next one begins in this line: at the same place, as
// neatly printed files have it.
bool JsonValueReader::nextValueBegins()
{
    if (m_valueIndent < 0 || m_brackets.isWhole() || m_buffer.at(m_at - 1) != '\n'
        || !hasBytes(m_valueIndent + 1))
        return false;
    const QByteArrayView start = QByteArrayView(m_buffer).sliced(m_at, m_valueIndent + 1);
    if (!start.endsWith('{') || !start.chopped(1).trimmed().isEmpty())
        return false;
    m_needsComma = false;
    m_indent = 0;
    return true;
}

// What is wrong with a value that the file ended in.
QString JsonValueReader::endProblem() const
{
    if (m_brackets.isWhole() || m_at < m_buffer.size())
        return {}; // or it gave way to the next
    if (m_brackets.isInText())
        return StorageText::tr("A text in this value never ends. Is the file complete?");
    return StorageText::tr("The file ends in the middle of this value. Is it complete?");
}

// Of a value over the limit only the beginning is kept, so that memory stays bounded.
void JsonValueReader::dropExcess()
{
    const qsizetype length = m_buffer.size() - m_begin;
    if (m_dropped == 0 && length <= m_limit)
        return;
    const qsizetype kept = qMin<qsizetype>(keptOfTooLong, length);
    m_dropped += length - kept;
    m_buffer.truncate(m_begin + kept);
    m_at = m_buffer.size();
}

Line JsonValueReader::finish(const QString &problem)
{
    const QByteArrayView text = QByteArrayView(m_buffer).sliced(m_begin, m_at - m_begin);
    Line line;
    line.number = m_valueLine;
    line.bytes = text.size() + m_dropped;
    line.isTooLong = line.bytes > m_limit;
    line.text = line.isTooLong ? text.first(qMin<qsizetype>(text.size(), keptOfTooLong)) : text;
    line.problem = problem;
    if (line.isTooLong && problem.isEmpty())
        line.problem = StorageText::tr("The value is longer than 64 MB.");
    m_dropped = 0;
    return line;
}

// A character that should not be there, as a record.
Line JsonValueReader::character(const QString &problem)
{
    m_valueLine = m_line;
    ++m_at;
    m_indent = -1;
    return finish(problem);
}

} // namespace Concord
