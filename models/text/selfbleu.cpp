// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/selfbleu.h"

#include "models/core/random.h"
#include "models/text/ngramcounts.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace Concord {

namespace {

constexpr double smoothedMatches = 0.1;

/// The most an n-gram occurs in one turn, and the most in any other turn.
struct HighestCounts
{
    qsizetype owner = -1;
    qint64 highest = 0;
    qint64 second = 0;

    void see(qsizetype turn, qint64 count)
    {
        if (count > highest) {
            second = highest;
            highest = count;
            owner = turn;
        } else {
            second = std::max(second, count);
        }
    }
    qint64 besides(qsizetype turn) const { return turn == owner ? second : highest; }
};

using TurnCounts = std::map<Ngram, qint64>;

TurnCounts turnCounts(std::span<const int> words, int n)
{
    TurnCounts counts;
    for (const Ngram &ngram : ngramsOf(words, n))
        ++counts[ngram];
    return counts;
}

/// A turn's n-grams and how many of them are in some other turn.
struct NgramMatches
{
    qint64 matches = 0;
    qint64 all = 0;
};

// Of every turn. One pass finds the highest counts, so that no pair of turns is compared.
QList<NgramMatches> matchesOf(const WordSequence &text, const QList<qsizetype> &turns, int n)
{
    QList<TurnCounts> counts;
    std::map<Ngram, HighestCounts> highest;
    for (qsizetype i = 0; i < turns.size(); ++i) {
        counts.append(turnCounts(text.turn(turns[i]), n));
        for (const auto &[ngram, count] : counts.constLast())
            highest[ngram].see(i, count);
    }
    QList<NgramMatches> all;
    for (qsizetype i = 0; i < turns.size(); ++i) {
        NgramMatches of;
        for (const auto &[ngram, count] : counts[i]) {
            of.all += count;
            of.matches += std::min(count, highest[ngram].besides(i));
        }
        all.append(of);
    }
    return all;
}

double logPrecision(const NgramMatches &of)
{
    const auto all = double(std::max<qint64>(of.all, 1));
    return std::log((of.matches > 0 ? double(of.matches) : smoothedMatches) / all);
}

// Of `sorted` without one entry of `own` the nearest to it; of two the shorter.
qint64 nearestLength(const QList<qint64> &sorted, qint64 own)
{
    const auto begin = std::lower_bound(sorted.cbegin(), sorted.cend(), own);
    if (std::next(begin) != sorted.cend() && *std::next(begin) == own)
        return own;
    const bool hasBefore = begin != sorted.cbegin();
    const bool hasAfter = std::next(begin) != sorted.cend();
    if (!hasAfter || (hasBefore && own - *std::prev(begin) <= *std::next(begin) - own))
        return *std::prev(begin);
    return *std::next(begin);
}

double brevityPenalty(qint64 own, qint64 reference)
{
    return own > reference ? 1 : std::exp(1 - double(reference) / double(own));
}

} // namespace

QList<qsizetype> selfBleuSample(const WordSequence &text, qsizetype most, quint64 seed)
{
    QList<qsizetype> turns;
    for (qsizetype turn = 0; turn < text.turnCount(); ++turn) {
        if (!text.turn(turn).empty())
            turns.append(turn);
    }
    if (turns.size() <= most)
        return turns;
    Philox random(seed);
    QList<qsizetype> drawn;
    for (const qsizetype index : sampleIndices(turns.size(), most, random))
        drawn.append(turns[index]);
    return drawn;
}

std::optional<double> selfBleu(const WordSequence &text, const QList<qsizetype> &turns)
{
    if (turns.size() < 2)
        return std::nullopt;
    QList<qint64> lengths;
    for (const qsizetype turn : turns)
        lengths.append(qint64(text.turn(turn).size()));
    QList<qint64> sorted = lengths;
    std::sort(sorted.begin(), sorted.end());
    QList<double> logSums(turns.size(), 0);
    QList<bool> hasMatch;
    for (int n = 1; n <= longestNgram; ++n) {
        const QList<NgramMatches> matches = matchesOf(text, turns, n);
        for (qsizetype i = 0; i < turns.size(); ++i) {
            logSums[i] += logPrecision(matches[i]) / longestNgram;
            if (n == 1)
                hasMatch.append(matches[i].matches > 0);
        }
    }
    double sum = 0;
    for (qsizetype i = 0; i < turns.size(); ++i) {
        if (hasMatch[i])
            sum += brevityPenalty(lengths[i], nearestLength(sorted, lengths[i]))
                * std::exp(logSums[i]);
    }
    return sum / double(turns.size());
}

} // namespace Concord
