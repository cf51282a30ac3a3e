// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/coefficients.h"

#include "models/agreement/countcoefficients.h"

#include <algorithm>
#include <array>

namespace Concord {

namespace {

// From the plainest to those for numbers; two raters before many.
constexpr std::array reportOrder = {
    QLatin1StringView("percent_agreement"),
    QLatin1StringView("unanimity"),
    QLatin1StringView("cohen_kappa"),
    QLatin1StringView("cohen_kappa_linear"),
    QLatin1StringView("cohen_kappa_quadratic"),
    QLatin1StringView("cohen_kappa_weighted"),
    QLatin1StringView("cohen_kappa_max"),
    QLatin1StringView("pabak"),
    QLatin1StringView("scott_pi"),
    QLatin1StringView("mean_pairwise_cohen_kappa"),
    QLatin1StringView("fleiss_kappa"),
    QLatin1StringView("conger_kappa"),
    QLatin1StringView("brennan_prediger"),
    QLatin1StringView("gwet_ac1"),
    QLatin1StringView("gwet_ac2"),
    QLatin1StringView("krippendorff_alpha"),
    QLatin1StringView("icc_1_1"),
    QLatin1StringView("icc_2_1"),
    QLatin1StringView("icc_3_1"),
    QLatin1StringView("icc_1_k"),
    QLatin1StringView("icc_2_k"),
    QLatin1StringView("icc_3_k"),
    QLatin1StringView("kendall_w"),
};

std::vector<Coefficient> orderedCoefficients()
{
    std::vector<Coefficient> all;
    for (const auto &group : {countCoefficients(), rowCoefficients(), numericCoefficients()})
        all.insert(all.end(), group.begin(), group.end());
    std::ranges::sort(all, {}, [](const Coefficient &coefficient) {
        return std::ranges::find(reportOrder, coefficient.id) - reportOrder.begin();
    });
    return all;
}

} // namespace

AgreementInput::AgreementInput(const Ratings &table)
    : ratings(table), rows(table), counts(rows),
      weights(WeightMatrix::identity(table.categoryCount()))
{
    if (auto numbers = numericValues(table.categories())) {
        values = *std::move(numbers);
        areNumbers = true;
    }
    for (int k = 0; !areNumbers && k < table.categoryCount(); ++k)
        values.push_back(k + 1);
    scores = values;
}

std::span<const Coefficient> coefficients()
{
    static const std::vector<Coefficient> all = orderedCoefficients();
    return all;
}

const Coefficient *findCoefficient(const QString &id)
{
    const auto all = coefficients();
    const auto found = std::ranges::find(all, id, &Coefficient::id);
    return found == all.end() ? nullptr : &*found;
}

bool fitsMeasure(const Coefficient &coefficient, Measure measure)
{
    switch (coefficient.needs) {
    case Coefficient::Needs::Names:
    case Coefficient::Needs::Weights:
        return true;
    case Coefficient::Needs::Order:
        return measure != Measure::nominal && measure != Measure::set;
    case Coefficient::Needs::Numbers:
        return measure == Measure::interval || measure == Measure::ratio;
    }
    Q_UNREACHABLE();
}

bool canCompute(const Coefficient &coefficient, const AgreementInput &input)
{
    switch (coefficient.needs) {
    case Coefficient::Needs::Names:
        return true;
    case Coefficient::Needs::Weights:
        return input.scheme != WeightScheme::Unweighted;
    case Coefficient::Needs::Order:
        return input.areNumbers || input.ratings.categoriesDeclared();
    case Coefficient::Needs::Numbers:
        return input.areNumbers;
    }
    Q_UNREACHABLE();
}

} // namespace Concord
