// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"
#include "storage/sqlcondition.h"

#include <optional>
#include <vector>

namespace Concord {

class Database;

/// The first column of a statement as ids, ascending and each once.
Result<QList<ItemId>> idsFrom(const Database &database, const SqlCondition &select);

/// The same as they come.
Result<QList<ItemId>> unsortedIds(const Database &database, const SqlCondition &select);

/// Items that fit, in order of import. Every criterion and every word is a list of ids of its own
/// and the lists are intersected here: one statement for them all takes several times as long
/// (limits.md, "What bites", 6).
Result<QList<ItemId>> searchItems(const Database &database, const ItemFilter &filter);

/// Which of the numbers up to the highest are in a list of ids.
std::vector<bool> presence(const QList<ItemId> &ids);

/// "1,2,3", for a statement.
QString idNumbers(const QList<ItemId> &ids);

} // namespace Concord
