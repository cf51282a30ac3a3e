// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/labelscsv.h"

#include "models/study/answervalue.h"
#include "models/study/progress.h"
#include "models/study/studyratings.h"
#include "storage/export/csvcell.h"
#include "storage/journal.h"
#include "storage/studyanswers.h"

#include <algorithm>
#include <tuple>

namespace Concord {

namespace {

// `asked` is the question, or the one that holds the reason of its answers.
QByteArray labelRow(const StudyAssignment &assignment, const AnswerState &answers,
                    const QString &asked, bool isSkipped)
{
    const AnnotationEvent *current = answers.current(assignment.id, asked);
    const bool hasValue = current && current->value && !isSkipped;
    const auto spent = timeSpent(answers, assignment.id);
    const QByteArrayList cells{
        csvCell(assignment.unitKey),
        csvCell(assignment.annotatorName),
        csvCell(asked),
        hasValue ? csvCell(*current->value) : QByteArray(),
        QByteArray::number(assignment.occurrence),
        answers.isFlagged(assignment.id) ? "1" : "0",
        csvCell(answers.comment(assignment.id)),
        spent ? QByteArray::number(*spent) : QByteArray(),
        hasValue ? storedTime(current->answeredAt).toUtf8() : QByteArray(),
    };
    return cells.join(',') + "\r\n";
}

QByteArray labelRows(const StudyAssignment &assignment, const AnswerState &answers,
                     const QList<Question> &questions, LabelRows rows)
{
    const bool isSkipped = answers.state(assignment.id, questions) == AssignmentState::Skipped;
    // Nobody is to fill in what was handed on.
    const bool isWhole = rows == LabelRows::All && isStanding(assignment, answers, questions);
    QByteArray text;
    for (const Question &question : questions) {
        QStringList asked{question.id};
        if (question.kind == QuestionKind::YesNoReason)
            asked.append(reasonQuestion(question.id));
        for (const QString &id : std::as_const(asked)) {
            if (isWhole || (answers.value(assignment.id, id) && !isSkipped))
                text += labelRow(assignment, answers, id, isSkipped);
        }
    }
    return text;
}

} // namespace

QByteArray labelsCsv(const QList<StudyAssignment> &assignments, const AnswerState &answers,
                     const QList<Question> &questions, LabelRows rows)
{
    QList<StudyAssignment> ordered = assignments;
    std::ranges::stable_sort(ordered, [](const StudyAssignment &a, const StudyAssignment &b) {
        return std::tie(a.unitKey, a.annotatorName, a.occurrence)
            < std::tie(b.unitKey, b.annotatorName, b.occurrence);
    });
    QByteArray csv = "unit_key,annotator,question,value,occurrence,flagged,comment,duration_ms,"
                     "answered_at\r\n";
    for (const StudyAssignment &assignment : std::as_const(ordered))
        csv += labelRows(assignment, answers, questions, rows);
    return csv;
}

Result<QByteArray> exportLabels(const Database &database, StudyId study, LabelRows rows)
{
    const auto read = readStudyAnswers(database, study);
    if (!read)
        return read.error();
    return labelsCsv(read->assignments, read->answers, read->questions, rows);
}

} // namespace Concord
