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
    bool pauses();
    bool opensQuote(qsizetype quote) const;
    void findFinalPeriod();

    QString m_text;
    QString m_out;
    qsizetype m_at = 0;
    qsizetype m_finalPeriod = -1;
    qsizetype m_seen = -1; ///< already looked at as what follows a colon or comma
};

PennSpacer::PennSpacer(const QString &sentence) : m_text(sentence.trimmed())
{
    m_out.reserve(m_text.size() * 2);
    findFinalPeriod();
}

// Straight double quotes, and two single ones, open after a space, a bracket or an opening quote.
bool PennSpacer::opensQuote(qsizetype quote) const
{
    return quote > 0 && isIn(u" ([{<«“‘„`", m_text[quote - 1]);
}

// A period that only closing quotes, brackets and spaces follow, unless it ends an ellipsis.
void PennSpacer::findFinalPeriod()
{
    qsizetype last = m_text.size() - 1;
    while (last > 0 && isIn(u"])}>\"'»”’ ", m_text[last])) {
        const bool isPair = m_text[last] == u'\'' && m_text[last - 1] == u'\'';
        if ((m_text[last] == u'"' && opensQuote(last)) || (isPair && opensQuote(last - 1)))
            return;
        --last;
    }
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

void PennSpacer::doubleQuote(qsizetype length)
{
    const bool atBegin = m_at == 0 && length == 1;
    alone(atBegin || opensQuote(m_at) ? u"``" : u"''");
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
    if (quotesLetter || (m_at > 0 && at(m_at + 1) == u' '))
        alone(u"'");
    else
        m_out += u'\'';
    ++m_at;
}

// A colon or comma stands alone before anything but a digit. What is behind it is looked at once:
// of two in a row inside a text the second one does not.
bool PennSpacer::pauses()
{
    const bool isLast = m_at + 1 == m_text.size();
    if (isLast || m_at == m_seen || at(m_at + 1).isDigit())
        return isLast;
    m_seen = m_at + 1;
    return true;
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
        const bool isPause = isIn(u":,", c) && pauses();
        if (isIn(u"«“‘„»”’;@#$%&?!*[](){}<>", c) || m_at == m_finalPeriod || isPause)
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

constexpr std::array<Contraction, 7> contractions = {{{u"cannot", 3},
                                                      {u"d'ye", 1},
                                                      {u"gimme", 3},
                                                      {u"gonna", 3},
                                                      {u"gotta", 3},
                                                      {u"lemme", 3},
                                                      {u"more'n", 4}}};
constexpr Contraction finalContraction{u"wanna", 3}; // before white space only
constexpr std::array<Contraction, 2> initialContractions = {{{u"'tis", 2}, {u"'twas", 2}}};

bool endsAt(QStringView word, qsizetype end)
{
    return end == word.size() || !isWordCharacter(word[end]);
}

bool beginsAt(QStringView word, qsizetype begin)
{
    return begin == 0 || !isWordCharacter(word[begin - 1]);
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

// Where a word holds a contraction, and how long its parts are.
struct Cut
{
    qsizetype begin = 0;
    qsizetype head = 0; ///< 0: there is none
    qsizetype length = 0;
};

Cut contractionIn(QStringView word, bool isAfterSpace)
{
    for (const Contraction &known : contractions) {
        const qsizetype begin = word.indexOf(known.whole, 0, Qt::CaseInsensitive);
        if (begin >= 0 && beginsAt(word, begin) && endsAt(word, begin + known.whole.size()))
            return {begin, known.head, known.whole.size()};
    }
    const qsizetype last = word.size() - finalContraction.whole.size();
    if (word.endsWith(finalContraction.whole, Qt::CaseInsensitive) && beginsAt(word, last))
        return {last, finalContraction.head, finalContraction.whole.size()};
    for (const Contraction &known : initialContractions) {
        if (isAfterSpace && word.startsWith(known.whole, Qt::CaseInsensitive)
            && endsAt(word, known.whole.size()))
            return {0, known.head, known.whole.size()};
    }
    return {};
}

// A contraction stands alone in its two parts, whatever is before and after it.
void appendStem(QStringView stem, bool isAfterSpace, QStringList &words)
{
    while (!stem.isEmpty()) {
        const Cut cut = contractionIn(stem, isAfterSpace);
        if (cut.head == 0) {
            words << stem.toString();
            return;
        }
        if (cut.begin > 0)
            words << stem.first(cut.begin).toString();
        words << stem.sliced(cut.begin, cut.head).toString()
              << stem.sliced(cut.begin + cut.head, cut.length - cut.head).toString();
        stem = stem.sliced(cut.begin + cut.length);
        isAfterSpace = true;
    }
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

// The spaces around a word: other white space than a space keeps clitics with their words.
struct WordPlace
{
    bool isAfterSpace = true;
    bool isBeforeSpace = true;
};

void appendWord(QStringView word, const WordPlace &place, QStringList &words)
{
    if (!mayBeCut(word)) {
        words << word.toString();
        return;
    }
    const qsizetype shortTail = place.isBeforeSpace ? cliticLength(word, shortClitics) : 0;
    const QStringView head = word.chopped(shortTail);
    const qsizetype longTail = place.isBeforeSpace ? cliticLength(head, longClitics) : 0;
    appendStem(head.chopped(longTail), place.isAfterSpace, words);
    if (longTail > 0)
        words << head.last(longTail).toString();
    if (shortTail > 0)
        words << word.last(shortTail).toString();
}

} // namespace

QStringList pennWords(const QString &sentence)
{
    const QString spaced = PennSpacer(sentence).spaced();
    QStringList words;
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= spaced.size(); ++at) {
        const bool isEnd = at == spaced.size();
        if (!isEnd && !spaced[at].isSpace())
            continue;
        const QStringView word = QStringView(spaced).sliced(begin, at - begin);
        if (!word.isEmpty()) {
            const bool isFirst = begin == 0;
            appendWord(word, {isFirst || spaced[begin - 1] == u' ', isEnd || spaced[at] == u' '},
                       words);
        }
        begin = at + 1;
    }
    return words;
}

} // namespace Concord
