// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/grouping.h"

#include <compare>

namespace Concord {

class RowPatterns;

/// How many raters put a unit into a category; never 0.
struct CategoryCount
{
    quint32 category = 0;
    quint32 count = 0;

    friend auto operator<=>(const CategoryCount &, const CategoryCount &) = default;
};

/// The distinct rows of a table of counts (units by categories) and how many units have each.
///
/// Coefficients that take raters as interchangeable (Fleiss, alpha, …) depend on the units through
/// these only (agreement.md section 9). Sparse, so that many categories fit.
class CountPatterns
{
public:
    explicit CountPatterns(const RowPatterns &rows);

    /// From counts where raters are not known: `table` holds rows of `categories` counts, and
    /// frequencies[i] units (without frequencies: one) have row i. A row of zeros is dropped.
    CountPatterns(int categories, std::span<const quint32> table,
                  std::span<const qint64> frequencies = {});

    qsizetype size() const { return qsizetype(m_frequencies.size()); }
    std::span<const CategoryCount> counts(qsizetype pattern) const; ///< by category
    qint64 ratings(qsizetype pattern) const { return m_ratings[size_t(pattern)]; } ///< of one unit
    std::span<const qint64> frequencies() const { return m_frequencies; }
    /// The pattern of each row of the RowPatterns they were made from; otherwise empty.
    std::span<const quint32> patternOfRows() const { return m_patternOfRows; }

    /// The patterns with two ratings or more.
    CountPatterns pairable() const;

    int categoryCount() const { return m_categories; }
    qint64 unitCount() const { return m_units; }
    /// Raters in all; where they are not known, the most that any unit has.
    qint64 raterCount() const { return m_raters; }

private:
    struct Rows;
    explicit CountPatterns(int categories) : m_categories(categories) {}
    void group(const Rows &rows, std::span<const qint64> weights);

    int m_categories = 0;
    qint64 m_units = 0;
    qint64 m_raters = 0;
    std::vector<size_t> m_offsets = {0};
    std::vector<CategoryCount> m_counts;
    std::vector<qint64> m_ratings;
    std::vector<qint64> m_frequencies;
    std::vector<quint32> m_patternOfRows;
};

/// The mean of `ofCategory` over the ratings of a unit, by pattern.
std::vector<double> meanByPattern(const CountPatterns &patterns,
                                  std::span<const double> ofCategory);

} // namespace Concord
