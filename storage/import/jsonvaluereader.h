// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/jsonbrackets.h"
#include "storage/import/recordreader.h"

#include <QByteArray>

class QIODevice;

namespace Concord {

/// The elements of a JSON list that is the whole file, or JSON values one after another, over any
/// number of lines, in bounded memory. Only strings and brackets are followed: what a value holds
/// is for who parses it. What is wrong between values is a record with a problem.
class JsonValueReader : public RecordReader
{
public:
    explicit JsonValueReader(QIODevice &device, qint64 limit = defaultLimit);

    std::optional<Line> next() override;
    QString errorText() const override { return m_error; }

private:
    enum class Place { Start, InList, AfterList, Outside, End };

    bool fill();
    bool hasByte();
    bool hasBytes(qsizetype count);
    bool skipBlanks();
    void begin();
    std::optional<Line> nextInList();
    std::optional<Line> nextOutside();
    std::optional<Line> rest();
    Line value(const QString &problem);
    void scanBrackets();
    void scanPlain();
    bool nextValueBegins();
    QString endProblem() const;
    void dropExcess();
    Line finish(const QString &problem);
    Line character(const QString &problem);

    QIODevice &m_device;
    qint64 m_limit;
    QByteArray m_buffer;
    qsizetype m_begin = 0; ///< of the current value in m_buffer
    qsizetype m_at = 0; ///< everything before was looked at
    qint64 m_dropped = 0; ///< bytes of the current value that are no longer in m_buffer
    qint64 m_line = 1; ///< of m_at
    qint64 m_valueLine = 1;
    qint64 m_indent = 0; ///< blanks before m_at in its line, or -1 after something else
    qint64 m_valueIndent = -1;
    JsonBrackets m_brackets;
    Place m_place = Place::Start;
    bool m_needsComma = false;
    bool m_atEnd = false;
    QString m_error;
};

} // namespace Concord
