// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studydata.h"

#include "app/apptext.h"
#include "models/study/studyratings.h"
#include "storage/annotationrepository.h"
#include "storage/itemrepository.h"
#include "storage/studyrepository.h"

namespace Concord {

namespace {

Result<QHash<ItemId, ItemRow>> itemsOf(const Database &database, const QList<StudyUnit> &units)
{
    QList<ItemId> ids;
    for (const StudyUnit &unit : units) {
        for (const UnitSubject &subject : unit.subjects)
            ids.append(subject.item);
    }
    const auto rows = ItemRepository(database).rows(ids);
    if (!rows)
        return rows.error();
    QHash<ItemId, ItemRow> items;
    for (const ItemRow &row : *rows)
        items.insert(row.id, row);
    return items;
}

} // namespace

Result<Question> chooseQuestion(const StudyTemplate &studyTemplate, const QString &wanted)
{
    if (const Question *question = studyTemplate.question(wanted))
        return *question;
    if (wanted.isEmpty() && studyTemplate.questions.size() == 1)
        return studyTemplate.questions.constFirst();
    QStringList ids;
    for (const Question &question : studyTemplate.questions)
        ids.append(question.id);
    return Error{wanted.isEmpty()
                     ? AppText::tr("The study has several questions. Name one with --question: %1.")
                           .arg(ids.join(QStringLiteral(", ")))
                     : AppText::tr("The study has no question \"%1\". It has: %2.")
                           .arg(wanted, ids.join(QStringLiteral(", "))),
                 {}};
}

QStringList StudyData::annotators(bool areJudges) const
{
    QStringList names;
    for (const StudyAssignment &assignment : assignments) {
        if (assignment.isJudge == areJudges && !names.contains(assignment.annotatorName))
            names.append(assignment.annotatorName);
    }
    return names;
}

Result<StudyData> readStudyData(const Database &database, const Study &study, const QString &wanted)
{
    const StudyRepository studies(database);
    auto studyTemplate = studies.studyTemplate(study.id);
    if (!studyTemplate)
        return studyTemplate.error();
    auto question = chooseQuestion(*studyTemplate, wanted);
    if (!question)
        return question.error();
    auto assignments = studies.assignments(study.id);
    const auto units = studies.units(study.id);
    const auto references = studies.references(study.id);
    const auto events = AnnotationRepository(database).events(study.id);
    for (const Error *error :
         {assignments ? nullptr : &assignments.error(), units ? nullptr : &units.error(),
          references ? nullptr : &references.error(), events ? nullptr : &events.error()}) {
        if (error)
            return *error;
    }
    StudyData data{study, *studyTemplate, *question, *assignments, AnswerState(*events),
                   {},    *units,         {}};
    for (const UnitReference &reference : *references) {
        if (reference.question == data.question.id)
            data.references.insert(reference.unitKey, reference.value);
    }
    auto items = itemsOf(database, data.units);
    if (!items)
        return items.error();
    data.items = *std::move(items);
    return data;
}

std::optional<QString> countedValue(const StudyData &data, const StudyAssignment &assignment)
{
    if (assignment.occurrence != 1 || assignment.isTraining)
        return std::nullopt;
    return standingAnswer(assignment, data.answers, data.studyTemplate.questions, data.question.id);
}

QList<CountedAnswer> countedAnswers(const StudyData &data)
{
    QList<CountedAnswer> answers;
    for (const StudyAssignment &assignment : data.assignments) {
        const auto value = countedValue(data, assignment);
        if (!value)
            continue;
        const auto reason = data.answers.value(assignment.id, reasonQuestion(data.question.id));
        answers.append({assignment.unitKey, assignment.annotatorName, assignment.isJudge, *value,
                        reason.value_or(QString())});
    }
    return answers;
}

} // namespace Concord
