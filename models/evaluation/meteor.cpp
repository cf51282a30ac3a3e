// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/meteor.h"

#include "models/text/pennwords.h"
#include "models/text/porterstemmer.h"
#include "models/text/sentences.h"
#include "models/text/wordnet.h"

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

constexpr double alpha = 0.9;
constexpr double beta = 3;
constexpr double gammaWeight = 0.5;

struct MeteorToken
{
    int place = 0;
    QString text;
};

std::vector<MeteorToken> lowerTokens(const QStringList &words)
{
    std::vector<MeteorToken> tokens;
    tokens.reserve(size_t(words.size()));
    for (int i = 0; i < words.size(); ++i)
        tokens.push_back({i, words[i].toLower()});
    return tokens;
}

void toStems(std::vector<MeteorToken> &tokens)
{
    for (MeteorToken &token : tokens)
        token.text = porterStem(token.text);
}

// Both texts are gone through from their ends; the first pair that fits is taken out of them.
template <typename Fits>
void matchGreedily(std::vector<MeteorToken> &hypothesis, std::vector<MeteorToken> &reference,
                   MeteorMatch::Stage stage, std::vector<MeteorMatch> &matches, Fits fits)
{
    for (size_t i = hypothesis.size(); i-- > 0;) {
        for (size_t j = reference.size(); j-- > 0;) {
            if (!fits(hypothesis[i].text, reference[j].text))
                continue;
            matches.push_back({hypothesis[i].place, reference[j].place, stage});
            hypothesis.erase(hypothesis.begin() + qsizetype(i));
            reference.erase(reference.begin() + qsizetype(j));
            break;
        }
    }
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
    std::vector<MeteorToken> left = lowerTokens(hypothesis);
    std::vector<MeteorToken> right = lowerTokens(reference);
    const auto areEqual = [](const QString &a, const QString &b) { return a == b; };
    matchGreedily(left, right, MeteorMatch::Stage::Word, result.matches, areEqual);
    toStems(left);
    toStems(right);
    matchGreedily(left, right, MeteorMatch::Stage::Stem, result.matches, areEqual);
    if (wordNet) {
        matchGreedily(
            left, right, MeteorMatch::Stage::Synonym, result.matches,
            [&](const QString &a, const QString &b) { return wordNet->areSynonyms(a, b); });
    }
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
