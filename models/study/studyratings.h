// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/ratings.h"
#include "models/study/answerstate.h"
#include "models/study/study.h"

namespace Concord {

/// The ratings of one single-choice question.
///
/// Occurrence 1 only, training units and judges left out; skipped, withdrawn and open ones are
/// missing. The categories are the question's options in their order; units are in the order of
/// their keys and raters in that of their names. An Error when an answer is none of the options.
Result<Ratings> studyRatings(const QList<StudyAssignment> &assignments, const AnswerState &answers,
                             const Question &question);

} // namespace Concord
