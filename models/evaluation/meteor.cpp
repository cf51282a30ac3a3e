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

struct MeteorToken
{
    int place = 0;
    int number = 0; // equal words have equal numbers, which compare faster
};

struct MeteorText
{
    std::vector<QString> words; // by place: in lower case, later stems
    std::vector<MeteorToken> left; // those that have met none yet
};

MeteorText lowerText(const QStringList &words)
{
    MeteorText text;
    text.words.reserve(size_t(words.size()));
    text.left.reserve(size_t(words.size()));
    for (int i = 0; i < words.size(); ++i) {
        text.words.push_back(words[i].toLower());
        text.left.push_back({i});
    }
    return text;
}

void toStems(MeteorText &text)
{
    for (const MeteorToken &token : text.left)
        text.words[size_t(token.place)] = porterStem(text.words[size_t(token.place)]);
}

void numberWords(MeteorText &hypothesis, MeteorText &reference)
{
    QHash<QString, int> numbers;
    numbers.reserve(qsizetype(hypothesis.left.size()) + qsizetype(reference.left.size()));
    for (MeteorText *text : {&hypothesis, &reference}) {
        for (MeteorToken &token : text->left) {
            const QString &word = text->words[size_t(token.place)];
            auto known = numbers.find(word);
            if (known == numbers.end())
                known = numbers.insert(word, int(numbers.size()));
            token.number = *known;
        }
    }
}

// Both texts are gone through from their ends; the first pair that fits is taken out of them.
// `fitting` makes of a hypothesis' token a test of the reference's.
template <typename Fitting>
void matchGreedily(std::vector<MeteorToken> &hypothesis, std::vector<MeteorToken> &reference,
                   MeteorMatch::Stage stage, std::vector<MeteorMatch> &matches, Fitting fitting)
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

void matchEqual(MeteorText &hypothesis, MeteorText &reference, MeteorMatch::Stage stage,
                std::vector<MeteorMatch> &matches)
{
    numberWords(hypothesis, reference);
    matchGreedily(hypothesis.left, reference.left, stage, matches, [](const MeteorToken &said) {
        return [number = said.number](const MeteorToken &right) { return right.number == number; };
    });
}

// Of stems that are left, so that none has an equal one on the other side.
void matchSynonyms(MeteorText &hypothesis, MeteorText &reference, WordNet &wordNet,
                   std::vector<MeteorMatch> &matches)
{
    std::vector<std::string> stems;
    std::vector<HashedWord> hashed;
    std::bitset<1024> hashes; // most lemmas are none of the stems, which this tells at once
    stems.reserve(reference.left.size()); // `hashed` are views of them
    for (MeteorToken &token : reference.left) {
        token.number = int(hashed.size());
        hashed.emplace_back(stems.emplace_back(reference.words[size_t(token.place)].toStdString()));
        hashes.set(hashed.back().hash % hashes.size());
    }
    const auto mayBeThere = [&](const HashedWord &lemma) {
        return hashes.test(lemma.hash % hashes.size());
    };
    const auto fitting = [&](const MeteorToken &said) {
        const WordNet::Lemmas &lemmas =
            wordNet.lemmasOf(hypothesis.words[size_t(said.place)].toStdString());
        const bool mayMatch = std::ranges::any_of(lemmas, mayBeThere);
        return [&, mayMatch](const MeteorToken &right) {
            return mayMatch && std::ranges::binary_search(lemmas, hashed[size_t(right.number)]);
        };
    };
    matchGreedily(hypothesis.left, reference.left, MeteorMatch::Stage::Synonym, matches, fitting);
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
    MeteorText left = lowerText(hypothesis);
    MeteorText right = lowerText(reference);
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
