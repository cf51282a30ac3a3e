// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/attributecounter.h"
#include "models/dataset/item.h"

namespace Concord {

class Database;

/// Gives the counter every attribute of a dataset's items, item by item. Over SQLite's own
/// interface: at a million items there are twelve million rows.
Result<void> scanAttributes(const Database &database, DatasetId dataset, AttributeCounter &counter);

} // namespace Concord
