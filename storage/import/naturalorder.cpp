// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/naturalorder.h"

namespace Concord {

namespace {

bool isDecimal(QChar character)
{
    return character >= u'0' && character <= u'9';
}

// The number at `place` without leading zeros; `place` goes behind it.
QStringView numberAt(QStringView text, qsizetype &place)
{
    while (place < text.size() && text[place] == u'0')
        ++place;
    const qsizetype begin = place;
    while (place < text.size() && isDecimal(text[place]))
        ++place;
    return text.sliced(begin, place - begin);
}

} // namespace

bool comesBefore(const QString &a, const QString &b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDecimal(a[i]) && isDecimal(b[j])) {
            const QStringView first = numberAt(a, i);
            const QStringView second = numberAt(b, j);
            if (first.size() != second.size())
                return first.size() < second.size();
            if (first != second)
                return first < second;
            continue;
        }
        if (a[i] != b[j])
            return a[i] < b[j];
        ++i;
        ++j;
    }
    const bool isOver = i == a.size();
    return isOver == (j == b.size()) ? a < b : isOver;
}

} // namespace Concord
