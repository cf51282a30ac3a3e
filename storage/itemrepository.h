// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"
#include "models/dataset/itemfacets.h"

#include <optional>

namespace Concord {

class Database;
class Query;

/// Reads items; only those of datasets whose import is complete.
class ItemRepository
{
public:
    explicit ItemRepository(const Database &database);

    /// Ids in order of import, at most `limit` of them.
    Result<QList<ItemId>> find(const ItemFilter &filter, std::optional<qsizetype> limit = {}) const;
    /// The rows of `ids`, in that order; ids that do not exist are left out.
    Result<QList<ItemRow>> rows(const QList<ItemId> &ids) const;
    Result<ItemFacets> facets(const ItemFilter &filter) const;
    /// The whole item, or an Error that says there is none.
    Result<Item> load(ItemId id) const;
    /// Items that a person may mean by "recommend-485", "dataset/recommend-485" or a row id.
    Result<QList<ItemId>> named(const QString &name) const;

private:
    Result<QList<ItemId>> idsMatching(const QString &term) const;
    Result<std::optional<QList<ItemId>>> idsWithText(const QString &text) const;
    Result<void> storeHits(const QList<ItemId> &hits) const;
    Result<QList<FacetValue>> facet(const QString &column, const ItemFilter &filter) const;
    Result<void> readAttributes(ItemId id, Item &item) const;
    Result<void> readDialogue(qint64 dialogue, Item &item) const;

    const Database &m_database;
};

} // namespace Concord
