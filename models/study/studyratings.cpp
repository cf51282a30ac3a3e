// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/studyratings.h"

#include "models/agreement/ratingsbuilder.h"

#include <algorithm>

namespace Concord {

Result<Ratings> studyRatings(const QList<StudyAssignment> &assignments, const AnswerState &answers,
                             const Question &question)
{
    QList<StudyAssignment> counted;
    for (const StudyAssignment &assignment : assignments) {
        if (assignment.occurrence == 1 && !assignment.isTraining && !assignment.isJudge)
            counted.append(assignment);
    }
    std::ranges::stable_sort(counted, {}, &StudyAssignment::unitKey);
    RatingsBuilder builder(question.optionIds());
    builder.sortRaters();
    for (const StudyAssignment &assignment : std::as_const(counted)) {
        // Units and raters without an answer are named all the same, to be counted as dropped.
        const quint32 unit = builder.unit(assignment.unitKey.toUtf8());
        const quint32 rater = builder.rater(assignment.annotatorName.toUtf8());
        const auto value = answers.value(assignment.id, question.id);
        const bool isSkipped = answers.state(assignment.id, {question}) == AssignmentState::Skipped;
        if (value && !isSkipped)
            builder.add(unit, rater, builder.label(value->toUtf8()));
    }
    return builder.build();
}

} // namespace Concord
