// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/recordreaders.h"

#include "storage/import/jsonbrackets.h"
#include "storage/import/jsonvaluereader.h"
#include "storage/import/linereader.h"

#include <QIODevice>

namespace Concord {

namespace {

constexpr qint64 lookedAt = qint64(64) * 1024;

// Whether the start of a file is that of a list or of a value over several lines.
bool beginsWithValue(QByteArrayView start)
{
    if (start.startsWith("\xEF\xBB\xBF"))
        start = start.sliced(3);
    start = start.trimmed();
    const bool isList = start.startsWith('[');
    const qsizetype end = start.indexOf('\n');
    if (!isList && (!start.startsWith('{') || end < 0))
        return false;
    if (end < 0)
        return true;
    const QByteArrayView line = start.first(end).trimmed();
    const bool isObjectNext = start.sliced(end).trimmed().startsWith('{');
    JsonBrackets brackets;
    brackets.take(line);
    if (isList)
        return !brackets.isWhole() || !isObjectNext || line.contains('{'); // or a bad line
    // A line that was cut off is followed by another.
    return !brackets.isWhole() && !brackets.isInText() && (!isObjectNext || line.endsWith('['));
}

} // namespace

std::unique_ptr<RecordReader> makeRecordReader(QIODevice &device)
{
    if (beginsWithValue(device.peek(lookedAt)))
        return std::make_unique<JsonValueReader>(device);
    return std::make_unique<LineReader>(device);
}

} // namespace Concord
