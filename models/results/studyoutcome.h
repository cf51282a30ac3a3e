// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/turing.h"
#include "models/results/resultinput.h"

namespace Concord {

/// All tables that the question's kind and its units give, whatever the template, and what
/// annotators wrote: reasons, or answers in free text.
StudyOutcome studyOutcome(const ResultInput &input);

/// "turing_accuracy": how often each annotator, and all together, told human from AI. Pages show
/// more of it; for the command line.
OutcomeTable turingTableOf(const TuringResults &turing);

} // namespace Concord
