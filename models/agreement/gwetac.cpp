// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/gwetac.h"

#include "models/agreement/linearisation.h"

namespace Concord {

namespace {

// T_w / (q (q - 1))
double chanceFactor(const WeightMatrix &weights)
{
    const double q = weights.size();
    if (weights.isIdentity())
        return 1 / (q - 1);
    return (q * q - weights.totalDisagreement()) / (q * (q - 1));
}

double gwetExpected(std::span<const double> shares, double factor)
{
    double spread = 0;
    for (const double share : shares)
        spread += share * (1 - share);
    return 1 - factor * spread;
}

} // namespace

Estimate gwetAc(const CountPatterns &patterns, const WeightMatrix &weights,
                const InferenceOptions &options)
{
    const CountTotals totals(patterns, weights);
    if (const auto reason = totals.unusable())
        return Estimate::none(*reason);
    if (weights.size() < 2)
        return Estimate::none(UndefinedReason::oneCategory);
    const double factor = chanceFactor(weights);
    const std::vector<double> shares = totals.shares();
    std::vector<double> ofCategory;
    ofCategory.reserve(shares.size());
    for (const double share : shares)
        ofCategory.push_back(1 - factor * (1 - share));
    return chanceCorrected(UnitTerms::of(patterns, totals), totals.observedDisagreement(),
                           gwetExpected(shares, factor), meanByPattern(patterns, ofCategory),
                           options);
}

std::optional<double> gwetAcValue(const CountTotals &totals, const WeightMatrix &weights)
{
    if (totals.pairableUnits() == 0 || weights.size() < 2)
        return std::nullopt;
    const double expected = gwetExpected(totals.shares(), chanceFactor(weights));
    return chanceCorrectedValue(totals.observedDisagreement(), expected);
}

} // namespace Concord
