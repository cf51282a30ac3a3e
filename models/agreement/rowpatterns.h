// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/grouping.h"
#include "models/agreement/ratings.h"

namespace Concord {

/// The distinct rows of a ratings table (who said what) and how many units have each.
///
/// Coefficients that know raters apart (Cohen, Conger) depend on the units through these only
/// (agreement.md section 9). Refers to the Ratings, which have to outlive it.
class RowPatterns
{
public:
    explicit RowPatterns(const Ratings &ratings);

    qsizetype size() const { return qsizetype(m_groups.first.size()); }
    std::span<const Rating> row(qsizetype pattern) const;
    std::span<const qint64> frequencies() const { return m_groups.frequency; }
    /// The pattern of each unit, if the ratings have clusters; otherwise empty.
    std::span<const quint32> patternOfUnits() const { return m_groups.groupOf; }
    const Ratings &ratings() const { return *m_ratings; }

private:
    const Ratings *m_ratings;
    Grouping m_groups;
};

} // namespace Concord
