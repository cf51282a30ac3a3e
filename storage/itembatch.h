// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"

namespace Concord {

class Database;

/// Whole items of complete datasets, in the order of `ids`; ids that do not exist are left out.
/// A page of a few hundred takes four statements.
Result<QList<Item>> loadItems(const Database &database, const QList<ItemId> &ids);

} // namespace Concord
