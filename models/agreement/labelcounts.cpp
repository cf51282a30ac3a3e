// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/labelcounts.h"

#include "models/agreement/grouping.h"

namespace Concord {

LabelCounts::LabelCounts(Ratings ratings)
    : m_ratings(std::move(ratings)), m_raters(m_ratings.raters())
{
    group([this](qsizetype unit) { return m_ratings.unit(unit); });
}

LabelCounts::LabelCounts(Ratings ratings, const QStringList &raters,
                         std::span<const quint32> raterOf)
    : m_ratings(std::move(ratings)), m_raters(raters)
{
    Q_ASSERT(qsizetype(raterOf.size()) == m_ratings.raterCount());
    std::vector<Rating> merged;
    std::vector<size_t> begins = {0};
    for (qsizetype unit = 0; unit < unitCount(); ++unit) {
        for (const Rating &rating : m_ratings.unit(unit))
            merged.push_back({raterOf[rating.rater], rating.category});
        std::sort(merged.begin() + qsizetype(begins.back()), merged.end());
        begins.push_back(merged.size());
    }
    group([&](qsizetype unit) {
        const size_t begin = begins[size_t(unit)];
        return std::span<const Rating>(merged).subspan(begin, begins[size_t(unit) + 1] - begin);
    });
}

template <typename RowAt>
void LabelCounts::group(RowAt rowAt)
{
    const Grouping groups = groupRows(unitCount(), rowAt, [](qsizetype) { return qint64(1); });
    m_frequencies = groups.frequency;
    for (const quint32 first : groups.first) {
        for (const Rating &cell : rowAt(first)) {
            const bool isAgain = m_counts.size() > m_offsets.back()
                && m_counts.back().rater == cell.rater && m_counts.back().category == cell.category;
            if (isAgain)
                ++m_counts.back().count;
            else
                m_counts.push_back({cell.rater, cell.category, 1});
        }
        m_offsets.push_back(m_counts.size());
    }
    m_patternOf.reserve(size_t(unitCount()));
    for (qsizetype unit = 0; unit < unitCount(); ++unit) {
        const auto row = rowAt(unit);
        const auto found = std::ranges::partition_point(
            groups.first, [&](quint32 first) { return precedesRow(rowAt(first), row); });
        m_patternOf.push_back(quint32(found - groups.first.begin()));
    }
}

std::span<const LabelCount> LabelCounts::pattern(qsizetype index) const
{
    const size_t begin = m_offsets[size_t(index)];
    return {m_counts.data() + begin, m_offsets[size_t(index) + 1] - begin};
}

qint64 LabelCounts::labelCount() const
{
    qint64 labels = 0;
    for (qsizetype p = 0; p < patternCount(); ++p) {
        for (const LabelCount &cell : pattern(p))
            labels += frequency(p) * cell.count;
    }
    return labels;
}

} // namespace Concord
