// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/commoncorrelation.h"

#include "models/agreement/distributions.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

Error modelError(const char *text)
{
    return {QCoreApplication::translate("Concord::Agreement", text), {}};
}

std::vector<double> binomialProbabilities(int trials, double p)
{
    std::vector<double> probabilities;
    double ways = 1;
    for (int x = 0; x <= trials; ++x) {
        probabilities.push_back(ways * std::pow(p, x) * std::pow(1 - p, trials - x));
        ways = ways * (trials - x) / (x + 1);
    }
    return probabilities;
}

} // namespace

Result<std::vector<double>> positiveProbabilities(const CommonCorrelation &model, double kappa)
{
    if (!(model.prevalence > 0 && model.prevalence < 1))
        return modelError(QT_TRANSLATE_NOOP("Concord::Agreement",
                                            "The share of a category has to be above 0 and below "
                                            "1, such as 0.3."));
    if (model.raters < 2 || model.raters > 6)
        return modelError(
            QT_TRANSLATE_NOOP("Concord::Agreement", "This plan holds for 2 to 6 raters."));
    std::vector<double> cells = binomialProbabilities(model.raters, model.prevalence);
    for (double &cell : cells)
        cell *= 1 - kappa;
    cells.front() += kappa * (1 - model.prevalence);
    cells.back() += kappa * model.prevalence;
    for (double &cell : cells) {
        if (!(cell >= -1e-12))
            return modelError(QT_TRANSLATE_NOOP("Concord::Agreement",
                                                "So many raters cannot disagree that much at this "
                                                "share of the categories; expect a higher kappa."));
        cell = std::max(0.0, cell);
    }
    return cells;
}

Result<double> commonCorrelationVariance(const CommonCorrelation &model, double kappa)
{
    const auto cells = positiveProbabilities(model, kappa);
    if (!cells)
        return cells.error();
    const double p = model.prevalence;
    const double chance = 2 * p * (1 - p); // 1 - pe
    const double m = model.raters;
    double variance = 0;
    for (int x = 0; x <= model.raters; ++x) {
        const double share = x / m;
        const double disagreement = 2 * x * (m - x) / (m * (m - 1));
        const double unitChance = share * (1 - p) + (1 - share) * p;
        const double deviation =
            (1 - kappa) * chance - disagreement + 2 * (1 - kappa) * (unitChance - chance);
        variance += (*cells)[size_t(x)] * deviation * deviation;
    }
    return variance / (chance * chance);
}

Result<SampleSize> donnerEliasziwSampleSize(const CommonCorrelation &model,
                                            const PowerTarget &target)
{
    if (auto checked = checkTarget(target); !checked)
        return checked.error();
    const auto nullCells = positiveProbabilities(model, target.null);
    if (!nullCells)
        return nullCells.error();
    const auto cells = positiveProbabilities(model, target.kappa);
    if (!cells)
        return cells.error();
    double effect = 0;
    for (size_t x = 0; x < cells->size(); ++x) {
        const double difference = (*cells)[x] - (*nullCells)[x];
        if ((*nullCells)[x] == 0)
            return modelError(QT_TRANSLATE_NOOP("Concord::Agreement",
                                                "At the kappa to be refuted some answers could "
                                                "never occur; refute a higher one."));
        effect += difference * difference / (*nullCells)[x];
    }
    const double alpha = target.twoSided ? target.alpha : 2 * target.alpha;
    if (alpha >= target.power)
        return modelError(QT_TRANSLATE_NOOP("Concord::Agreement",
                                            "The power has to be above the level of the test."));
    const auto variance = commonCorrelationVariance(model, target.kappa);
    const double exact = chiSquaredNoncentrality(1, alpha, target.power) / effect;
    return sampleSize(PlanMethod::donnerEliasziw, exact, *variance);
}

} // namespace Concord
