// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"

namespace Concord {

class Database;

/// The same items in another order. Many are sorted from one pass over a covering index or the
/// narrow table, without SQLite's sorter, which takes several times as long.
Result<QList<ItemId>> sortItems(const Database &database, const QList<ItemId> &ids,
                                const ItemOrder &order);

} // namespace Concord
