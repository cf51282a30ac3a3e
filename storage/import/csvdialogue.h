// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/dialogue.h"

namespace Concord {

/// The turns of a dialogue that stands in one cell of a table: one turn a line, "Speaker: text",
/// where a line without a speaker goes on with the turn before it; without any speaker one turn
/// in all. Or a JSON list of texts, or of objects with speaker (role, from, name) and content
/// (text, value, utterance). An Error when it begins like such a list and is none.
Result<QList<Turn>> turnsOfCell(const QString &cell);

} // namespace Concord
