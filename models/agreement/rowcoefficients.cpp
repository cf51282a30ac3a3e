// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/countcoefficients.h"

#include "models/agreement/brennanprediger.h"
#include "models/agreement/cohenkappa.h"
#include "models/agreement/congerkappa.h"
#include "models/agreement/fleisskappa.h"
#include "models/agreement/pairwisekappa.h"
#include "models/agreement/raterpairs.h"

#include <algorithm>
#include <array>

namespace Concord {

namespace {

WeightMatrix plainWeights(const AgreementInput &input)
{
    return WeightMatrix::identity(input.counts.categoryCount());
}

const WeightMatrix &chosenWeights(const AgreementInput &input)
{
    return input.weights;
}

WeightMatrix quadraticWeights(const AgreementInput &input)
{
    return WeightMatrix::squaredDifferences(input.scores);
}

// Too many categories were refused before.
WeightMatrix linearWeights(const AgreementInput &input)
{
    return *schemeWeights(WeightScheme::Linear, input.scores);
}

std::optional<UndefinedReason> notTwoRaters(const AgreementInput &input)
{
    switch (input.ratings.raterCount()) {
    case 0:
        return UndefinedReason::noData;
    case 1:
        return UndefinedReason::oneRater;
    case 2:
        return std::nullopt;
    default:
        return UndefinedReason::notTwoRaters;
    }
}

// The table of the only two raters, and which frequencies its cells stand for.
class TwoRaters
{
public:
    explicit TwoRaters(const AgreementInput &input)
        : m_shared(sharedPatterns(input.rows, 0, 1)), m_table(contingencyTable(input.rows, 0, 1)),
          m_counts(m_shared.size())
    {}

    const ContingencyTable &with(std::span<const qint64> frequencies)
    {
        std::ranges::transform(m_shared, m_counts.begin(),
                               [&](quint32 pattern) { return frequencies[pattern]; });
        m_table.setCounts(m_counts);
        return m_table;
    }

private:
    std::vector<quint32> m_shared;
    ContingencyTable m_table;
    std::vector<qint64> m_counts;
};

template <auto weights>
Estimate cohenOf(const AgreementInput &input, const InferenceOptions &options)
{
    if (const auto reason = notTwoRaters(input))
        return Estimate::none(*reason);
    return cohenKappa(contingencyTable(input.rows, 0, 1), weights(input), options);
}

template <auto weights>
PatternStatistic cohenStatistic(const AgreementInput &input)
{
    return [raters = TwoRaters(input),
            matrix = weights(input)](std::span<const qint64> frequencies) mutable {
        return cohenKappaValue(raters.with(frequencies), matrix);
    };
}

Estimate cohenMaximumOf(const AgreementInput &input, const InferenceOptions &)
{
    if (const auto reason = notTwoRaters(input))
        return Estimate::none(*reason);
    return cohenKappaMaximum(contingencyTable(input.rows, 0, 1));
}

Estimate pabakOf(const AgreementInput &input, const InferenceOptions &options)
{
    if (const auto reason = notTwoRaters(input))
        return Estimate::none(*reason);
    return pabak(contingencyTable(input.rows, 0, 1), options);
}

template <auto value>
PatternStatistic tableStatistic(const AgreementInput &input)
{
    return [raters = TwoRaters(input)](std::span<const qint64> frequencies) mutable {
        return value(raters.with(frequencies));
    };
}

// Scott's pi is Fleiss' kappa of the units that both rated.
Estimate scottOf(const AgreementInput &input, const InferenceOptions &options)
{
    if (const auto reason = notTwoRaters(input))
        return Estimate::none(*reason);
    const CountPatterns shared = input.counts.pairable();
    if (shared.unitCount() == 0)
        return Estimate::none(UndefinedReason::noOverlap);
    return fleissKappa(shared, input.weights, options);
}

PatternStatistic scottStatistic(const AgreementInput &input)
{
    return [raters = TwoRaters(input),
            matrix = input.weights](std::span<const qint64> frequencies) mutable {
        return scottPiValue(raters.with(frequencies), matrix);
    };
}

Estimate congerOf(const AgreementInput &input, const InferenceOptions &options)
{
    return congerKappa(input.rows, input.weights, options);
}

PatternStatistic congerStatistic(const AgreementInput &input)
{
    return [totals = CongerTotals(input.rows, input.weights)](
               std::span<const qint64> frequencies) mutable {
        totals.sum(frequencies);
        return congerKappaValue(totals);
    };
}

Estimate pairwiseOf(const AgreementInput &input, const InferenceOptions &options)
{
    return PairwiseKappa(input.rows, input.weights, input.judge).estimate(options);
}

PatternStatistic pairwiseStatistic(const AgreementInput &input)
{
    return [pairs = PairwiseKappa(input.rows, input.weights, input.judge)](
               std::span<const qint64> frequencies) mutable { return pairs.value(frequencies); };
}

} // namespace

std::span<const Coefficient> rowCoefficients()
{
    using enum Coefficient::Basis;
    using enum Coefficient::Needs;
    static constexpr std::array all = {
        Coefficient{.id = QLatin1StringView("cohen_kappa"),
                    .basis = rows,
                    .estimate = cohenOf<plainWeights>,
                    .statistic = cohenStatistic<plainWeights>},
        Coefficient{.id = QLatin1StringView("cohen_kappa_linear"),
                    .basis = rows,
                    .needs = Order,
                    .needsMatrix = true,
                    .estimate = cohenOf<linearWeights>,
                    .statistic = cohenStatistic<linearWeights>},
        Coefficient{.id = QLatin1StringView("cohen_kappa_quadratic"),
                    .basis = rows,
                    .needs = Order,
                    .estimate = cohenOf<quadraticWeights>,
                    .statistic = cohenStatistic<quadraticWeights>},
        Coefficient{.id = QLatin1StringView("cohen_kappa_weighted"),
                    .basis = rows,
                    .needs = Weights,
                    .takesWeights = true,
                    .estimate = cohenOf<chosenWeights>,
                    .statistic = cohenStatistic<chosenWeights>},
        Coefficient{.id = QLatin1StringView("cohen_kappa_max"),
                    .basis = rows,
                    .prefersBootstrap = true,
                    .isTested = false,
                    .estimate = cohenMaximumOf,
                    .statistic = tableStatistic<cohenKappaMaximumValue>},
        Coefficient{.id = QLatin1StringView("pabak"),
                    .basis = rows,
                    .estimate = pabakOf,
                    .statistic = tableStatistic<pabakValue>},
        Coefficient{.id = QLatin1StringView("mean_pairwise_cohen_kappa"),
                    .basis = rows,
                    .takesWeights = true,
                    .estimate = pairwiseOf,
                    .statistic = pairwiseStatistic},
        Coefficient{.id = QLatin1StringView("scott_pi"),
                    .basis = rows,
                    .takesWeights = true,
                    .estimate = scottOf,
                    .statistic = scottStatistic},
        Coefficient{.id = QLatin1StringView("conger_kappa"),
                    .basis = rows,
                    .takesWeights = true,
                    .estimate = congerOf,
                    .statistic = congerStatistic},
    };
    return all;
}

} // namespace Concord
