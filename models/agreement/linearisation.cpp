// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/linearisation.h"

namespace Concord {

UnitTerms UnitTerms::of(const CountPatterns &patterns, const CountTotals &totals)
{
    UnitTerms terms{patterns.frequencies(), {}, {}};
    for (qsizetype u = 0; u < patterns.size(); ++u) {
        terms.disagreement.push_back(totals.unitDisagreement(u));
        terms.isPaired.push_back(patterns.ratings(u) > 1);
    }
    return terms;
}

std::optional<StandardErrors> linearisedErrors(const UnitTerms &terms, double observed,
                                               double expected,
                                               std::span<const double> unitExpected)
{
    qint64 units = 0;
    qint64 pairable = 0;
    for (size_t u = 0; u < terms.frequencies.size(); ++u) {
        units += terms.frequencies[u];
        pairable += terms.isPaired[u] ? terms.frequencies[u] : 0;
    }
    if (units < 2)
        return std::nullopt;
    const auto n = double(units);
    const double inflation = n / double(pairable);
    const double ratio = observed / expected; // 1 - kappa
    double sumRatio = 0;
    double sumGwet = 0;
    for (size_t u = 0; u < terms.frequencies.size(); ++u) {
        const auto frequency = double(terms.frequencies[u]);
        const bool paired = terms.isPaired[u];
        const double own = terms.disagreement[u];
        const double chance = 2 * ratio * (expected - unitExpected[u]) / expected;
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
    estimate.zeroSe = errors.ratio == 0;
    estimate.interval = tInterval(value, error, df, options.level);
    if (error > 0)
        estimate.test = waldTest(value, error, df);
}

Estimate chanceCorrected(const UnitTerms &terms, double observed, double expected,
                         std::span<const double> unitExpected, const InferenceOptions &options)
{
    Estimate estimate;
    estimate.value = chanceCorrectedValue(observed, expected);
    if (!estimate.value)
        return Estimate::none(UndefinedReason::noVariation);
    estimate.observed = 1 - observed;
    estimate.expected = 1 - expected;
    if (const auto errors = linearisedErrors(terms, observed, expected, unitExpected)) {
        qint64 units = 0;
        for (const qint64 frequency : terms.frequencies)
            units += frequency;
        addWaldInference(estimate, *errors, double(units - 1), options);
    }
    return estimate;
}

std::optional<double> chanceCorrectedValue(double observed, double expected)
{
    if (expected == 0)
        return std::nullopt;
    return 1 - observed / expected;
}

} // namespace Concord
