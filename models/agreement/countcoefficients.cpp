// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/countcoefficients.h"

#include "models/agreement/brennanprediger.h"
#include "models/agreement/fleisskappa.h"
#include "models/agreement/gwetac.h"
#include "models/agreement/krippendorffalpha.h"
#include "models/agreement/percentagreement.h"
#include "models/agreement/unanimity.h"

#include <array>

namespace Concord {

namespace {

WeightMatrix unweighted(const AgreementInput &input)
{
    return WeightMatrix::identity(input.counts.categoryCount());
}

const WeightMatrix &asAsked(const AgreementInput &input)
{
    return input.weights;
}

using CountEstimate = Estimate (*)(const CountPatterns &, const WeightMatrix &,
                                   const InferenceOptions &);
using CountValue = std::optional<double> (*)(const CountTotals &, const WeightMatrix &);

template <CountEstimate estimate, auto weights>
Estimate countEstimate(const AgreementInput &input, const InferenceOptions &options)
{
    return estimate(input.counts, weights(input), options);
}

template <CountValue value, auto weights>
PatternStatistic countStatistic(const AgreementInput &input)
{
    const WeightMatrix matrix = weights(input);
    CountTotals totals(input.counts, matrix);
    return [totals, matrix](std::span<const qint64> frequencies) mutable {
        totals.sum(frequencies);
        return value(totals, matrix);
    };
}

std::optional<double> agreementValue(const CountTotals &totals, const WeightMatrix &)
{
    return percentAgreementValue(totals);
}

Estimate unanimityOf(const AgreementInput &input, const InferenceOptions &options)
{
    return unanimity(input.counts, options);
}

PatternStatistic unanimityStatistic(const AgreementInput &input)
{
    return [&patterns = input.counts](std::span<const qint64> frequencies) {
        return unanimityValue(patterns, frequencies);
    };
}

// Weights that were asked for, "ordinal" excepted, take the place of the measure's own metric.
AlphaMetric alphaMetricOf(const AgreementInput &input)
{
    AlphaMetric metric = input.metric;
    if (metric.measure == Measure::set) // has distances of its own
        return metric;
    if (input.scheme == WeightScheme::Ordinal)
        metric.measure = Measure::ordinal;
    else if (input.scheme != WeightScheme::Unweighted)
        metric.given = input.weights;
    return metric;
}

Estimate krippendorffAlphaOf(const AgreementInput &input, const InferenceOptions &options)
{
    return krippendorffAlpha(input.counts, alphaMetricOf(input), options);
}

PatternStatistic krippendorffAlphaStatistic(const AgreementInput &input)
{
    const AlphaMetric metric = alphaMetricOf(input);
    CountTotals totals(input.counts, unweighted(input));
    const WeightMatrix weights = alphaWeights(metric, totals.pairableCounts());
    totals.reweigh(weights);
    if (!metric.dependsOnData()) {
        return [totals, weights](std::span<const qint64> frequencies) mutable {
            totals.sum(frequencies);
            return krippendorffAlphaValue(totals, weights);
        };
    }
    return [totals, metric](std::span<const qint64> frequencies) mutable {
        totals.sum(frequencies);
        const WeightMatrix own = alphaWeights(metric, totals.pairableCounts());
        totals.reweigh(own);
        return krippendorffAlphaValue(totals, own);
    };
}

} // namespace

std::span<const Coefficient> countCoefficients()
{
    using enum Coefficient::Basis;
    using enum Coefficient::Needs;
    static constexpr std::array all = {
        Coefficient{.id = QLatin1StringView("percent_agreement"),
                    .takesWeights = true,
                    .estimate = countEstimate<percentAgreement, asAsked>,
                    .statistic = countStatistic<agreementValue, asAsked>},
        Coefficient{.id = QLatin1StringView("unanimity"),
                    .isTested = false,
                    .usesPairableOnly = true,
                    .estimate = unanimityOf,
                    .statistic = unanimityStatistic},
        Coefficient{.id = QLatin1StringView("fleiss_kappa"),
                    .takesWeights = true,
                    .estimate = countEstimate<fleissKappa, asAsked>,
                    .statistic = countStatistic<fleissKappaValue, asAsked>},
        Coefficient{.id = QLatin1StringView("brennan_prediger"),
                    .takesWeights = true,
                    .estimate = countEstimate<brennanPrediger, asAsked>,
                    .statistic = countStatistic<brennanPredigerValue, asAsked>},
        Coefficient{.id = QLatin1StringView("gwet_ac1"),
                    .estimate = countEstimate<gwetAc, unweighted>,
                    .statistic = countStatistic<gwetAcValue, unweighted>},
        Coefficient{.id = QLatin1StringView("gwet_ac2"),
                    .takesWeights = true,
                    .estimate = countEstimate<gwetAc, asAsked>,
                    .statistic = countStatistic<gwetAcValue, asAsked>},
        Coefficient{.id = QLatin1StringView("krippendorff_alpha"),
                    .takesWeights = true,
                    .prefersBootstrap = true,
                    .usesPairableOnly = true,
                    .estimate = krippendorffAlphaOf,
                    .statistic = krippendorffAlphaStatistic},
    };
    return all;
}

} // namespace Concord
