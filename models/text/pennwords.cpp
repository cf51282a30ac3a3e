// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/pennwords.h"

#include <array>

namespace Concord {

namespace {

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

bool isIn(QStringView set, QChar c)
{
    return set.contains(c);
}

// What most of a text is made of, and what is never a token of its own.
bool isPlain(QChar c)
{
    const char16_t low = c.unicode() | 0x20;
    return (low >= u'a' && low <= u'z') || c == u' ';
}

// Puts spaces around whatever is a token of its own; clitics stay with their words.
class PennSpacer
{
public:
    explicit PennSpacer(const QString &sentence);
    QString spaced();

private:
    QChar at(qsizetype i) const { return i >= 0 && i < m_text.size() ? m_text[i] : QChar(u' '); }
    void alone(QStringView token) { m_out += u' ' + token.toString() + u' '; }
    void step();
    qsizetype runLength(QChar c) const;
    void doubleQuote(qsizetype length);
    void apostrophe();
    void findFinalPeriod();

    QString m_text;
    QString m_out;
    qsizetype m_at = 0;
    qsizetype m_finalPeriod = -1;
};

PennSpacer::PennSpacer(const QString &sentence) : m_text(sentence.trimmed())
{
    m_out.reserve(m_text.size() * 2);
    findFinalPeriod();
}

// A period that only closing quotes and brackets follow, unless it ends an ellipsis.
void PennSpacer::findFinalPeriod()
{
    qsizetype last = m_text.size() - 1;
    while (last >= 0 && isIn(u"])}>\"'»”’ ", m_text[last]))
        --last;
    if (last > 0 && m_text[last] == u'.' && m_text[last - 1] != u'.')
        m_finalPeriod = last;
}

qsizetype PennSpacer::runLength(QChar c) const
{
    qsizetype end = m_at;
    while (at(end) == c && end < m_text.size())
        ++end;
    return end - m_at;
}

// Straight double quotes, and two single ones, open after a space or a bracket and close elsewhere.
void PennSpacer::doubleQuote(qsizetype length)
{
    const bool atBegin = m_at == 0 && length == 1;
    const bool opens = atBegin || (m_at > 0 && isIn(u" ([{<", at(m_at - 1)));
    alone(opens ? u"``" : u"''");
    m_at += length;
}

void PennSpacer::apostrophe()
{
    if (at(m_at + 1) == u'\'') {
        doubleQuote(2);
        return;
    }
    // 'a but not 's: a quoted single letter.
    const QChar next = at(m_at + 1);
    const bool quotesLetter =
        isWordCharacter(next) && !isWordCharacter(at(m_at + 2)) && !isIn(u"mtsdn", next.toLower());
    if (quotesLetter || (m_at > 0 && at(m_at + 1).isSpace()))
        alone(u"'");
    else
        m_out += u'\'';
    ++m_at;
}

void PennSpacer::step()
{
    const QChar c = m_text[m_at];
    if (c == u'`') {
        const qsizetype length = runLength(c);
        alone(QStringView(m_text).sliced(m_at, length));
        m_at += length;
    } else if (c == u'"') {
        doubleQuote(1);
    } else if (c == u'\'') {
        apostrophe();
    } else if (c == u'.' && runLength(c) > 1) {
        const qsizetype length = runLength(c);
        alone(QStringView(m_text).sliced(m_at, length));
        m_at += length;
    } else if (c == u'-' && at(m_at + 1) == u'-') {
        alone(u"--");
        m_at += 2;
    } else {
        const bool splits = isIn(u"«“‘„»”’;@#$%&?!*[](){}<>", c) || m_at == m_finalPeriod
            || (isIn(u":,", c) && !at(m_at + 1).isDigit());
        if (splits)
            alone(QStringView(&c, 1));
        else
            m_out += c;
        ++m_at;
    }
}

QString PennSpacer::spaced()
{
    while (m_at < m_text.size()) {
        qsizetype plain = m_at;
        while (plain < m_text.size() && isPlain(m_text[plain]))
            ++plain;
        m_out += QStringView(m_text).sliced(m_at, plain - m_at);
        m_at = plain;
        if (m_at < m_text.size())
            step();
    }
    return m_out;
}

struct Contraction
{
    QStringView whole;
    qsizetype head; // characters of its first part
};

constexpr std::array<Contraction, 8> contractions = {{{u"cannot", 3},
                                                      {u"d'ye", 1},
                                                      {u"gimme", 3},
                                                      {u"gonna", 3},
                                                      {u"gotta", 3},
                                                      {u"lemme", 3},
                                                      {u"more'n", 4},
                                                      {u"wanna", 3}}};
constexpr std::array<Contraction, 2> initialContractions = {{{u"'tis", 2}, {u"'twas", 2}}};

bool endsAt(QStringView word, qsizetype end)
{
    return end == word.size() || !isWordCharacter(word[end]);
}

// A clitic has an apostrophe, and a contraction that, nn, mm or tt; looking for those first is many
// times faster.
bool mayBeCut(QStringView word)
{
    char16_t previous = 0;
    for (const QChar c : word) {
        const char16_t low = c.unicode() | 0x20;
        if (c == u'\'' || (low == previous && isIn(u"nmt", low)))
            return true;
        previous = low;
    }
    return false;
}

// Where a word that holds a contraction is cut; 0 if it holds none.
qsizetype contractionCut(QStringView word)
{
    for (const Contraction &known : initialContractions) {
        if (word.startsWith(known.whole, Qt::CaseInsensitive) && endsAt(word, known.whole.size()))
            return known.head;
    }
    for (const Contraction &known : contractions) {
        const qsizetype begin = word.indexOf(known.whole, 0, Qt::CaseInsensitive);
        if (begin >= 0 && (begin == 0 || !isWordCharacter(word[begin - 1]))
            && endsAt(word, begin + known.whole.size()))
            return begin + known.head;
    }
    return 0;
}

// The length of the clitic of `endings` that ends the word, if something other than an apostrophe
// is before it.
template <size_t count>
qsizetype cliticLength(QStringView word, const std::array<QStringView, count> &endings)
{
    for (const QStringView ending : endings) {
        const qsizetype rest = word.size() - ending.size();
        if (rest > 0 && word.endsWith(ending) && word[rest - 1] != u'\'')
            return ending.size();
    }
    return 0;
}

constexpr std::array<QStringView, 7> shortClitics = {u"'s", u"'S", u"'m", u"'M",
                                                     u"'d", u"'D", u"'"};
constexpr std::array<QStringView, 8> longClitics = {u"'ll", u"'LL", u"'re", u"'RE",
                                                    u"'ve", u"'VE", u"n't", u"N'T"};

void appendWord(QStringView word, QStringList &words)
{
    if (!mayBeCut(word)) {
        words << word.toString();
        return;
    }
    const qsizetype shortTail = cliticLength(word, shortClitics);
    const QStringView head = word.chopped(shortTail);
    const qsizetype longTail = cliticLength(head, longClitics);
    const QStringView stem = head.chopped(longTail);
    if (const qsizetype cut = contractionCut(stem); cut > 0)
        words << stem.first(cut).toString() << stem.sliced(cut).toString();
    else
        words << stem.toString();
    if (longTail > 0)
        words << head.last(longTail).toString();
    if (shortTail > 0)
        words << word.last(shortTail).toString();
}

} // namespace

QStringList pennWords(const QString &sentence)
{
    const QString spaced = PennSpacer(sentence).spaced().simplified();
    QStringList words;
    for (const QStringView word : QStringView(spaced).split(u' ', Qt::SkipEmptyParts))
        appendWord(word, words);
    return words;
}

} // namespace Concord
