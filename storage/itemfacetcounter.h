// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"
#include "models/dataset/itemfacets.h"
#include "storage/sqlcondition.h"

#include <optional>
#include <vector>

namespace Concord {

class Database;

/// Counts the facets of a filter one after the other, each in one pass over a covering index; which
/// items fit is looked up in bits, a million of them in 125 kB.
class ItemFacetCounter
{
public:
    explicit ItemFacetCounter(ItemFilter filter);

    /// What the filter finds, when that is known already; in any order.
    void setFound(const QList<ItemId> &ids);
    Result<void> count(const Database &database, ItemFacet facet, ItemFacets &facets);

private:
    struct Found
    {
        std::vector<bool> has;
        qint64 items = 0;

        bool contains(qint64 id) const { return size_t(id) < has.size() && has[size_t(id)]; }
    };
    static Found foundIn(const QList<ItemId> &ids);
    Result<QList<FacetValue>> countRows(const Database &database, const SqlCondition &select,
                                        const Found &found) const;
    SqlCondition rowsOf(ItemFacet facet) const;

    ItemFilter m_filter;
    std::optional<Found> m_found; ///< by the whole filter
};

} // namespace Concord
