// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/ratings.h"
#include "models/study/answerstate.h"
#include "models/study/study.h"

namespace Concord {

/// Whether an assignment counts in a study's figures: one that was handed on does only if it was
/// answered whole, or skipped. `questions` are all of the template's.
bool isStanding(const StudyAssignment &assignment, const AnswerState &answers,
                const QList<Question> &questions);

/// What counts as its answer to `question`: nothing while the unit is skipped.
std::optional<QString> standingAnswer(const StudyAssignment &assignment, const AnswerState &answers,
                                      const QList<Question> &questions, const QString &question);

/// The ratings of one question of a template's `questions`.
///
/// Occurrence 1 only; training units, judges and what is not standing left out; skipped, withdrawn
/// and open answers are missing. Units are in the order of their keys and raters in that of their
/// names. Categories are the options of choices, scales and yes/no questions in their order; for
/// sets, rankings and item answers the whole answers that occur. An Error when an answer is none of
/// the options, and for free texts.
Result<Ratings> studyRatings(const QList<StudyAssignment> &assignments, const AnswerState &answers,
                             const QList<Question> &questions, const Question &question);

} // namespace Concord
