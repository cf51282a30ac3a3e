// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/results/resultinput.h"

namespace Concord {

/// How often a yes/no question (yes_no_reason, or a single choice of just yes and no) was answered
/// with yes, else with its first option:
///
///     yes_rate                each annotator, all answers, the majority of each unit (ties left
///                             out), each judge
///     yes_rate_by_attribute   where units ask about attributes, by type
///     yes_rate_by_run         where units show one response, by model run
///
/// Shares with Wilson's intervals (clusteredshare.h). Nothing for other questions.
QList<OutcomeTable> yesRateTables(const ResultInput &input);

/// "answer_shares": how many of the annotators' answers are, or name, each option of a choice or a
/// scale, with the same intervals. Nothing for other questions.
QList<OutcomeTable> answerShareTables(const ResultInput &input);

} // namespace Concord
