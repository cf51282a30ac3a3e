// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/importedstudyfixture.h"

#include "storage/annotationrepository.h"
#include "storage/studyanswers.h"
#include "storage/studyrepository.h"

#include <algorithm>

namespace Concord {

ImportedAnswers::ImportedAnswers(TestProject &project, const QString &study)
{
    const auto read = project.read([&](Database &database) -> Result<bool> {
        const StudyRepository studies(database);
        const auto found = studies.find(study);
        if (!found)
            return found.error();
        asked = *studies.studyTemplate(found->id);
        assignments = *studies.assignments(found->id);
        annotators = *studies.annotators(found->id);
        judges = *studies.judges(found->id);
        events = *AnnotationRepository(database).events(found->id);
        return true;
    });
    if (!read)
        qFatal("%s", qPrintable(read.error().message));
    answers = AnswerState(events);
}

const StudyAssignment &ImportedAnswers::assignment(const QString &unit, const QString &annotator,
                                                   int occurrence) const
{
    const auto found = std::ranges::find_if(assignments, [&](const StudyAssignment &each) {
        return each.unitKey == unit && each.annotatorName == annotator
            && each.occurrence == occurrence;
    });
    if (found == assignments.end())
        qFatal("no assignment of %s to %s", qPrintable(unit), qPrintable(annotator));
    return *found;
}

QString ImportedAnswers::answer(const QString &unit, const QString &annotator,
                                const QString &question, int occurrence) const
{
    return answers.value(assignment(unit, annotator, occurrence).id, question).value_or(QString());
}

AssignmentState ImportedAnswers::state(const QString &unit, const QString &annotator) const
{
    return answers.state(assignment(unit, annotator).id, asked.questions);
}

QStringList ImportedAnswers::all() const
{
    QStringList lines;
    for (const StudyAssignment &each : assignments) {
        for (const Question &question : asked.questions) {
            if (const auto value = answers.value(each.id, question.id))
                lines.append(
                    QStringList{each.unitKey, each.annotatorName, question.id, *value}.join(u' '));
        }
    }
    lines.sort();
    return lines;
}

} // namespace Concord
