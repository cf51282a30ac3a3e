// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/pairwisekappa.h"

#include "models/agreement/cohenkappa.h"
#include "models/agreement/raterpairs.h"

#include <algorithm>

namespace Concord {

namespace {

std::vector<quint32> usedCategories(std::span<const ContingencyCell> cells)
{
    std::vector<quint32> used;
    for (const ContingencyCell &cell : cells)
        used.insert(used.end(), {cell.row, cell.column});
    std::ranges::sort(used);
    used.erase(std::ranges::unique(used).begin(), used.end());
    return used;
}

// The same table of places in `categories` instead of categories.
ContingencyTable compacted(std::span<const ContingencyCell> cells,
                           const std::vector<quint32> &categories)
{
    const auto placeOf = [&](quint32 category) {
        return quint32(std::ranges::lower_bound(categories, category) - categories.begin());
    };
    std::vector<ContingencyCell> places;
    places.reserve(cells.size());
    for (const ContingencyCell &cell : cells)
        places.push_back({placeOf(cell.row), placeOf(cell.column), cell.count});
    return ContingencyTable(int(categories.size()), std::move(places));
}

} // namespace

PairwiseKappa::PairwiseKappa(const RowPatterns &rows, const WeightMatrix &weights,
                             std::optional<qsizetype> judge)
    : m_rows(&rows)
{
    const qint64 raters = rows.ratings().raterCount();
    m_apart = judge ? raters - 1 : raters * (raters - 1) / 2;
    forEachPair(rows, [&](const RaterMeeting &meeting) {
        const bool isCounted = !judge || meeting.first == *judge || meeting.second == *judge;
        m_apart -= isCounted ? 1 : 0;
        const std::vector<quint32> used = usedCategories(meeting.table.cells());
        m_pairs.push_back({compacted(meeting.table.cells(), used), weights.restrictedTo(used),
                           meeting.patterns, isCounted});
    });
}

Estimate PairwiseKappa::estimate(const InferenceOptions &options) const
{
    const qsizetype raters = m_rows->ratings().raterCount();
    if (raters < 2)
        return Estimate::none(raters == 0 ? UndefinedReason::noData : UndefinedReason::oneRater);
    double sum = 0;
    qint64 defined = 0;
    qint64 undefined = m_apart;
    double sumOfOthers = 0;
    qint64 others = 0;
    bool overlap = false;
    for (const Pair &pair : m_pairs) {
        const auto kappa = cohenKappaValue(pair.table, pair.weights);
        overlap = overlap || pair.isCounted;
        if (pair.isCounted) {
            (kappa ? defined : undefined) += 1;
            sum += kappa.value_or(0);
        } else if (kappa) {
            sumOfOthers += *kappa;
            ++others;
        }
    }
    if (defined == 0)
        return Estimate::none(overlap ? UndefinedReason::noVariation : UndefinedReason::noOverlap);
    Estimate estimate;
    estimate.value = sum / double(defined);
    estimate.details = {{QLatin1StringView("pairs"), double(defined)},
                        {QLatin1StringView("undefined_pairs"), double(undefined)}};
    if (others > 0)
        estimate.details.append(
            {QLatin1StringView("mean_between_others"), sumOfOthers / double(others)});
    if (m_rows->ratings().unitCount() < 2)
        return estimate;
    const double error = standardError(defined);
    estimate.standardError = error;
    estimate.zeroSe = error == 0;
    estimate.interval = normalInterval(*estimate.value, error, options.level);
    if (error > 0)
        estimate.test = waldZTest(*estimate.value, error);
    return estimate;
}

std::optional<double> PairwiseKappa::value(std::span<const qint64> frequencies)
{
    double sum = 0;
    qint64 defined = 0;
    std::vector<qint64> counts;
    for (Pair &pair : m_pairs) {
        if (!pair.isCounted)
            continue;
        counts.resize(pair.patterns.size());
        std::ranges::transform(pair.patterns, counts.begin(),
                               [&](quint32 pattern) { return frequencies[pattern]; });
        pair.table.setCounts(counts);
        if (const auto kappa = cohenKappaValue(pair.table, pair.weights)) {
            sum += *kappa;
            ++defined;
        }
    }
    if (defined == 0)
        return std::nullopt;
    return sum / double(defined);
}

// Units add their influence on every pair they are in before it is squared.
double PairwiseKappa::standardError(qint64 defined) const
{
    std::vector<double> moved(size_t(m_rows->size()), 0);
    for (const Pair &pair : m_pairs) {
        if (!pair.isCounted)
            continue;
        const std::vector<double> influence = cohenInfluence(pair.table, pair.weights);
        const double share = 1 / double(pair.table.total()) / double(defined);
        for (size_t i = 0; i < influence.size(); ++i)
            moved[pair.patterns[i]] += influence[i] * share;
    }
    double sum = 0;
    for (size_t u = 0; u < moved.size(); ++u)
        sum += double(m_rows->frequencies()[u]) * moved[u] * moved[u];
    return standardErrorOf(sum);
}

} // namespace Concord
