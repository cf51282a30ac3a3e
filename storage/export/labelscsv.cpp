// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/labelscsv.h"

#include "models/study/progress.h"
#include "storage/annotationrepository.h"
#include "storage/journal.h"
#include "storage/studyrepository.h"

#include <algorithm>
#include <tuple>

namespace Concord {

namespace {

// Quoted where RFC 4180 asks for it, and where a reader may trim.
QByteArray csvCell(const QString &text)
{
    const bool needsQuotes =
        text != text.trimmed() || std::ranges::any_of(text, [](QChar c) {
            return c == u'"' || c == u',' || c == u';' || c == u'\t' || c == u'\n' || c == u'\r';
        });
    QByteArray cell = text.toUtf8();
    return needsQuotes ? '"' + cell.replace('"', "\"\"") + '"' : cell;
}

QByteArray labelRow(const StudyAssignment &assignment, const AnswerState &answers,
                    const Question &question)
{
    const AnnotationEvent *current = answers.current(assignment.id, question.id);
    const bool isSkipped = answers.state(assignment.id, {question}) == AssignmentState::Skipped;
    const bool hasValue = current && current->value && !isSkipped;
    const auto spent = timeSpent(answers, assignment.id);
    const QByteArrayList cells{
        csvCell(assignment.unitKey),
        csvCell(assignment.annotatorName),
        csvCell(question.id),
        hasValue ? csvCell(*current->value) : QByteArray(),
        QByteArray::number(assignment.occurrence),
        answers.isFlagged(assignment.id) ? "1" : "0",
        csvCell(answers.comment(assignment.id)),
        spent ? QByteArray::number(*spent) : QByteArray(),
        hasValue ? storedTime(current->answeredAt).toUtf8() : QByteArray(),
    };
    return cells.join(',') + "\r\n";
}

bool isAnswered(const StudyAssignment &assignment, const AnswerState &answers,
                const Question &question)
{
    return answers.value(assignment.id, question.id)
        && answers.state(assignment.id, {question}) != AssignmentState::Skipped;
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
    for (const StudyAssignment &assignment : std::as_const(ordered)) {
        for (const Question &question : questions) {
            if (rows == LabelRows::All || isAnswered(assignment, answers, question))
                csv += labelRow(assignment, answers, question);
        }
    }
    return csv;
}

Result<QByteArray> exportLabels(const Database &database, StudyId study, LabelRows rows)
{
    const StudyRepository studies(database);
    const auto asked = studies.studyTemplate(study);
    if (!asked)
        return asked.error();
    const auto assignments = studies.assignments(study);
    if (!assignments)
        return assignments.error();
    const auto events = AnnotationRepository(database).events(study);
    if (!events)
        return events.error();
    return labelsCsv(*assignments, AnswerState(*events), asked->questions, rows);
}

} // namespace Concord
