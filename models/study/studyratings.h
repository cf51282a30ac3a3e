// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/ratings.h"
#include "models/study/answerstate.h"
#include "models/study/study.h"

namespace Concord {

/// The ratings of one question.
///
/// Occurrence 1 only, training units and judges left out; skipped, withdrawn and open ones are
/// missing. Units are in the order of their keys and raters in that of their names. Categories are
/// the options of choices, scales and yes/no questions in their order; for sets, rankings and item
/// answers the whole answers that occur. An Error when an answer is none of the options, and for
/// free texts.
Result<Ratings> studyRatings(const QList<StudyAssignment> &assignments, const AnswerState &answers,
                             const Question &question);

} // namespace Concord
