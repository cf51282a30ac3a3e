// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/responsedetail.h"

class QLabel;

namespace Concord {

/// A judged attribute as a chip whose shape says what its colour says: right ones are filled,
/// wrong values outlined, missed ones dashed and spurious ones struck through.
QLabel *makeAttributeChip(const JudgedAttribute &attribute);

/// The same in words, for tool tips and screen readers.
QString verdictSentence(const JudgedAttribute &attribute);

/// "2 right · 1 missed": how many there are of each verdict that occurs.
QString verdictSummary(const QList<JudgedAttribute> &attributes);

} // namespace Concord
