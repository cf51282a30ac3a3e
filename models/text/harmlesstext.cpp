// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/harmlesstext.h"

#include <algorithm>

namespace Concord {

namespace {

constexpr char16_t firstIsolate = 0x2068;
constexpr char16_t popIsolate = 0x2069;

bool isOverride(char16_t unit)
{
    return unit == 0x202D || unit == 0x202E;
}

char16_t shownUnit(char16_t unit)
{
    if (unit < 0x20 && unit != u'\n' && unit != u'\t')
        return char16_t(0x2400 + unit);
    if (unit == 0x7F)
        return char16_t(0x2421);
    const bool isControl = unit >= 0x80 && unit < 0xA0;
    return isControl || isOverride(unit) ? char16_t(QChar::ReplacementCharacter) : unit;
}

bool turnsAround(QChar c)
{
    switch (c.direction()) {
    case QChar::DirR:
    case QChar::DirAL:
    case QChar::DirRLE:
    case QChar::DirRLO:
    case QChar::DirLRE:
    case QChar::DirLRO:
    case QChar::DirRLI:
    case QChar::DirLRI:
    case QChar::DirFSI:
        return true;
    default:
        return c.isSurrogate(); // some scripts beyond the first plane run to the left
    }
}

} // namespace

QString harmlessText(const QString &text)
{
    QString shown = text;
    if (shown.contains(u'\r')) {
        shown.replace(QLatin1StringView("\r\n"), QLatin1StringView("\n"));
        shown.replace(u'\r', u'\n');
    }
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const char16_t unit = shown.at(i).unicode();
        const char16_t other = shownUnit(unit);
        if (other != unit)
            shown[i] = QChar(other);
    }
    return shown;
}

QString isolated(const QString &text)
{
    if (std::none_of(text.begin(), text.end(), turnsAround))
        return text;
    return QChar(firstIsolate) + text + QChar(popIsolate);
}

QList<TextMatch> matchesIn(const QString &text, const QStringList &words)
{
    QList<TextMatch> all;
    for (const QString &word : words) {
        qsizetype at = word.isEmpty() ? -1 : text.indexOf(word, 0, Qt::CaseInsensitive);
        while (at >= 0) {
            all.append({at, word.size()});
            at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive);
        }
    }
    std::sort(all.begin(), all.end(), [](const TextMatch &a, const TextMatch &b) {
        return a.position != b.position ? a.position < b.position : a.length > b.length;
    });
    QList<TextMatch> apart;
    qsizetype end = 0;
    for (const TextMatch &match : all) {
        if (match.position < end)
            continue;
        apart.append(match);
        end = match.position + match.length;
    }
    return apart;
}

qsizetype partLength(QStringView text, qsizetype longest)
{
    if (text.size() <= longest)
        return text.size();
    const QStringView part = text.first(longest);
    for (const QChar end : {QChar(u'\n'), QChar(u' ')}) {
        const qsizetype at = part.lastIndexOf(end);
        if (at >= longest / 2)
            return at + 1;
    }
    return part.back().isHighSurrogate() ? longest - 1 : longest;
}

} // namespace Concord
