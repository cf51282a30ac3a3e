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

} // namespace Concord
