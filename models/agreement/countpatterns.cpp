// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/countpatterns.h"

#include "models/agreement/rowpatterns.h"

namespace Concord {

// Rows of counts, one after the other.
struct CountPatterns::Rows
{
    std::vector<size_t> offsets = {0};
    std::vector<CategoryCount> cells;

    qsizetype size() const { return qsizetype(offsets.size()) - 1; }
    std::span<const CategoryCount> row(qsizetype index) const
    {
        const size_t begin = offsets[size_t(index)];
        return {cells.data() + begin, offsets[size_t(index) + 1] - begin};
    }
};

CountPatterns::CountPatterns(const RowPatterns &rows)
    : m_categories(rows.ratings().categoryCount()), m_raters(rows.ratings().raterCount())
{
    Rows counted;
    std::vector<quint32> categories;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        categories.clear();
        for (const Rating &rating : rows.row(i))
            categories.push_back(rating.category);
        std::ranges::sort(categories);
        const size_t begin = counted.cells.size();
        for (const quint32 category : categories) {
            if (counted.cells.size() == begin || counted.cells.back().category != category)
                counted.cells.push_back({category, 0});
            ++counted.cells.back().count;
        }
        counted.offsets.push_back(counted.cells.size());
    }
    group(counted, rows.frequencies());
}

CountPatterns::CountPatterns(int categories, std::span<const quint32> table,
                             std::span<const qint64> frequencies)
    : m_categories(categories)
{
    const auto width = size_t(categories);
    Q_ASSERT(width > 0 && table.size() % width == 0);
    Rows counted;
    std::vector<qint64> weights;
    for (size_t row = 0; row < table.size() / width; ++row) {
        for (quint32 category = 0; category < quint32(width); ++category) {
            const quint32 count = table[row * width + category];
            if (count > 0)
                counted.cells.push_back({category, count});
        }
        if (counted.cells.size() == counted.offsets.back())
            continue;
        counted.offsets.push_back(counted.cells.size());
        weights.push_back(frequencies.empty() ? 1 : frequencies[row]);
    }
    group(counted, weights);
    m_raters = m_ratings.empty() ? 0 : *std::ranges::max_element(m_ratings);
}

std::span<const CategoryCount> CountPatterns::counts(qsizetype pattern) const
{
    const size_t begin = m_offsets[size_t(pattern)];
    return {m_counts.data() + begin, m_offsets[size_t(pattern) + 1] - begin};
}

void CountPatterns::group(const Rows &rows, std::span<const qint64> weights)
{
    Grouping groups = groupRows(
        rows.size(), [&](qsizetype i) { return rows.row(i); },
        [&](qsizetype i) { return weights[size_t(i)]; }, true);
    for (const quint32 first : groups.first) {
        const auto row = rows.row(first);
        m_counts.insert(m_counts.end(), row.begin(), row.end());
        m_offsets.push_back(m_counts.size());
        qint64 ratings = 0;
        for (const CategoryCount &cell : row)
            ratings += cell.count;
        m_ratings.push_back(ratings);
    }
    m_frequencies = std::move(groups.frequency);
    m_patternOfRows = std::move(groups.groupOf);
    for (const qint64 frequency : m_frequencies)
        m_units += frequency;
}

CountPatterns CountPatterns::pairable() const
{
    CountPatterns kept(m_categories);
    kept.m_raters = m_raters;
    for (qsizetype u = 0; u < size(); ++u) {
        if (ratings(u) < 2)
            continue;
        const auto row = counts(u);
        kept.m_counts.insert(kept.m_counts.end(), row.begin(), row.end());
        kept.m_offsets.push_back(kept.m_counts.size());
        kept.m_ratings.push_back(ratings(u));
        kept.m_frequencies.push_back(m_frequencies[size_t(u)]);
        kept.m_units += m_frequencies[size_t(u)];
    }
    return kept;
}

std::vector<double> meanByPattern(const CountPatterns &patterns, std::span<const double> ofCategory)
{
    std::vector<double> means;
    for (qsizetype u = 0; u < patterns.size(); ++u) {
        double sum = 0;
        for (const CategoryCount &cell : patterns.counts(u))
            sum += ofCategory[cell.category] * cell.count;
        means.push_back(sum / double(patterns.ratings(u)));
    }
    return means;
}

} // namespace Concord
