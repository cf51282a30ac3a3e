// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/linearisation.h"

namespace Concord {

std::optional<StandardErrors> linearisedErrors(const CountPatterns &patterns,
                                               const CountTotals &totals, double expected,
                                               std::span<const double> unitExpected)
{
    if (totals.units() < 2)
        return std::nullopt;
    const auto n = double(totals.units());
    const double inflation = n / double(totals.pairableUnits());
    const double observed = totals.observedDisagreement();
    const double ratio = observed / expected; // 1 - kappa
    double sumRatio = 0;
    double sumGwet = 0;
    for (qsizetype u = 0; u < patterns.size(); ++u) {
        const auto frequency = double(patterns.frequencies()[size_t(u)]);
        const bool paired = patterns.ratings(u) > 1;
        const double own = totals.unitDisagreement(u);
        const double chance = 2 * ratio * (expected - unitExpected[size_t(u)]) / expected;
        const double x = (paired ? inflation * (observed - own) / expected : 0) - chance;
        const double k = (paired ? inflation * (expected - own) / expected : 0) - chance;
        const double deviation = k - (1 - ratio);
        sumRatio += frequency * x * x;
        sumGwet += frequency * deviation * deviation;
    }
    const double divisor = n * (n - 1);
    return StandardErrors{standardErrorOf(sumRatio / divisor), standardErrorOf(sumGwet / divisor)};
}

void addWaldInference(Estimate &estimate, const StandardErrors &errors, double df,
                      const InferenceOptions &options)
{
    const double value = *estimate.value;
    const bool asGwet = options.standardError == StandardErrorKind::gwet;
    const double error = asGwet ? errors.gwet : errors.ratio;
    estimate.standardError = errors.ratio;
    estimate.standardErrorGwet = errors.gwet;
    estimate.zeroSe = error == 0;
    estimate.interval = tInterval(value, error, df, options.level);
    if (error > 0)
        estimate.test = waldTest(value, error, df);
}

} // namespace Concord
