// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/fleisskappa.h"

#include "models/agreement/linearisation.h"

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

constexpr QLatin1StringView fleissNeeLandis("fnl1979_null_z");

// The number of ratings that each unit has, if it is the same for all.
std::optional<qint64> commonSize(const CountPatterns &patterns)
{
    for (qsizetype u = 1; u < patterns.size(); ++u) {
        if (patterns.ratings(u) != patterns.ratings(0))
            return std::nullopt;
    }
    return patterns.size() > 0 ? std::optional(patterns.ratings(0)) : std::nullopt;
}

// Null standard error of one category's kappa.
double categoryNullError(qint64 units, qint64 ratings)
{
    return std::sqrt(2 / (double(units) * double(ratings) * double(ratings - 1)));
}

// Null standard error of kappa.
double overallNullError(std::span<const double> shares, qint64 units, qint64 ratings)
{
    double spread = 0;
    double skew = 0;
    for (const double p : shares) {
        const double q = 1 - p;
        spread += p * q;
        skew += p * q * (q - p);
    }
    const double root = std::sqrt(std::max(0.0, spread * spread - skew));
    return categoryNullError(units, ratings) * root / spread;
}

// The counts of one category and of all others together.
CountPatterns againstOthers(const CountPatterns &patterns, quint32 category)
{
    std::vector<quint32> table;
    for (qsizetype u = 0; u < patterns.size(); ++u) {
        quint32 inside = 0;
        for (const CategoryCount &cell : patterns.counts(u))
            inside += cell.category == category ? cell.count : 0;
        const quint32 outside = quint32(patterns.ratings(u)) - inside;
        table.insert(table.end(), {inside, outside});
    }
    return CountPatterns(2, table, patterns.frequencies());
}

} // namespace

Estimate fleissKappa(const CountPatterns &patterns, const WeightMatrix &weights,
                     const InferenceOptions &options)
{
    const CountTotals totals(patterns, weights);
    if (const auto reason = totals.unusable())
        return Estimate::none(*reason);
    const std::vector<double> shares = totals.shares();
    Estimate estimate =
        chanceCorrected(UnitTerms::of(patterns, totals), totals.observedDisagreement(),
                        totals.expectedDisagreement(weights),
                        meanByPattern(patterns, weights.meanDisagreement(shares)), options);
    const auto size = commonSize(patterns);
    const bool hasNullTest =
        size && weights.isIdentity() && options.standardError == StandardErrorKind::ratio;
    if (estimate.value && totals.units() > 1 && hasNullTest) {
        const double nullError = overallNullError(shares, totals.units(), *size);
        estimate.test = nullTest(fleissNeeLandis, *estimate.value, nullError);
    }
    return estimate;
}

std::optional<double> fleissKappaValue(const CountTotals &totals, const WeightMatrix &weights)
{
    if (totals.pairableUnits() == 0)
        return std::nullopt;
    return chanceCorrectedValue(totals.observedDisagreement(),
                                totals.expectedDisagreement(weights));
}

std::optional<double> scottPiValue(const ContingencyTable &table, const WeightMatrix &weights)
{
    if (table.total() == 0)
        return std::nullopt;
    std::vector<double> shares;
    for (size_t k = 0; k < table.rows().size(); ++k)
        shares.push_back(double(table.rows()[k] + table.columns()[k]) / 2 / double(table.total()));
    double observed = 0;
    for (const ContingencyCell &cell : table.cells()) {
        const double both = weights.disagreement(cell.row, cell.column)
            + weights.disagreement(cell.column, cell.row);
        observed += double(cell.count) * both / 2;
    }
    return chanceCorrectedValue(observed / double(table.total()),
                                weights.expectedDisagreement(shares, shares));
}

QList<Estimate> fleissKappaByCategory(const CountPatterns &patterns,
                                      const InferenceOptions &options)
{
    QList<Estimate> estimates;
    for (int k = 0; k < patterns.categoryCount(); ++k) {
        const CountPatterns binary = againstOthers(patterns, quint32(k));
        estimates.append(fleissKappa(binary, WeightMatrix::identity(2), options));
    }
    return estimates;
}

} // namespace Concord
