// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/ratings.h"

namespace Concord {

std::span<const Rating> Ratings::unit(qsizetype index) const
{
    const size_t begin = m_offsets[size_t(index)];
    return {m_ratings.data() + begin, m_offsets[size_t(index) + 1] - begin};
}

RatingsSummary Ratings::summary() const
{
    RatingsSummary summary{unitCount(), raterCount(),   qint64(m_ratings.size()), 0,
                           0,           m_droppedUnits, m_droppedRaters};
    for (qsizetype i = 0; i < unitCount(); ++i) {
        const auto ratings = qint64(unit(i).size());
        if (ratings < 2)
            continue;
        ++summary.pairableUnits;
        summary.pairableValues += ratings;
    }
    return summary;
}

Ratings Ratings::subset(std::span<const quint32> units) const
{
    std::vector<bool> isActive(size_t(raterCount()), false);
    for (const quint32 index : units) {
        for (const Rating &rating : unit(index))
            isActive[rating.rater] = true;
    }
    Ratings part;
    std::vector<quint32> numbers(isActive.size(), 0);
    for (size_t rater = 0; rater < isActive.size(); ++rater) {
        if (!isActive[rater])
            continue;
        numbers[rater] = quint32(part.m_raters.size());
        part.m_raters.append(m_raters[qsizetype(rater)]);
    }
    part.m_categories = m_categories;
    part.m_declared = m_declared;
    part.m_droppedRaters = raterCount() - part.raterCount();
    for (const quint32 index : units) {
        part.m_units.intern(m_units.bytes(index));
        for (const Rating &rating : unit(index))
            part.m_ratings.push_back({numbers[rating.rater], rating.category});
        part.m_offsets.push_back(quint32(part.m_ratings.size()));
    }
    part.m_units.freeze();
    std::vector<quint32> clusterNumbers(size_t(clusterCount()), 0); // 0: not met yet
    for (const quint32 index : units) {
        if (m_clusters.empty())
            break;
        quint32 &number = clusterNumbers[m_clusters[index]];
        if (number == 0)
            number = quint32(++part.m_clusterCount);
        part.m_clusters.push_back(number - 1);
    }
    return part;
}

} // namespace Concord
