// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"

namespace Concord {

class Database;

/// A condition of SQL on a row of item: a study's unit or a model's response refers to it, or a
/// unit to its dialogue.
constexpr const char *itemIsInUse =
    "(EXISTS (SELECT 1 FROM response WHERE response.item = item.id) "
    "OR EXISTS (SELECT 1 FROM unit_subject WHERE unit_subject.item = item.id) "
    "OR EXISTS (SELECT 1 FROM unit_subject WHERE unit_subject.dialogue = item.dialogue))";

/// Deletes items, what the full-text index holds of them, and the dialogues, attributes and
/// contexts that no other item has; inside the caller's transaction. The items must not be in use.
Result<void> removeItems(const Database &database, const QList<ItemId> &items);

} // namespace Concord
