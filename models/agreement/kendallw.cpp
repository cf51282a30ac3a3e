// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/kendallw.h"

#include "models/agreement/distributions.h"
#include "models/core/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Concord {

namespace {

constexpr qint64 mostPermutedRatings = 100;
constexpr int permutationCount = 9999;
constexpr quint64 permutationSeed = 1;

// Twice each row's mid-rank less that of the mean, for one rater: whole numbers.
std::vector<qint64> centredRanks(const CompleteRows &rows, qsizetype rater)
{
    const auto value = [&](size_t row) { return rows.row(qsizetype(row))[size_t(rater)]; };
    std::vector<size_t> order(size_t(rows.size()));
    std::iota(order.begin(), order.end(), size_t(0));
    std::ranges::sort(order, {}, value);
    std::vector<qint64> ranks(order.size());
    const qint64 units = rows.total();
    qint64 before = 0;
    for (size_t begin = 0; begin < order.size();) {
        qint64 tied = 0;
        size_t end = begin;
        for (; end < order.size() && value(order[end]) == value(order[begin]); ++end)
            tied += rows.frequencies[order[end]];
        for (size_t i = begin; i < end; ++i)
            ranks[order[i]] = 2 * before + tied - units;
        before += tied;
        begin = end;
    }
    return ranks;
}

// Sums of squares of the doubled ranks, which are four times those of the ranks.
struct RankSums
{
    double ofRaters = 0; // over all raters
    double ofTotals = 0; // of the rank sums of the units
    double ofScaled = 0; // of the sums of ranks scaled to a sum of squares of 1
    qsizetype ranking = 0; // raters who do not tie all units
};

RankSums rankSums(const CompleteRows &rows)
{
    RankSums sums;
    std::vector<double> totals(size_t(rows.size()), 0);
    std::vector<double> scaled(size_t(rows.size()), 0);
    for (qsizetype rater = 0; rater < rows.raters; ++rater) {
        const std::vector<qint64> ranks = centredRanks(rows, rater);
        double squares = 0;
        for (size_t i = 0; i < ranks.size(); ++i)
            squares += double(rows.frequencies[i]) * double(ranks[i]) * double(ranks[i]);
        if (squares == 0)
            continue;
        ++sums.ranking;
        sums.ofRaters += squares;
        for (size_t i = 0; i < ranks.size(); ++i) {
            totals[i] += double(ranks[i]);
            scaled[i] += double(ranks[i]) / std::sqrt(squares);
        }
    }
    for (size_t i = 0; i < totals.size(); ++i) {
        sums.ofTotals += double(rows.frequencies[i]) * totals[i] * totals[i];
        sums.ofScaled += double(rows.frequencies[i]) * scaled[i] * scaled[i];
    }
    return sums;
}

// The raters' ranks unit by unit, each sorted and all in one order: under random orders nothing
// else of them matters.
std::vector<QList<qint64>> sortedRanks(const CompleteRows &rows)
{
    std::vector<QList<qint64>> sorted;
    for (qsizetype rater = 0; rater < rows.raters; ++rater) {
        const std::vector<qint64> ranks = centredRanks(rows, rater);
        QList<qint64> units;
        for (size_t i = 0; i < ranks.size(); ++i)
            units.append(QList<qint64>(rows.frequencies[i], ranks[i]));
        std::ranges::sort(units);
        sorted.push_back(units);
    }
    std::ranges::sort(sorted, [](const QList<qint64> &a, const QList<qint64> &b) {
        return std::ranges::lexicographical_compare(a, b);
    });
    return sorted;
}

double permutationP(const CompleteRows &rows, double observed)
{
    std::vector<QList<qint64>> ranks = sortedRanks(rows);
    Philox random(permutationSeed);
    int asLarge = 1; // the data themselves
    for (int i = 0; i < permutationCount; ++i) {
        std::vector<qint64> totals(ranks.front().begin(), ranks.front().end());
        for (size_t rater = 1; rater < ranks.size(); ++rater) {
            shuffle(ranks[rater], random);
            for (size_t unit = 0; unit < totals.size(); ++unit)
                totals[unit] += ranks[rater][qsizetype(unit)];
        }
        qint64 squares = 0;
        for (const qint64 total : totals)
            squares += total * total;
        asLarge += double(squares) >= observed ? 1 : 0;
    }
    return double(asLarge) / double(permutationCount + 1);
}

} // namespace

Estimate kendallW(const CompleteRows &rows)
{
    if (const auto reason = rows.unusable())
        return Estimate::none(*reason);
    const RankSums sums = rankSums(rows);
    if (sums.ranking == 0)
        return Estimate::none(UndefinedReason::allTied);
    const auto raters = double(rows.raters);
    const qint64 units = rows.total();
    const double df = double(units - 1);
    Estimate estimate;
    estimate.value = sums.ofTotals / (raters * sums.ofRaters);
    const double chiSquared = raters * df * *estimate.value;
    const double p = chiSquaredUpperTail(chiSquared, df);
    estimate.test = {QLatin1StringView("chisq"), chiSquared, p, {}};
    estimate.details = {{QLatin1StringView("units"), double(units)},
                        {QLatin1StringView("dropped_units"), double(rows.dropped)},
                        {QLatin1StringView("chisq"), chiSquared},
                        {QLatin1StringView("df"), df}};
    estimate.details.append(
        {QLatin1StringView("mean_spearman_from_w"), (raters * *estimate.value - 1) / (raters - 1)});
    const auto ranking = double(sums.ranking);
    const double undefinedPairs = (raters * (raters - 1) - ranking * (ranking - 1)) / 2;
    if (ranking > 1) {
        const double mean = (sums.ofScaled - ranking) / (ranking * (ranking - 1));
        estimate.details.append({QLatin1StringView("mean_spearman"), mean});
    }
    if (undefinedPairs > 0)
        estimate.details.append({QLatin1StringView("undefined_pairs"), undefinedPairs});
    if (units * rows.raters <= mostPermutedRatings) {
        const double permuted = permutationP(rows, sums.ofTotals);
        estimate.details.append({QLatin1StringView("permutation_p"), permuted});
    }
    return estimate;
}

} // namespace Concord
