// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/flacksamplesize.h"

#include "models/agreement/linearprogramme.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Concord {

namespace {

constexpr size_t mostMargins = 50;

QString marginText(const char *text)
{
    return QCoreApplication::translate("Concord::Agreement", text);
}

// The variance is linear in the cells and the same for a table and its transpose, so some best
// table is symmetric: variables are the cells i <= j, those off the diagonal counting twice.
LinearProgramme worstTable(std::span<const double> margins, double kappa, double observed)
{
    const size_t categories = margins.size();
    const size_t variables = categories * (categories + 1) / 2;
    LinearProgramme programme;
    programme.bounds.assign(margins.begin(), margins.end());
    programme.bounds.push_back(observed);
    programme.coefficients.assign((categories + 1) * variables, 0);
    for (size_t i = 0; i < categories; ++i) {
        for (size_t j = i; j < categories; ++j) {
            const size_t variable = programme.objective.size();
            const double z = (i == j ? 1 : 0) - (margins[i] + margins[j]) * (1 - kappa);
            programme.objective.push_back((i == j ? 1 : 2) * z * z);
            programme.coefficients[i * variables + variable] = 1;
            programme.coefficients[j * variables + variable] = 1;
            if (i == j)
                programme.coefficients[categories * variables + variable] = 1;
        }
    }
    return programme;
}

} // namespace

Result<std::vector<double>> categoryShares(std::span<const double> margins)
{
    const double sum = std::accumulate(margins.begin(), margins.end(), 0.0);
    const auto isShare = [](double share) { return share >= 0 && share < 1; };
    if (margins.size() < 2 || margins.size() > mostMargins) {
        return Error{
            marginText(QT_TRANSLATE_NOOP("Concord::Agreement", "A plan needs 2 to 50 categories.")),
            {}};
    }
    if (!std::ranges::all_of(margins, isShare) || !(std::abs(sum - 1) <= 0.001)) {
        return Error{marginText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                                  "The shares of the categories have to be 0 or "
                                                  "above, below 1, and add up to 1.")),
                     {}};
    }
    std::vector<double> scaled;
    for (const double share : margins)
        scaled.push_back(share / sum);
    return scaled;
}

Result<double> worstKappaVariance(std::span<const double> margins, double kappa)
{
    const auto scaled = categoryShares(margins);
    if (!scaled)
        return scaled.error();
    double expected = 0;
    for (const double share : *scaled)
        expected += share * share;
    const double observed = kappa * (1 - expected) + expected;
    const LinearSolution worst = maximise(worstTable(*scaled, kappa, observed));
    if (worst.outcome != LinearOutcome::optimal) {
        return Error{marginText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                                  "No table of two raters has these shares of the "
                                                  "categories and a kappa of %1."))
                         .arg(kappa),
                     {}};
    }
    const double chance = kappa - expected * (1 - kappa);
    const double sum = worst.value - chance * chance;
    return std::max(0.0, sum) / ((1 - expected) * (1 - expected));
}

Result<SampleSize> flackSampleSize(std::span<const double> margins, const PowerTarget &target)
{
    if (auto checked = checkTarget(target); !checked)
        return checked.error();
    const auto nullVariance = worstKappaVariance(margins, target.null);
    if (!nullVariance)
        return nullVariance.error();
    const auto variance = worstKappaVariance(margins, target.kappa);
    if (!variance)
        return variance.error();
    return powerSampleSize(PlanMethod::flack, target, *nullVariance, *variance);
}

} // namespace Concord
