// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/coefficients.h"

#include "models/agreement/cohenkappa.h"
#include "models/agreement/fleisskappa.h"
#include "models/agreement/krippendorffalpha.h"
#include "models/agreement/percentagreement.h"
#include "models/agreement/raterpairs.h"

#include <algorithm>
#include <array>

namespace Concord {

namespace {

WeightMatrix identityFor(const AgreementInput &input)
{
    return WeightMatrix::identity(input.counts.categoryCount());
}

Estimate percentAgreementOf(const AgreementInput &input, const InferenceOptions &options)
{
    return percentAgreement(input.counts, identityFor(input), options);
}

PatternStatistic percentAgreementStatistic(const AgreementInput &input)
{
    CountTotals totals(input.counts, identityFor(input));
    return [totals](std::span<const qint64> frequencies) mutable {
        totals.sum(frequencies);
        return percentAgreementValue(totals);
    };
}

Estimate fleissKappaOf(const AgreementInput &input, const InferenceOptions &options)
{
    return fleissKappa(input.counts, identityFor(input), options);
}

PatternStatistic fleissKappaStatistic(const AgreementInput &input)
{
    const WeightMatrix weights = identityFor(input);
    CountTotals totals(input.counts, weights);
    return [totals, weights](std::span<const qint64> frequencies) mutable {
        totals.sum(frequencies);
        return fleissKappaValue(totals, weights);
    };
}

Estimate krippendorffAlphaOf(const AgreementInput &input, const InferenceOptions &options)
{
    return krippendorffAlpha(input.counts, input.metric, options);
}

PatternStatistic krippendorffAlphaStatistic(const AgreementInput &input)
{
    CountTotals totals(input.counts, identityFor(input));
    return [totals, metric = input.metric](std::span<const qint64> frequencies) mutable {
        totals.sum(frequencies);
        return krippendorffAlphaValue(totals, metric);
    };
}

Estimate cohenKappaOf(const AgreementInput &input, const InferenceOptions &options)
{
    switch (input.ratings.raterCount()) {
    case 0:
        return Estimate::none(UndefinedReason::noData);
    case 1:
        return Estimate::none(UndefinedReason::oneRater);
    case 2:
        return cohenKappa(contingencyTable(input.rows, 0, 1), identityFor(input), options);
    default:
        return Estimate::none(UndefinedReason::notTwoRaters);
    }
}

PatternStatistic cohenKappaStatistic(const AgreementInput &input)
{
    const std::vector<quint32> shared = sharedPatterns(input.rows, 0, 1);
    ContingencyTable table = contingencyTable(input.rows, 0, 1);
    const WeightMatrix weights = identityFor(input);
    std::vector<qint64> counts(shared.size());
    return [=](std::span<const qint64> frequencies) mutable {
        std::ranges::transform(shared, counts.begin(),
                               [&](quint32 pattern) { return frequencies[pattern]; });
        table.setCounts(counts);
        return cohenKappaValue(table, weights);
    };
}

} // namespace

AgreementInput::AgreementInput(const Ratings &table) : ratings(table), rows(table), counts(rows) {}

std::span<const Coefficient> coefficients()
{
    using enum Coefficient::Basis;
    static constexpr std::array all = {
        Coefficient{QLatin1StringView("percent_agreement"), counts, false, percentAgreementOf,
                    percentAgreementStatistic},
        Coefficient{QLatin1StringView("cohen_kappa"), rows, false, cohenKappaOf,
                    cohenKappaStatistic},
        Coefficient{QLatin1StringView("fleiss_kappa"), counts, false, fleissKappaOf,
                    fleissKappaStatistic},
        Coefficient{QLatin1StringView("krippendorff_alpha"), counts, true, krippendorffAlphaOf,
                    krippendorffAlphaStatistic},
    };
    return all;
}

const Coefficient *findCoefficient(const QString &id)
{
    const auto all = coefficients();
    const auto found = std::ranges::find(all, id, &Coefficient::id);
    return found == all.end() ? nullptr : &*found;
}

} // namespace Concord
