// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/meteor.h"

#include "models/text/pennwords.h"
#include "models/text/porterstemmer.h"
#include "models/text/sentences.h"
#include "models/text/wordnet.h"

#include <QHash>

#include <algorithm>
#include <bitset>
#include <cmath>

namespace Concord {

namespace {

constexpr double alpha = 0.9;
constexpr double beta = 3;
constexpr double gammaWeight = 0.5;

// A token that has met none yet. Equal tokens have equal numbers, which compare faster.
struct MeteorToken
{
    int place = 0;
    QString text;
    int number = 0;
};

using MeteorTokens = std::vector<MeteorToken>;

MeteorTokens lowerTokens(const QStringList &words)
{
    MeteorTokens tokens;
    tokens.reserve(size_t(words.size()));
    for (int i = 0; i < words.size(); ++i)
        tokens.push_back({i, words[i].toLower()});
    return tokens;
}

void toStems(MeteorTokens &tokens)
{
    for (MeteorToken &token : tokens)
        token.text = porterStem(token.text);
}

void numberTokens(MeteorTokens &hypothesis, MeteorTokens &reference)
{
    QHash<QString, int> numbers;
    numbers.reserve(qsizetype(hypothesis.size() + reference.size()));
    for (MeteorTokens *tokens : {&hypothesis, &reference}) {
        for (MeteorToken &token : *tokens) {
            auto known = numbers.find(token.text);
            if (known == numbers.end())
                known = numbers.insert(token.text, int(numbers.size()));
            token.number = *known;
        }
    }
}

// Both texts are gone through from their ends; the first pair that fits is taken out of them.
// `fitting` makes of a hypothesis' token a test of the reference's.
template <typename Fitting>
void matchGreedily(MeteorTokens &hypothesis, MeteorTokens &reference, MeteorMatch::Stage stage,
                   std::vector<MeteorMatch> &matches, Fitting fitting)
{
    for (size_t i = hypothesis.size(); i-- > 0;) {
        const auto fits = fitting(hypothesis[i]);
        for (size_t j = reference.size(); j-- > 0;) {
            if (!fits(reference[j]))
                continue;
            matches.push_back({hypothesis[i].place, reference[j].place, stage});
            hypothesis.erase(hypothesis.begin() + qsizetype(i));
            reference.erase(reference.begin() + qsizetype(j));
            break;
        }
    }
}

void matchEqual(MeteorTokens &hypothesis, MeteorTokens &reference, MeteorMatch::Stage stage,
                std::vector<MeteorMatch> &matches)
{
    numberTokens(hypothesis, reference);
    matchGreedily(hypothesis, reference, stage, matches, [](const MeteorToken &said) {
        return [number = said.number](const MeteorToken &right) { return right.number == number; };
    });
}

// Of stems that are left, so that none has an equal one on the other side.
void matchSynonyms(MeteorTokens &hypothesis, MeteorTokens &reference, WordNet &wordNet,
                   std::vector<MeteorMatch> &matches)
{
    std::vector<std::string> texts;
    std::vector<HashedWord> words;
    std::bitset<1024> hashes; // most lemmas are none of the words, which this tells at once
    texts.reserve(reference.size()); // the words are views of them
    for (MeteorToken &token : reference) {
        token.number = int(words.size());
        words.emplace_back(texts.emplace_back(token.text.toStdString()));
        hashes.set(words.back().hash % hashes.size());
    }
    const auto mayBeThere = [&](const HashedWord &lemma) {
        return hashes.test(lemma.hash % hashes.size());
    };
    matchGreedily(
        hypothesis, reference, MeteorMatch::Stage::Synonym, matches, [&](const MeteorToken &said) {
            const WordNet::Lemmas &lemmas = wordNet.lemmasOf(said.text.toStdString());
            const bool mayMatch = std::ranges::any_of(lemmas, mayBeThere);
            return [&, mayMatch](const MeteorToken &right) {
                return mayMatch && std::ranges::binary_search(lemmas, words[size_t(right.number)]);
            };
        });
}

int chunksIn(const std::vector<MeteorMatch> &matches)
{
    int chunks = 1;
    for (size_t i = 1; i < matches.size(); ++i) {
        const bool isAdjacent = matches[i].hypothesis == matches[i - 1].hypothesis + 1
            && matches[i].reference == matches[i - 1].reference + 1;
        chunks += isAdjacent ? 0 : 1;
    }
    return chunks;
}

} // namespace

Meteor meteor(const QStringList &reference, const QStringList &hypothesis, WordNet *wordNet)
{
    Meteor result;
    result.hypothesisTokens = int(hypothesis.size());
    result.referenceTokens = int(reference.size());
    MeteorTokens left = lowerTokens(hypothesis);
    MeteorTokens right = lowerTokens(reference);
    matchEqual(left, right, MeteorMatch::Stage::Word, result.matches);
    toStems(left);
    toStems(right);
    matchEqual(left, right, MeteorMatch::Stage::Stem, result.matches);
    if (wordNet)
        matchSynonyms(left, right, *wordNet, result.matches);
    if (result.matches.empty())
        return result;
    std::ranges::sort(result.matches, {}, &MeteorMatch::hypothesis);
    result.chunks = chunksIn(result.matches);
    const auto matched = double(result.matches.size());
    const double precision = matched / result.hypothesisTokens;
    const double recall = matched / result.referenceTokens;
    const double mean = precision * recall / (alpha * precision + (1 - alpha) * recall);
    const double penalty = gammaWeight * std::pow(result.chunks / matched, beta);
    result.score = (1 - penalty) * mean;
    return result;
}

QStringList meteorTokens(const QString &text)
{
    QStringList tokens;
    for (const QString &sentence : sentences(text))
        tokens += pennWords(sentence);
    return tokens;
}

} // namespace Concord
