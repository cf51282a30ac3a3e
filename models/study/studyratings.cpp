// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/studyratings.h"

#include "models/agreement/ratingsbuilder.h"
#include "models/study/text.h"

#include <algorithm>

namespace Concord {

namespace {

QStringList declaredCategories(const Question &question)
{
    switch (question.kind) {
    case QuestionKind::SingleChoice:
    case QuestionKind::Scale:
    case QuestionKind::YesNoReason:
        return question.optionIds();
    case QuestionKind::MultipleChoice:
    case QuestionKind::AttributeSet:
    case QuestionKind::Ranking:
    case QuestionKind::ItemAnswer:
    case QuestionKind::FreeText:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

bool isStanding(const StudyAssignment &assignment, const AnswerState &answers,
                const QList<Question> &questions)
{
    return !assignment.isWithdrawn
        || answers.state(assignment.id, questions) != AssignmentState::Open;
}

std::optional<QString> standingAnswer(const StudyAssignment &assignment, const AnswerState &answers,
                                      const QList<Question> &questions, const QString &question)
{
    const AssignmentState state = answers.state(assignment.id, questions);
    if (state == AssignmentState::Skipped
        || (assignment.isWithdrawn && state == AssignmentState::Open))
        return std::nullopt;
    return answers.value(assignment.id, question);
}

Result<Ratings> studyRatings(const QList<StudyAssignment> &assignments, const AnswerState &answers,
                             const QList<Question> &questions, const Question &question)
{
    if (question.kind == QuestionKind::FreeText)
        return Error{
            StudyText::tr("“%1” is answered in free text, and there is no agreement of free "
                          "texts.")
                .arg(question.id),
            {}};
    QList<StudyAssignment> counted;
    for (const StudyAssignment &assignment : assignments) {
        if (assignment.occurrence == 1 && !assignment.isTraining && !assignment.isJudge
            && isStanding(assignment, answers, questions))
            counted.append(assignment);
    }
    std::ranges::stable_sort(counted, {}, &StudyAssignment::unitKey);
    RatingsBuilder builder(declaredCategories(question));
    builder.sortRaters();
    for (const StudyAssignment &assignment : std::as_const(counted)) {
        // Units and raters without an answer are named all the same, to be counted as dropped.
        const quint32 unit = builder.unit(assignment.unitKey.toUtf8());
        const quint32 rater = builder.rater(assignment.annotatorName.toUtf8());
        if (const auto value = standingAnswer(assignment, answers, questions, question.id))
            builder.add(unit, rater, builder.label(value->toUtf8()));
    }
    return builder.build();
}

} // namespace Concord
