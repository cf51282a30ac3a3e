// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"
#include "models/dataset/itemfacets.h"
#include "models/text/searchwords.h"

#include <optional>

namespace Concord {

class Database;

/// Reads items; only those of datasets whose import is complete.
class ItemRepository
{
public:
    explicit ItemRepository(const Database &database);

    /// Ids in order of import, at most `limit` of them.
    Result<QList<ItemId>> find(const ItemFilter &filter, std::optional<qsizetype> limit = {}) const;
    /// The same in another order.
    Result<QList<ItemId>> find(const ItemFilter &filter, const ItemOrder &order,
                               std::optional<qsizetype> limit = {}) const;
    /// The rows of `ids`, in that order; ids that do not exist are left out.
    Result<QList<ItemRow>> rows(const QList<ItemId> &ids) const;
    /// The same, where a row that does not show one of these words has a snippet with it.
    Result<QList<ItemRow>> rows(const QList<ItemId> &ids, const SearchWords &words) const;
    /// Datasets, tasks and domains; ItemFacetCounter knows all.
    Result<ItemFacets> facets(const ItemFilter &filter) const;
    /// The whole item, or an Error that says there is none.
    Result<Item> load(ItemId id) const;
    /// Items that a person may mean by "recommend-485", "dataset/recommend-485" or a row id.
    Result<QList<ItemId>> named(const QString &name) const;

private:
    const Database &m_database;
};

} // namespace Concord
