// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/porterstemmer.h"

#include <QHash>

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

namespace Concord {

namespace {

// One code point each, so that "two letters" means the same as elsewhere.
using Word = std::u32string;
using WordView = std::u32string_view;

bool isVowelLetter(char32_t letter)
{
    return WordView(U"aeiou").find(letter) != WordView::npos;
}

// A y is a consonant at the begin and after a vowel, so that of several every other one is.
bool isConsonant(WordView word, size_t at)
{
    size_t begin = at;
    while (begin > 0 && word[begin] == U'y')
        --begin;
    const bool isFirst = word[begin] == U'y' || !isVowelLetter(word[begin]);
    return isFirst == ((at - begin) % 2 == 0);
}

// For each letter of a word from the first on.
class ConsonantScan
{
public:
    bool next(char32_t letter)
    {
        m_isConsonant = letter == U'y' ? !m_isConsonant : !isVowelLetter(letter);
        return m_isConsonant;
    }

private:
    bool m_isConsonant = false; // before the first letter, as after a vowel
};

// How often a vowel is followed by a consonant: m of the paper.
int measureOf(WordView stem)
{
    int measure = 0;
    bool isAfterVowel = false;
    ConsonantScan scan;
    for (const char32_t letter : stem) {
        const bool isConsonantNow = scan.next(letter);
        measure += isAfterVowel && isConsonantNow ? 1 : 0;
        isAfterVowel = !isConsonantNow;
    }
    return measure;
}

bool hasVowel(WordView stem)
{
    ConsonantScan scan;
    return std::ranges::any_of(stem, [&](char32_t letter) { return !scan.next(letter); });
}

bool endsDouble(WordView word)
{
    const size_t n = word.size();
    return n >= 2 && word[n - 1] == word[n - 2] && isConsonant(word, n - 1);
}

// Consonant, vowel, consonant, the last not w, x or y; or just vowel, consonant.
bool endsShort(WordView word)
{
    const size_t n = word.size();
    if (n == 2)
        return !isConsonant(word, 0) && isConsonant(word, 1);
    return n >= 3 && isConsonant(word, n - 3) && !isConsonant(word, n - 2)
        && isConsonant(word, n - 1) && WordView(U"wxy").find(word[n - 1]) == WordView::npos;
}

struct SuffixRule
{
    WordView suffix;
    WordView replacement;
    bool (*holds)(WordView stem) = nullptr; ///< none: always
};

bool isMeasured(WordView stem)
{
    return measureOf(stem) > 0;
}

bool isLong(WordView stem)
{
    return measureOf(stem) > 1;
}

bool isLongBeforeIon(WordView stem)
{
    return isLong(stem) && (stem.back() == U's' || stem.back() == U't');
}

// Of "-logi" the measure is taken with the l.
bool isMeasuredBeforeOgi(WordView stem)
{
    return isMeasured(Word(stem) + U'l');
}

// The first suffix that fits decides, whether or not its condition holds.
void applyFirst(Word &word, std::span<const SuffixRule> rules)
{
    for (const SuffixRule &rule : rules) {
        if (word.back() != rule.suffix.back() || !WordView(word).ends_with(rule.suffix))
            continue;
        const size_t rest = word.size() - rule.suffix.size();
        if (!rule.holds || rule.holds(WordView(word).substr(0, rest)))
            word.replace(rest, rule.suffix.size(), rule.replacement);
        return;
    }
}

void dropPlural(Word &word)
{
    static constexpr std::array rules = {SuffixRule{U"sses", U"ss"}, SuffixRule{U"ies", U"i"},
                                         SuffixRule{U"ss", U"ss"}, SuffixRule{U"s", U""}};
    if (word.size() == 4 && word.ends_with(U"ies"))
        word.pop_back();
    else
        applyFirst(word, rules);
}

void tidyAfterPast(Word &stem)
{
    const bool isCut = stem.ends_with(U"at") || stem.ends_with(U"bl") || stem.ends_with(U"iz");
    if (!isCut && endsDouble(stem)) {
        if (WordView(U"lsz").find(stem.back()) == WordView::npos)
            stem.pop_back();
    } else if (isCut || (measureOf(stem) == 1 && endsShort(stem))) {
        stem += U'e';
    }
}

void dropPast(Word &word)
{
    const size_t n = word.size();
    if (word.ends_with(U"ied")) {
        word.resize(n == 4 ? n - 1 : n - 2);
        return;
    }
    if (word.ends_with(U"eed")) {
        if (isMeasured(WordView(word).substr(0, n - 3)))
            word.pop_back();
        return;
    }
    for (const WordView suffix : {WordView(U"ed"), WordView(U"ing")}) {
        if (!word.ends_with(suffix) || !hasVowel(WordView(word).substr(0, n - suffix.size())))
            continue;
        word.resize(n - suffix.size());
        tidyAfterPast(word);
        return;
    }
}

void turnY(Word &word)
{
    const size_t n = word.size();
    if (n > 2 && word.back() == U'y' && isConsonant(word, n - 2))
        word.back() = U'i';
}

void joinDoubleSuffixes(Word &word)
{
    static constexpr std::array rules = {SuffixRule{U"ational", U"ate", isMeasured},
                                         SuffixRule{U"tional", U"tion", isMeasured},
                                         SuffixRule{U"enci", U"ence", isMeasured},
                                         SuffixRule{U"anci", U"ance", isMeasured},
                                         SuffixRule{U"izer", U"ize", isMeasured},
                                         SuffixRule{U"bli", U"ble", isMeasured},
                                         SuffixRule{U"alli", U"al", isMeasured},
                                         SuffixRule{U"entli", U"ent", isMeasured},
                                         SuffixRule{U"eli", U"e", isMeasured},
                                         SuffixRule{U"ousli", U"ous", isMeasured},
                                         SuffixRule{U"ization", U"ize", isMeasured},
                                         SuffixRule{U"ation", U"ate", isMeasured},
                                         SuffixRule{U"ator", U"ate", isMeasured},
                                         SuffixRule{U"alism", U"al", isMeasured},
                                         SuffixRule{U"iveness", U"ive", isMeasured},
                                         SuffixRule{U"fulness", U"ful", isMeasured},
                                         SuffixRule{U"ousness", U"ous", isMeasured},
                                         SuffixRule{U"aliti", U"al", isMeasured},
                                         SuffixRule{U"iviti", U"ive", isMeasured},
                                         SuffixRule{U"biliti", U"ble", isMeasured},
                                         SuffixRule{U"fulli", U"ful", isMeasured},
                                         SuffixRule{U"logi", U"log", isMeasuredBeforeOgi}};
    if (word.ends_with(U"alli") && isMeasured(WordView(word).substr(0, word.size() - 4)))
        word.resize(word.size() - 2);
    applyFirst(word, rules);
}

void dropMiddleSuffix(Word &word)
{
    static constexpr std::array rules = {
        SuffixRule{U"icate", U"ic", isMeasured}, SuffixRule{U"ative", U"", isMeasured},
        SuffixRule{U"alize", U"al", isMeasured}, SuffixRule{U"iciti", U"ic", isMeasured},
        SuffixRule{U"ical", U"ic", isMeasured},  SuffixRule{U"ful", U"", isMeasured},
        SuffixRule{U"ness", U"", isMeasured}};
    applyFirst(word, rules);
}

void dropLastSuffix(Word &word)
{
    static constexpr std::array rules = {
        SuffixRule{U"al", U"", isLong},    SuffixRule{U"ance", U"", isLong},
        SuffixRule{U"ence", U"", isLong},  SuffixRule{U"er", U"", isLong},
        SuffixRule{U"ic", U"", isLong},    SuffixRule{U"able", U"", isLong},
        SuffixRule{U"ible", U"", isLong},  SuffixRule{U"ant", U"", isLong},
        SuffixRule{U"ement", U"", isLong}, SuffixRule{U"ment", U"", isLong},
        SuffixRule{U"ent", U"", isLong},   SuffixRule{U"ion", U"", isLongBeforeIon},
        SuffixRule{U"ou", U"", isLong},    SuffixRule{U"ism", U"", isLong},
        SuffixRule{U"ate", U"", isLong},   SuffixRule{U"iti", U"", isLong},
        SuffixRule{U"ous", U"", isLong},   SuffixRule{U"ive", U"", isLong},
        SuffixRule{U"ize", U"", isLong}};
    applyFirst(word, rules);
}

void dropFinalE(Word &word)
{
    if (!word.ends_with(U'e'))
        return;
    const WordView stem = WordView(word).substr(0, word.size() - 1);
    const int measure = measureOf(stem);
    if (measure > 1 || (measure == 1 && !endsShort(stem)))
        word.pop_back();
}

void dropDoubleL(Word &word)
{
    if (word.ends_with(U"ll") && isLong(WordView(word).substr(0, word.size() - 1)))
        word.pop_back();
}

const QHash<QString, QString> &irregularStems()
{
    static const QHash<QString, QString> stems = [] {
        QHash<QString, QString> pool;
        const std::pair<const char16_t *, QStringList> forms[] = {
            {u"sky", {QStringLiteral("sky"), QStringLiteral("skies")}},
            {u"die", {QStringLiteral("dying")}},
            {u"lie", {QStringLiteral("lying")}},
            {u"tie", {QStringLiteral("tying")}},
            {u"news", {QStringLiteral("news")}},
            {u"inning", {QStringLiteral("innings"), QStringLiteral("inning")}},
            {u"outing", {QStringLiteral("outings"), QStringLiteral("outing")}},
            {u"canning", {QStringLiteral("cannings"), QStringLiteral("canning")}},
            {u"howe", {QStringLiteral("howe")}},
            {u"proceed", {QStringLiteral("proceed")}},
            {u"exceed", {QStringLiteral("exceed")}},
            {u"succeed", {QStringLiteral("succeed")}}};
        for (const auto &[stem, words] : forms) {
            for (const QString &word : words)
                pool.insert(word, QString::fromUtf16(stem));
        }
        return pool;
    }();
    return stems;
}

} // namespace

QString porterStem(const QString &word)
{
    const auto irregular = irregularStems().constFind(word);
    if (irregular != irregularStems().cend())
        return *irregular;
    QString lower = word.toLower();
    Word stem = lower.toStdU32String();
    if (stem.size() <= 2)
        return lower;
    for (const auto step : {dropPlural, dropPast, turnY, joinDoubleSuffixes, dropMiddleSuffix,
                            dropLastSuffix, dropFinalE, dropDoubleL})
        step(stem);
    return QString::fromStdU32String(stem);
}

} // namespace Concord
