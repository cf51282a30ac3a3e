// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/percentagreement.h"

#include "models/agreement/linearisation.h"

namespace Concord {

Estimate percentAgreement(const CountPatterns &patterns, const WeightMatrix &weights,
                          const InferenceOptions &options)
{
    const CountTotals totals(patterns, weights);
    if (const auto reason = totals.unusable())
        return Estimate::none(*reason);
    Estimate estimate;
    estimate.value = percentAgreementValue(totals);
    estimate.observed = estimate.value;
    estimate.expected = 0;
    const std::vector<double> everything(size_t(patterns.size()), 1);
    const UnitTerms terms = UnitTerms::of(patterns, totals);
    if (const auto errors = linearisedErrors(terms, totals.observedDisagreement(), 1, everything))
        addWaldInference(estimate, *errors, double(totals.units() - 1), options);
    return estimate;
}

std::optional<double> percentAgreementValue(const CountTotals &totals)
{
    if (totals.pairableUnits() == 0)
        return std::nullopt;
    return 1 - totals.observedDisagreement();
}

} // namespace Concord
