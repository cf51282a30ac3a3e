// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/porterstemmer.h"

#include <QHash>

#include <array>
#include <span>
#include <string_view>

namespace Concord {

namespace {

// One code point each, so that "two letters" means the same as elsewhere.
using Word = std::u32string;
using WordView = std::u32string_view;

bool isConsonant(WordView word, size_t at)
{
    if (WordView(U"aeiou").find(word[at]) != WordView::npos)
        return false;
    return word[at] != U'y' || at == 0 || !isConsonant(word, at - 1);
}

// How often a vowel is followed by a consonant: m of the paper.
int measureOf(WordView stem)
{
    int measure = 0;
    for (size_t i = 1; i < stem.size(); ++i)
        measure += !isConsonant(stem, i - 1) && isConsonant(stem, i) ? 1 : 0;
    return measure;
}

bool hasVowel(WordView stem)
{
    for (size_t i = 0; i < stem.size(); ++i) {
        if (!isConsonant(stem, i))
            return true;
    }
    return false;
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
Word applyFirst(const Word &word, std::span<const SuffixRule> rules)
{
    for (const SuffixRule &rule : rules) {
        if (!WordView(word).ends_with(rule.suffix))
            continue;
        const WordView stem = WordView(word).substr(0, word.size() - rule.suffix.size());
        return !rule.holds || rule.holds(stem) ? Word(stem) + Word(rule.replacement) : word;
    }
    return word;
}

Word dropPlural(const Word &word)
{
    static constexpr std::array rules = {SuffixRule{U"sses", U"ss"}, SuffixRule{U"ies", U"i"},
                                         SuffixRule{U"ss", U"ss"}, SuffixRule{U"s", U""}};
    if (word.size() == 4 && word.ends_with(U"ies"))
        return word.substr(0, 3);
    return applyFirst(word, rules);
}

Word tidyAfterPast(const Word &stem)
{
    if (stem.ends_with(U"at") || stem.ends_with(U"bl") || stem.ends_with(U"iz"))
        return stem + U'e';
    if (endsDouble(stem)) {
        const bool stays = WordView(U"lsz").find(stem.back()) != WordView::npos;
        return stays ? stem : stem.substr(0, stem.size() - 1);
    }
    return measureOf(stem) == 1 && endsShort(stem) ? stem + U'e' : stem;
}

Word dropPast(const Word &word)
{
    const size_t n = word.size();
    if (word.ends_with(U"ied"))
        return word.substr(0, n - 3) + (n == 4 ? U"ie" : U"i");
    if (word.ends_with(U"eed"))
        return isMeasured(WordView(word).substr(0, n - 3)) ? word.substr(0, n - 1) : word;
    for (const WordView suffix : {WordView(U"ed"), WordView(U"ing")}) {
        if (!word.ends_with(suffix))
            continue;
        const Word stem = word.substr(0, n - suffix.size());
        if (hasVowel(stem))
            return tidyAfterPast(stem);
    }
    return word;
}

Word turnY(const Word &word)
{
    const size_t n = word.size();
    if (n > 2 && word.back() == U'y' && isConsonant(word, n - 2))
        return word.substr(0, n - 1) + U'i';
    return word;
}

Word joinDoubleSuffixes(const Word &word)
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
        return joinDoubleSuffixes(word.substr(0, word.size() - 2));
    return applyFirst(word, rules);
}

Word dropMiddleSuffix(const Word &word)
{
    static constexpr std::array rules = {
        SuffixRule{U"icate", U"ic", isMeasured}, SuffixRule{U"ative", U"", isMeasured},
        SuffixRule{U"alize", U"al", isMeasured}, SuffixRule{U"iciti", U"ic", isMeasured},
        SuffixRule{U"ical", U"ic", isMeasured},  SuffixRule{U"ful", U"", isMeasured},
        SuffixRule{U"ness", U"", isMeasured}};
    return applyFirst(word, rules);
}

Word dropLastSuffix(const Word &word)
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
    return applyFirst(word, rules);
}

Word dropFinalE(const Word &word)
{
    if (!word.ends_with(U'e'))
        return word;
    const Word stem = word.substr(0, word.size() - 1);
    const int measure = measureOf(stem);
    return measure > 1 || (measure == 1 && !endsShort(stem)) ? stem : word;
}

Word dropDoubleL(const Word &word)
{
    const size_t n = word.size();
    return word.ends_with(U"ll") && isLong(WordView(word).substr(0, n - 1)) ? word.substr(0, n - 1)
                                                                            : word;
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
        stem = step(stem);
    return QString::fromStdU32String(stem);
}

} // namespace Concord
