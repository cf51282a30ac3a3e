// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/sentences.h"

#include <algorithm>
#include <array>

namespace Concord {

namespace {

// Without the final period, in lower case.
constexpr std::array<QStringView, 33> abbreviations = {
    u"a.m",  u"adm",  u"aug", u"co",  u"col", u"corp", u"dec", u"dr", u"feb", u"gen", u"inc",
    u"jan",  u"jr",   u"lt",  u"ltd", u"maj", u"mr",   u"mrs", u"ms", u"nov", u"oct", u"p.m",
    u"ph.d", u"prof", u"rep", u"sen", u"sep", u"sept", u"sr",  u"st", u"u.k", u"u.s", u"vs"};

bool isAnyOf(QChar c, QStringView set)
{
    return set.contains(c);
}

// What may follow a mark directly, without a space, and still begin a new token. Of several marks
// in a row the last one decides.
bool standsAlone(QChar c)
{
    return isAnyOf(c, u")\";}]*:@'({[");
}

bool isAbbreviation(QStringView word)
{
    const QString low = word.toString().toLower();
    const QStringView last = QStringView(low).sliced(low.lastIndexOf(u'-') + 1);
    return std::ranges::any_of(abbreviations,
                               [&](QStringView known) { return known == low || known == last; });
}

bool isNumber(QStringView word)
{
    const auto digits = std::ranges::count_if(word, [](QChar c) { return c.isDigit(); });
    return digits > 0
        && std::ranges::all_of(word, [](QChar c) { return c.isDigit() || isAnyOf(c, u",.-"); });
}

class SentenceScanner
{
public:
    explicit SentenceScanner(const QString &text) : m_text(text), m_end(text.size())
    {
        while (m_end > 0 && text[m_end - 1].isSpace())
            --m_end;
    }

    QStringList split();

private:
    qsizetype skipSpace(qsizetype at) const;
    qsizetype ellipsisEnd(qsizetype at) const;
    bool endsSentence(qsizetype mark, qsizetype next) const;
    QStringView wordBefore(qsizetype mark) const;
    qsizetype closersEnd(qsizetype at) const;

    const QString &m_text;
    qsizetype m_end;
};

qsizetype SentenceScanner::skipSpace(qsizetype at) const
{
    while (at < m_end && m_text[at].isSpace())
        ++at;
    return at;
}

// The end of "...", ". . ." or their like beginning at a period; `at` itself for a single one.
qsizetype SentenceScanner::ellipsisEnd(qsizetype at) const
{
    qsizetype end = at + 1;
    while (end < m_end && m_text[end] == u'.')
        ++end;
    const bool spaced = end == at + 1 && at + 4 < m_end && m_text[at + 1].isSpace()
        && m_text[at + 2] == u'.' && m_text[at + 3].isSpace() && m_text[at + 4] == u'.';
    if (spaced)
        return at + 5;
    return end > at + 1 ? end : at;
}

// The word that the mark ends. What follows an apostrophe is none of its own: "can't." ends in 't.
QStringView SentenceScanner::wordBefore(qsizetype mark) const
{
    qsizetype begin = mark;
    while (begin > 0 && !m_text[begin - 1].isSpace()
           && !isAnyOf(m_text[begin - 1], u")\";}]*:@({[!?`")) {
        --begin;
        if (m_text[begin] == u'\'')
            break;
    }
    return QStringView(m_text).sliced(begin, mark - begin);
}

bool SentenceScanner::endsSentence(qsizetype mark, qsizetype next) const
{
    if (m_text[mark] != u'.')
        return true;
    const QStringView word = wordBefore(mark);
    const bool isInitial = word.size() == 1 && word[0].isLetter();
    if (isAbbreviation(word) && !isInitial)
        return false;
    const QChar following = m_text[next];
    const bool continues = following.isLower() || isAnyOf(following, u";:,.!?");
    if (isInitial)
        return !continues && !following.isUpper();
    return !(isNumber(word) && continues);
}

// Where the quotes and brackets end that close what came before, if `at` begins with such.
qsizetype SentenceScanner::closersEnd(qsizetype at) const
{
    qsizetype end = at;
    while (end < m_end && isAnyOf(m_text[end], u"\"')]}"))
        ++end;
    const bool isDetached =
        end == m_end || m_text[end].isSpace() || QStringView(m_text).sliced(end).startsWith(u"--");
    return isDetached ? end : at;
}

QStringList SentenceScanner::split()
{
    QStringList found;
    qsizetype begin = skipSpace(0);
    for (qsizetype at = begin; at < m_end; ++at) {
        if (!isAnyOf(m_text[at], u".?!"))
            continue;
        if (m_text[at] == u'.' && ellipsisEnd(at) > at) {
            at = ellipsisEnd(at) - 1;
            continue;
        }
        const qsizetype next = skipSpace(at + 1);
        const bool isCandidate = next < m_end && (next > at + 1 || standsAlone(m_text[next]));
        if (!isCandidate || !endsSentence(at, next))
            continue;
        const qsizetype closed = closersEnd(next);
        const qsizetype end = closed > next ? closed : at + 1;
        found.append(m_text.sliced(begin, end - begin));
        begin = skipSpace(end);
        at = begin - 1;
    }
    if (begin < m_end)
        found.append(m_text.sliced(begin, m_end - begin));
    return found;
}

} // namespace

QStringList sentences(const QString &text)
{
    return SentenceScanner(text).split();
}

} // namespace Concord
