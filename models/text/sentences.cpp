// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/sentences.h"

#include <algorithm>
#include <array>
#include <optional>

namespace Concord {

namespace {

// Without the final period, in lower case.
constexpr std::array<QStringView, 34> abbreviations = {
    u"a.m", u"adm",  u"aug", u"co",  u"col",  u"corp", u"dec", u"dr",  u"feb",
    u"gen", u"inc",  u"jan", u"jr",  u"lt",   u"ltd",  u"maj", u"mr",  u"mrs",
    u"ms",  u"nov",  u"oct", u"p.m", u"ph.d", u"prof", u"rep", u"s.a", u"sen",
    u"sep", u"sept", u"sr",  u"st",  u"u.k",  u"u.s",  u"vs"};

bool isAnyOf(QChar c, QStringView set)
{
    return set.contains(c);
}

// What may follow a mark or a word directly and still be a token of its own.
bool standsAlone(QChar c)
{
    return isAnyOf(c, u")\";}]*:@'({[!?");
}

bool isMark(QChar c)
{
    return isAnyOf(c, u".?!");
}

// Whether the token is an abbreviation's word, such as "dr" or, after a hyphen, "semi-co".
bool isAbbreviation(QStringView word)
{
    const QString low = word.toString().toLower();
    const QStringView last = QStringView(low).sliced(low.lastIndexOf(u'-') + 1);
    return std::ranges::any_of(abbreviations,
                               [&](QStringView known) { return known == low || known == last; });
}

// "3.", "-1,000." or "2-3.": a digit after at most a minus and a mark.
bool isNumber(QStringView token)
{
    qsizetype at = token.startsWith(u'-') ? 1 : 0;
    if (at < token.size() && isAnyOf(token[at], u".,"))
        ++at;
    if (at == token.size() || !token[at].isDigit())
        return false;
    return std::all_of(token.begin() + at, token.end(),
                       [](QChar c) { return c.isDigit() || isAnyOf(c, u",.-"); });
}

/// The tokens around a mark, as Punkt cuts them.
class ContextTokens
{
public:
    explicit ContextTokens(QStringView text) : m_text(text) {}

    /// Empty at the end.
    QStringView next();

private:
    bool isSpaceAt(qsizetype at) const { return at == m_text.size() || m_text[at].isSpace(); }
    qsizetype runEnd(qsizetype at, QChar c) const;
    qsizetype spacedEllipsisEnd(qsizetype at) const;
    bool beginsRun(qsizetype at) const;
    bool endsWord(qsizetype at) const;

    QStringView m_text;
    qsizetype m_at = 0;
};

qsizetype ContextTokens::runEnd(qsizetype at, QChar c) const
{
    while (at < m_text.size() && m_text[at] == c)
        ++at;
    return at;
}

// The end of ". . ." and longer ones on a line; `at` where there is none.
qsizetype ContextTokens::spacedEllipsisEnd(qsizetype at) const
{
    qsizetype end = at;
    int periods = 0;
    for (qsizetype i = at; i < m_text.size() && m_text[i] == u'.'; i += 2) {
        if (++periods > 2)
            end = i + 1;
        if (isSpaceAt(i + 1) && i + 1 < m_text.size() && m_text[i + 1] != u'\n')
            continue;
        break;
    }
    return end;
}

// "--", ".." and ". . ." are tokens wherever they begin.
bool ContextTokens::beginsRun(qsizetype at) const
{
    return runEnd(at, u'-') > at + 1 || runEnd(at, u'.') > at + 1 || spacedEllipsisEnd(at) > at;
}

bool ContextTokens::endsWord(qsizetype at) const
{
    const auto ends = [this](qsizetype place) {
        return isSpaceAt(place) || standsAlone(m_text[place]) || beginsRun(place);
    };
    return ends(at) || (m_text[at] == u',' && ends(at + 1));
}

QStringView ContextTokens::next()
{
    while (m_at < m_text.size() && m_text[m_at].isSpace())
        ++m_at;
    if (m_at == m_text.size())
        return {};
    const qsizetype begin = m_at;
    if (const qsizetype dashes = runEnd(begin, u'-'); dashes > begin + 1)
        m_at = dashes;
    else if (const qsizetype dots = runEnd(begin, u'.'); dots > begin + 1)
        m_at = dots;
    else if (const qsizetype spaced = spacedEllipsisEnd(begin); spaced > begin)
        m_at = spaced;
    else
        ++m_at;
    const bool isWord = m_at == begin + 1 && !isAnyOf(m_text[begin], u"(\"`{[:;&#*@)}]-,");
    while (isWord && !endsWord(m_at))
        ++m_at;
    return m_text.sliced(begin, m_at - begin);
}

// Whether a sentence ends between two tokens (Kiss and Strunk 2006, without a trained table).
bool endsBetween(QStringView token, QStringView next)
{
    if (token == u"?" || token == u"!" || token == u".")
        return true;
    if (!token.endsWith(u'.') || token.endsWith(u".."))
        return false;
    const QChar following = next[0];
    const bool continues =
        following.isLower() || (next.size() == 1 && isAnyOf(following, u";:,.!?"));
    const bool isInitial = token.size() == 2 && (token[0].isLetter() || token[0] == u'_');
    if (isAbbreviation(token.chopped(1)))
        return false;
    if (isInitial)
        return !continues && !following.isUpper();
    return !(isNumber(token) && continues);
}

bool holdsEnd(QStringView context)
{
    ContextTokens tokens(context);
    QStringView token = tokens.next();
    for (QStringView next = tokens.next(); !next.isEmpty(); next = tokens.next()) {
        if (endsBetween(token, next))
            return true;
        token = next;
    }
    return false;
}

/// A mark that may end a sentence.
struct Candidate
{
    qsizetype at = 0;
    qsizetype next = 0; ///< where the next sentence would begin
    qsizetype contextEnd = 0;
};

struct Slice
{
    qsizetype begin = 0;
    qsizetype end = 0;
};

class SentenceScanner
{
public:
    explicit SentenceScanner(const QString &text) : m_text(text) {}

