// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/krippendorffalpha.h"

#include "models/agreement/linearisation.h"

namespace Concord {

namespace {

// De of two values drawn without replacement, scaled like `weights`.
double expectedWithoutReplacement(std::span<const qint64> counts, const WeightMatrix &weights)
{
    const std::vector<double> shares(counts.begin(), counts.end());
    double total = 0;
    for (const double share : shares)
        total += share;
    return weights.expectedDisagreement(shares, shares) / (total * (total - 1));
}

// Linearisation over pairable units, with pi_k = n_k / n and each unit weighted by its ratings.
double linearisedError(const CountPatterns &patterns, const CountTotals &totals,
                       const WeightMatrix &weights)
{
    const auto units = double(totals.pairableUnits());
    const auto values = double(totals.pairableValues());
    std::vector<double> shares;
    for (const qint64 count : totals.pairableCounts())
        shares.push_back(double(count) / values);
    const std::vector<double> means = weights.meanDisagreement(shares);
    const double observed = totals.coincidentDisagreement();
    const double expected = weights.expectedDisagreement(shares, shares);
    double sum = 0;
    for (qsizetype u = 0; u < patterns.size(); ++u) {
        const auto ratings = double(patterns.ratings(u));
        if (ratings < 2)
            continue;
        double own = 0;
        for (const CategoryCount &cell : patterns.counts(u))
            own += means[cell.category] * cell.count / ratings;
        const double chance = 2 * observed / expected * (expected - own);
        const double x = (observed - totals.unitDisagreement(u) - chance) / expected;
        const double weighted = ratings * units / values * x;
        sum += double(patterns.frequencies()[size_t(u)]) * weighted * weighted;
    }
    return standardErrorOf(sum / (units * (units - 1)));
}

} // namespace

Estimate krippendorffAlpha(const CountPatterns &patterns, const AlphaMetric &metric,
                           const InferenceOptions &options)
{
    CountTotals totals(patterns, WeightMatrix::identity(patterns.categoryCount()));
    if (const auto reason = totals.unusable())
        return Estimate::none(*reason);
    const std::vector<qint64> counts = totals.pairableCounts();
    const WeightMatrix weights = alphaWeights(metric, counts);
    totals.reweigh(weights);
    Estimate estimate;
    estimate.value = krippendorffAlphaValue(totals, weights);
    if (!estimate.value)
        return Estimate::none(UndefinedReason::noVariation);
    estimate.observed = totals.coincidentDisagreement() * weights.scale();
    estimate.expected = expectedWithoutReplacement(counts, weights) * weights.scale();
    if (totals.pairableUnits() < 2)
        return estimate;
    const double error = linearisedError(patterns, totals, weights);
    const auto df = double(totals.pairableUnits() - 1);
    estimate.standardError = error;
    estimate.zeroSe = error == 0;
    estimate.interval = tInterval(*estimate.value, error, df, options.level);
    if (error > 0)
        estimate.test = waldTest(*estimate.value, error, df);
    return estimate;
}

std::optional<double> krippendorffAlphaValue(const CountTotals &totals, const WeightMatrix &weights)
{
    if (totals.pairableUnits() == 0)
        return std::nullopt;
    const double expected = expectedWithoutReplacement(totals.pairableCounts(), weights);
    return chanceCorrectedValue(totals.coincidentDisagreement(), expected);
}

} // namespace Concord
