// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/brennanprediger.h"

#include "models/agreement/linearisation.h"

#include <array>
#include <cmath>

namespace Concord {

namespace {

// 1 - pe, the mean of all disagreements
double uniformExpected(const WeightMatrix &weights)
{
    const double q = weights.size();
    return weights.totalDisagreement() / (q * q);
}

void addIndices(const ContingencyTable &table, Estimate &estimate)
{
    std::array<qint64, 4> cells{};
    for (const ContingencyCell &cell : table.cells())
        cells[size_t(cell.row) * 2 + cell.column] += cell.count;
    const qint64 a = cells[0];
    const qint64 b = cells[1];
    const qint64 c = cells[2];
    const qint64 d = cells[3];
    const auto n = double(table.total());
    estimate.details.append({QLatin1StringView("prevalence_index"), double(a - d) / n});
    estimate.details.append({QLatin1StringView("bias_index"), double(b - c) / n});
    const auto addShare = [&](QLatin1StringView name, qint64 agreed) {
        if (agreed + b + c > 0)
            estimate.details.append({name, double(2 * agreed) / double(2 * agreed + b + c)});
    };
    addShare(QLatin1StringView("positive_agreement"), a);
    addShare(QLatin1StringView("negative_agreement"), d);
}

} // namespace

Estimate brennanPrediger(const CountPatterns &patterns, const WeightMatrix &weights,
                         const InferenceOptions &options)
{
    const CountTotals totals(patterns, weights);
    if (const auto reason = totals.unusable())
        return Estimate::none(*reason);
    if (weights.size() < 2)
        return Estimate::none(UndefinedReason::oneCategory);
    const double expected = uniformExpected(weights);
    const std::vector<double> byPattern(size_t(patterns.size()), expected);
    return chanceCorrected(UnitTerms::of(patterns, totals), totals.observedDisagreement(), expected,
                           byPattern, options);
}

std::optional<double> brennanPredigerValue(const CountTotals &totals, const WeightMatrix &weights)
{
    if (totals.pairableUnits() == 0 || weights.size() < 2)
        return std::nullopt;
    return chanceCorrectedValue(totals.observedDisagreement(), uniformExpected(weights));
}

Estimate pabak(const ContingencyTable &table, const InferenceOptions &options)
{
    if (table.total() == 0)
        return Estimate::none(UndefinedReason::noOverlap);
    if (table.categoryCount() < 2)
        return Estimate::none(UndefinedReason::oneCategory);
    const auto n = double(table.total());
    const double q = table.categoryCount();
    const double agreement = double(table.agreements()) / n;
    Estimate estimate;
    estimate.value = pabakValue(table);
    estimate.observed = agreement;
    estimate.expected = 1 / q;
    if (table.categoryCount() == 2)
        addIndices(table, estimate);
    if (table.total() < 2)
        return estimate;
    const double error = q / (q - 1) * std::sqrt(agreement * (1 - agreement) / n);
    estimate.standardError = error;
    estimate.zeroSe = error == 0;
    estimate.interval = normalInterval(*estimate.value, error, options.level);
    if (error > 0)
        estimate.test = waldZTest(*estimate.value, error);
    return estimate;
}

std::optional<double> pabakValue(const ContingencyTable &table)
{
    const double q = table.categoryCount();
    if (table.total() == 0 || q < 2)
        return std::nullopt;
    const double disagreement = double(table.total() - table.agreements()) / double(table.total());
    return 1 - disagreement * q / (q - 1);
}

} // namespace Concord
