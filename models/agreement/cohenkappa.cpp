// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/cohenkappa.h"

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

std::vector<double> sharesOf(std::span<const qint64> counts, qint64 total)
{
    std::vector<double> shares;
    for (const qint64 count : counts)
        shares.push_back(double(count) / double(total));
    return shares;
}

// 1 - po
double cohenObserved(const ContingencyTable &table, const WeightMatrix &weights)
{
    if (weights.isIdentity())
        return double(table.total() - table.agreements()) / double(table.total());
    double sum = 0;
    for (const ContingencyCell &cell : table.cells())
        sum += double(cell.count) * weights.disagreement(cell.row, cell.column);
    return sum / double(table.total());
}

// 1 - pe; whole numbers for the identity, so that 0 and po = pe come out exactly.
double cohenExpected(const ContingencyTable &table, const WeightMatrix &weights)
{
    const qint64 total = table.total();
    if (!weights.isIdentity()) {
        return weights.expectedDisagreement(sharesOf(table.rows(), total),
                                            sharesOf(table.columns(), total));
    }
    qint64 pairs = 0;
    for (size_t k = 0; k < table.rows().size(); ++k)
        pairs += table.rows()[k] * (total - table.columns()[k]);
    return double(pairs) / double(total) / double(total);
}

// The disagreement each category meets in the other rater's shares.
struct CohenMargins
{
    std::vector<double> rows; //< shares
    std::vector<double> columns; //< shares
    std::vector<double> ofRows; //< sum_l v_kl columns_l
    std::vector<double> ofColumns; //< sum_k v_kl rows_k
};

CohenMargins cohenMargins(const ContingencyTable &table, const WeightMatrix &weights)
{
    CohenMargins margins{
        sharesOf(table.rows(), table.total()), sharesOf(table.columns(), table.total()), {}, {}};
    const size_t size = margins.rows.size();
    margins.ofRows.resize(size, 0);
    margins.ofColumns.resize(size, 0);
    for (quint32 k = 0; k < size; ++k) {
        if (weights.isIdentity()) {
            margins.ofRows[k] = 1 - margins.columns[k];
            margins.ofColumns[k] = 1 - margins.rows[k];
            continue;
        }
        for (quint32 l = 0; l < size; ++l) {
            margins.ofRows[k] += weights.disagreement(k, l) * margins.columns[l];
            margins.ofColumns[l] += weights.disagreement(k, l) * margins.rows[k];
        }
    }
    return margins;
}

// Fleiss, Cohen and Everitt (1969), the variance for an interval, as a sum of squared deviations.
double cohenError(const ContingencyTable &table, const WeightMatrix &weights)
{
    const std::vector<double> influence = cohenInfluence(table, weights);
    const auto n = double(table.total());
    double sum = 0;
    for (size_t i = 0; i < influence.size(); ++i)
        sum += double(table.cells()[i].count) * influence[i] * influence[i];
    return standardErrorOf(sum / (n * n));
}

// The same paper's variance under kappa = 0: what is left of v when row and column effects go.
double cohenNullError(const ContingencyTable &table, const WeightMatrix &weights,
                      const CohenMargins &margins)
{
    const auto isConstant = [](double share) { return share == 1; };
    if (std::ranges::any_of(margins.rows, isConstant)
        || std::ranges::any_of(margins.columns, isConstant))
        return 0;
    const double expected = cohenExpected(table, weights);
    double sum = 0;
    for (quint32 row = 0; row < margins.rows.size(); ++row) {
        if (margins.rows[row] == 0)
            continue;
        for (quint32 column = 0; column < margins.columns.size(); ++column) {
            const double z = weights.disagreement(row, column) - margins.ofRows[row]
                - margins.ofColumns[column] + expected;
            sum += margins.rows[row] * margins.columns[column] * z * z;
        }
    }
    return standardErrorOf(sum / (double(table.total()) * expected * expected));
}

} // namespace

Estimate cohenKappa(const ContingencyTable &table, const WeightMatrix &weights,
                    const InferenceOptions &options)
{
    if (table.total() == 0)
        return Estimate::none(UndefinedReason::noOverlap);
    Estimate estimate;
    estimate.value = cohenKappaValue(table, weights);
    if (!estimate.value)
        return Estimate::none(UndefinedReason::noVariation);
    estimate.observed = 1 - cohenObserved(table, weights);
    estimate.expected = 1 - cohenExpected(table, weights);
    if (table.total() < 2)
        return estimate;
    const CohenMargins margins = cohenMargins(table, weights);
    const double error = cohenError(table, weights);
    estimate.standardError = error;
    estimate.zeroSe = error == 0;
    estimate.interval = normalInterval(*estimate.value, error, options.level);
    const double nullError = cohenNullError(table, weights, margins);
    if (nullError > 0)
        estimate.test = nullTest(QLatin1StringView("fce_null_z"), *estimate.value, nullError);
    return estimate;
}

std::optional<double> cohenKappaValue(const ContingencyTable &table, const WeightMatrix &weights)
{
    if (table.total() == 0)
        return std::nullopt;
    const double expected = cohenExpected(table, weights);
    if (expected == 0)
        return std::nullopt;
    return 1 - cohenObserved(table, weights) / expected;
}

std::vector<double> cohenInfluence(const ContingencyTable &table, const WeightMatrix &weights)
{
    std::vector<double> influence;
    const double expected = table.total() == 0 ? 0 : cohenExpected(table, weights);
    if (expected == 0)
        return influence;
    const CohenMargins margins = cohenMargins(table, weights);
    const double observed = cohenObserved(table, weights);
    for (const ContingencyCell &cell : table.cells()) {
        const double chance = margins.ofRows[cell.row] + margins.ofColumns[cell.column];
        const double z = weights.disagreement(cell.row, cell.column) - chance * observed / expected;
        influence.push_back(-(z + observed) / expected);
    }
    return influence;
}

Estimate cohenKappaMaximum(const ContingencyTable &table)
{
    if (table.total() == 0)
        return Estimate::none(UndefinedReason::noOverlap);
    Estimate estimate;
    estimate.value = cohenKappaMaximumValue(table);
    return estimate.value ? estimate : Estimate::none(UndefinedReason::noVariation);
}

std::optional<double> cohenKappaMaximumValue(const ContingencyTable &table)
{
    if (table.total() == 0)
        return std::nullopt;
    const double expected = cohenExpected(table, WeightMatrix::identity(table.categoryCount()));
    if (expected == 0)
        return std::nullopt;
    qint64 agreements = 0;
    for (size_t k = 0; k < table.rows().size(); ++k)
        agreements += std::min(table.rows()[k], table.columns()[k]);
    return 1 - double(table.total() - agreements) / double(table.total()) / expected;
}

} // namespace Concord
