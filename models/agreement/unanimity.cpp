// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/unanimity.h"

#include <cmath>

namespace Concord {

std::optional<double> unanimityValue(const CountPatterns &patterns,
                                     std::span<const qint64> frequencies)
{
    qint64 pairable = 0;
    qint64 unanimous = 0;
    for (qsizetype u = 0; u < patterns.size(); ++u) {
        if (patterns.ratings(u) < 2)
            continue;
        pairable += frequencies[size_t(u)];
        unanimous += patterns.counts(u).size() == 1 ? frequencies[size_t(u)] : 0;
    }
    if (pairable == 0)
        return std::nullopt;
    return double(unanimous) / double(pairable);
}

Estimate unanimity(const CountPatterns &patterns, const InferenceOptions &options)
{
    const CountTotals totals(patterns, WeightMatrix::identity(patterns.categoryCount()));
    if (const auto reason = totals.unusable())
        return Estimate::none(*reason);
    Estimate estimate;
    estimate.value = unanimityValue(patterns, patterns.frequencies());
    estimate.observed = estimate.value;
    if (totals.pairableUnits() < 2)
        return estimate;
    const double share = *estimate.value;
    const auto df = double(totals.pairableUnits() - 1);
    const double error = std::sqrt(share * (1 - share) / df);
    estimate.standardError = error;
    estimate.zeroSe = error == 0;
    estimate.interval = tInterval(share, error, df, options.level);
    return estimate;
}

} // namespace Concord
