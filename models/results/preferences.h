// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/results/resultinput.h"

namespace Concord {

/// Which of two responses annotators prefer, of a choice with the options "first" and "second"
/// (any other is a tie) about units with two responses:
///
///     preference_wins    of each run wins, ties, losses and the win rate among decided answers
///     preference_side    of each annotator and all: how often the first shown was preferred
///
/// Shares with Wilson's intervals (clusteredshare.h): units are clusters. Nothing otherwise.
QList<OutcomeTable> preferenceTables(const ResultInput &input);

} // namespace Concord
