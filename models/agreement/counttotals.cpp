// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/counttotals.h"

#include <algorithm>

namespace Concord {

namespace {

// Sum over ordered pairs of different ratings of one unit.
double pairDisagreement(std::span<const CategoryCount> counts, qint64 ratings,
                        const WeightMatrix &weights)
{
    double sum = 0;
    for (const CategoryCount &row : counts) {
        if (weights.isIdentity()) {
            sum += double(row.count * (ratings - row.count));
            continue;
        }
        for (const CategoryCount &column : counts) {
            const double pairs = double(row.count) * double(column.count);
            sum += pairs * weights.disagreement(row.category, column.category);
        }
    }
    return sum;
}

} // namespace

CountTotals::CountTotals(const CountPatterns &patterns, const WeightMatrix &weights)
    : m_patterns(&patterns),
      m_frequencies(patterns.frequencies().begin(), patterns.frequencies().end())
{
    std::vector<qint64> sizes;
    for (qsizetype u = 0; u < patterns.size(); ++u)
        sizes.push_back(patterns.ratings(u));
    std::ranges::sort(sizes);
    sizes.erase(std::ranges::unique(sizes).begin(), sizes.end());
    for (const qint64 ratings : sizes)
        m_sizes.push_back({ratings, 0, 0});
    for (qsizetype u = 0; u < patterns.size(); ++u) {
        const auto at = std::ranges::lower_bound(sizes, patterns.ratings(u));
        m_sizeOf.push_back(quint32(at - sizes.begin()));
    }
    m_counts.resize(m_sizes.size() * size_t(patterns.categoryCount()));
    reweigh(weights);
}

void CountTotals::reweigh(const WeightMatrix &weights)
{
    m_disagreement.clear();
    for (qsizetype u = 0; u < m_patterns->size(); ++u) {
        const auto counts = m_patterns->counts(u);
        m_disagreement.push_back(pairDisagreement(counts, m_patterns->ratings(u), weights));
    }
    sum(m_frequencies);
}

void CountTotals::sum(std::span<const qint64> frequencies)
{
    if (frequencies.data() != m_frequencies.data())
        m_frequencies.assign(frequencies.begin(), frequencies.end());
    for (Size &size : m_sizes) {
        size.units = 0;
        size.disagreement = 0;
    }
    std::ranges::fill(m_counts, 0);
    const auto categories = size_t(m_patterns->categoryCount());
    for (size_t u = 0; u < m_frequencies.size(); ++u) {
        const qint64 frequency = m_frequencies[u];
        if (frequency == 0)
            continue;
        Size &size = m_sizes[m_sizeOf[u]];
        size.units += frequency;
        size.disagreement += double(frequency) * m_disagreement[u];
        qint64 *counts = m_counts.data() + m_sizeOf[u] * categories;
        for (const CategoryCount &cell : m_patterns->counts(qsizetype(u)))
            counts[cell.category] += frequency * cell.count;
    }
    m_units = m_pairableUnits = m_pairableValues = 0;
    for (const Size &size : m_sizes) {
        m_units += size.units;
        m_pairableUnits += size.ratings > 1 ? size.units : 0;
        m_pairableValues += size.ratings > 1 ? size.units * size.ratings : 0;
    }
}

double CountTotals::unitDisagreement(qsizetype pattern) const
{
    const auto ratings = double(m_patterns->ratings(pattern));
    return ratings < 2 ? 0 : m_disagreement[size_t(pattern)] / (ratings * (ratings - 1));
}

double CountTotals::observedDisagreement() const
{
    double sum = 0;
    for (const Size &size : m_sizes) {
        const auto ratings = double(size.ratings);
        if (size.ratings > 1)
            sum += size.disagreement / (ratings * (ratings - 1));
    }
    return sum / double(m_pairableUnits);
}

std::vector<double> CountTotals::shares() const
{
    std::vector<double> shares(size_t(m_patterns->categoryCount()), 0);
    for (size_t size = 0; size < m_sizes.size(); ++size) {
        const auto counts = countsOf(size);
        for (size_t k = 0; k < shares.size(); ++k)
            shares[k] += double(counts[k]) / double(m_sizes[size].ratings);
    }
    for (double &share : shares)
        share /= double(m_units);
    return shares;
}

double CountTotals::expectedDisagreement(const WeightMatrix &weights) const
{
    const auto isUsed = [](const Size &size) { return size.units > 0; };
    const auto used = std::ranges::find_if(m_sizes, isUsed);
    if (weights.isIdentity() && std::ranges::count_if(m_sizes, isUsed) == 1) {
        // Whole numbers up to the one division, when all units have equally many ratings.
        const qint64 total = used->units * used->ratings;
        double pairs = 0;
        for (const qint64 count : countsOf(size_t(used - m_sizes.begin())))
            pairs += double(count) * double(total - count);
        return pairs / (double(total) * double(total));
    }
    const std::vector<double> both = shares();
    return weights.expectedDisagreement(both, both);
}

double CountTotals::coincidentDisagreement() const
{
    double sum = 0;
    for (const Size &size : m_sizes) {
        if (size.ratings > 1)
            sum += size.disagreement / double(size.ratings - 1);
    }
    return sum / double(m_pairableValues);
}

std::vector<qint64> CountTotals::pairableCounts() const
{
    std::vector<qint64> sums(size_t(m_patterns->categoryCount()), 0);
    for (size_t size = 0; size < m_sizes.size(); ++size) {
        if (m_sizes[size].ratings < 2)
            continue;
        const auto counts = countsOf(size);
        for (size_t k = 0; k < sums.size(); ++k)
            sums[k] += counts[k];
    }
    return sums;
}

std::optional<UndefinedReason> CountTotals::unusable() const
{
    if (m_units == 0)
        return UndefinedReason::noData;
    if (m_patterns->raterCount() < 2)
        return UndefinedReason::oneRater;
    if (m_pairableUnits == 0)
        return UndefinedReason::noOverlap;
    return std::nullopt;
}

std::span<const qint64> CountTotals::countsOf(size_t size) const
{
    const auto categories = size_t(m_patterns->categoryCount());
    return {m_counts.data() + size * categories, categories};
}

} // namespace Concord
