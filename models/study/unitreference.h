// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/unitsource.h"

namespace Concord {

/// The right answer to a question about a unit, as answervalue.h writes it; nothing where there is
/// none.
///
/// - an option that names the origin of the unit's dataset;
/// - of an attribute set: the item's related attributes, the ones that IP-Dialog scores against
///   (ip-dialog.md section 5), as far as the question has their types and values; for a round or an
///   attribute of one only those that this round reveals, for an utterance nothing;
/// - of an ItemAnswer: the item's reference answer, where it answers itemQuestion().
std::optional<QString> referenceAnswer(const Question &question, const UnitSource &source);

} // namespace Concord
