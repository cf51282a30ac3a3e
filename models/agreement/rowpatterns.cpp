// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/rowpatterns.h"

namespace Concord {

RowPatterns::RowPatterns(const Ratings &ratings)
    : m_ratings(&ratings), m_groups(groupRows(
                               ratings.unitCount(), [&](qsizetype i) { return ratings.unit(i); },
                               [](qsizetype) { return qint64(1); }, ratings.clusterCount() > 0))
{}

std::span<const Rating> RowPatterns::row(qsizetype pattern) const
{
    return m_ratings->unit(m_groups.first[size_t(pattern)]);
}

} // namespace Concord