    QStringList split() const;

private:
    std::optional<Candidate> candidateAt(qsizetype mark) const;
    qsizetype wordBegin(qsizetype from, qsizetype mark) const;
    QList<Slice> slices() const;
    qsizetype closersEnd(qsizetype begin, qsizetype end) const;
    qsizetype skipSpace(qsizetype at) const;

    const QString &m_text;
};

qsizetype SentenceScanner::skipSpace(qsizetype at) const
{
    while (at < m_text.size() && m_text[at].isSpace())
        ++at;
    return at;
}

std::optional<Candidate> SentenceScanner::candidateAt(qsizetype mark) const
{
    const qsizetype after = mark + 1;
    if (after == m_text.size())
        return std::nullopt;
    if (standsAlone(m_text[after]))
        return Candidate{mark, after, after + 1};
    const qsizetype next = skipSpace(after);
    if (next == after || next == m_text.size())
        return std::nullopt;
    qsizetype end = next;
    while (end < m_text.size() && !m_text[end].isSpace())
        ++end;
    return Candidate{mark, next, end};
}

// Behind the last white space after `from` and before the mark; -1 without such.
qsizetype SentenceScanner::wordBegin(qsizetype from, qsizetype mark) const
{
    for (qsizetype at = mark - 1; at > from; --at) {
        if (isAnyOf(m_text[at], u" \t\n\r\v\f"))
            return at + 1;
    }
    return -1;
}

// Of marks without white space between them only the last one is asked, with all before it as its
// context.
QList<Slice> SentenceScanner::slices() const
{
    QList<Slice> found;
    qsizetype begin = skipSpace(0);
    std::optional<Candidate> previous;
    qsizetype context = 0;
    const auto settle = [&] {
        const QStringView around =
            QStringView(m_text).sliced(context, previous->contextEnd - context);
        if (!holdsEnd(around))
            return;
        found.append({begin, previous->at + 1});
        begin = previous->next;
    };
    for (qsizetype at = 0; at < m_text.size(); ++at) {
        const auto candidate = isMark(m_text[at]) ? candidateAt(at) : std::nullopt;
        if (!candidate)
            continue;
        const qsizetype word = wordBegin(previous ? previous->at : 0, at);
        const qsizetype start = word < 0 ? context : word;
        if (previous && previous->at <= start)
            settle();
        previous = candidate;
        context = start;
    }
    if (previous)
        settle();
    qsizetype end = m_text.size();
    while (end > 0 && m_text[end - 1].isSpace())
        --end;
    found.append({begin, end});
    return found;
}

// Where the quotes and brackets end that begin a slice but close what came before; -1 without.
qsizetype SentenceScanner::closersEnd(qsizetype begin, qsizetype end) const
{
    qsizetype at = begin;
    while (at < end && isAnyOf(m_text[at], u"\"')]}")) {
        ++at;
        if (at == end || m_text[at].isSpace() || QStringView(m_text).sliced(at).startsWith(u"--"))
            return at;
    }
    return -1;
}

QStringList SentenceScanner::split() const
{
    const QList<Slice> all = slices();
    QStringList found;
    qsizetype taken = 0; // of the slice at hand, by the sentence before
    for (qsizetype i = 0; i < all.size(); ++i) {
        const qsizetype begin = all[i].begin + taken;
        qsizetype end = all[i].end;
        taken = 0;
        if (i + 1 < all.size()) {
            const Slice &next = all[i + 1];
            if (const qsizetype closed = closersEnd(next.begin, next.end); closed >= 0) {
                end = closed;
                taken = qMin(skipSpace(closed), next.end) - next.begin;
            }
        }
        if (begin < end)
            found.append(m_text.sliced(begin, end - begin));
    }
    return found;
}

} // namespace

QStringList sentences(const QString &text)
{
    return SentenceScanner(text).split();
}

} // namespace Concord
