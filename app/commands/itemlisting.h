// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"
#include "app/commands/responsefilters.h"
#include "models/dataset/item.h"

#include <QHash>

namespace Concord {

class Database;
class ProjectFile;

/// What is listed, and how.
struct ItemListing
{
    QList<ItemId> ids;
    std::optional<FailureFilter> filter; ///< set: each item with its fitting responses
    QHash<ItemId, QList<ResponseId>> responses; ///< worst first
};

/// Each item once, in the order of its worst fitting response.
Result<ItemListing> listFailures(Database &database, const ItemFilter &items,
                                 const FailureFilter &filter, std::optional<qsizetype> limit);
Result<ItemListing> listItems(Database &database, const ItemFilter &items, const ItemOrder &order,
                              std::optional<qsizetype> limit);

/// Prints rows as they are read, so that a million of them need no more memory than a page.
Result<void> printListing(ProjectFile &project, const ItemListing &listing, bool asJson,
                          Output &output);

} // namespace Concord
