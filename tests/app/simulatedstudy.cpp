// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/simulatedstudy.h"

#include "app/resultsloader.h"
#include "storage/annotationrepository.h"
#include "storage/studyrepository.h"
#include "tests/storage/storagefixture.h"

namespace Concord {

namespace {

template <typename T>
T simulated(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message + u" | " + result.error().detail));
    return *std::move(result);
}

} // namespace

SimulatedStudy::SimulatedStudy() : m_database(emptyProjectDatabase()) {}

DatasetId SimulatedStudy::addItems(const QStringList &tasks)
{
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        Item item = testItem(tasks[i], int(i) + 1);
        item.request = QStringLiteral("Which? A. one B. two C. three");
        if (tasks[i] == u"predict")
            item.answer = {{QStringLiteral("yes")}, false};
        m_items.append(item);
    }
    const DatasetId dataset = publishItems(m_database, QStringLiteral("items"), m_items);
    for (const QString &id :
         textsFrom(m_database, QStringLiteral("SELECT id FROM item ORDER BY line")))
        m_itemIds.append(id.toLongLong());
    return dataset;
}

void SimulatedStudy::addRun(DatasetId dataset, const QString &model, Pathway pathway,
                            const QStringList &texts)
{
    QList<ScoredResponse> responses;
    for (qsizetype i = 0; i < texts.size(); ++i)
        responses.append({ItemId(m_itemIds[i]), texts[i],
                          scoreBoth(ScoringItem::of(m_items[i]), texts[i], pathway, nullptr)});
    publishRun(m_database, dataset, model, pathway, responses);
}

UnitSubject SimulatedStudy::item(int index, UnitKind kind) const
{
    UnitSubject subject;
    subject.kind = kind;
    subject.item = ItemId(m_itemIds[index]);
    subject.dialogue = DialogueId(numberFrom(
        m_database,
        QStringLiteral("SELECT dialogue FROM item WHERE id = %1").arg(m_itemIds[index])));
    if (kind == UnitKind::Attribute)
        subject.round = 0;
    return subject;
}

UnitSubject SimulatedStudy::response(int index, const QString &model, const QString &role) const
{
    UnitSubject subject = item(index, UnitKind::Response);
    subject.role = role;
    subject.response = ResponseId(
        numberFrom(m_database,
                   QStringLiteral("SELECT response.id FROM response JOIN model_run ON "
                                  "model_run.id = response.run WHERE item = %1 AND model = '%2'")
                       .arg(m_itemIds[index])
                       .arg(model)));
    return subject;
}

void SimulatedStudy::create(const StudyTemplate &studyTemplate,
                            const QList<QList<UnitSubject>> &units, const QStringList &annotators)
{
    StudyPlan plan;
    plan.name = QStringLiteral("Simulated");
    plan.studyTemplate = studyTemplate;
    plan.design.units = int(units.size());
    plan.design.annotators = annotators;
    plan.design.perUnit = int(annotators.size());
    for (qsizetype i = 0; i < units.size(); ++i) {
        PlannedUnit unit;
        unit.key = QStringLiteral("unit-%1").arg(i, 4, 10, QLatin1Char('0'));
        unit.kind = studyTemplate.unit.kind;
        unit.subjects = units[i];
        plan.units.append(unit);
    }
    for (int annotator = 0; annotator < annotators.size(); ++annotator) {
        for (int unit = 0; unit < units.size(); ++unit)
            plan.assignments.append({unit, annotator, 1, unit});
    }
    m_study = simulated(StudyRepository(m_database).create(plan, testTime()));
}

void SimulatedStudy::makeJudge(const QString &annotator)
{
    mustExecute(m_database,
                QStringLiteral("UPDATE annotator SET judge = 1 WHERE name = '%1'").arg(annotator));
}

void SimulatedStudy::answer(const QString &question, const Rule &rule)
{
    AnnotationRepository annotations(m_database);
    AnswerState state(simulated(annotations.events(m_study)));
    qint64 sequence = simulated(annotations.nextSequence(m_device));
    for (const StudyAssignment &assignment :
         simulated(StudyRepository(m_database).assignments(m_study))) {
        const QString value = rule(assignment.annotatorName, assignment.position);
        if (value.isNull())
            continue;
        NewAnswer given{assignment.id, question, value};
        given.answeredAt = testTime();
        const AnnotationEvent event = nextEvent(state, given, m_device, sequence++);
        if (auto done = annotations.append(event); !done)
            qFatal("%s", qPrintable(done.error().message));
        state.add(event);
    }
}

Result<StudyResults> SimulatedStudy::results(const QString &question) const
{
    AgreementOptions options = applicableOptions();
    options.replicates = 200;
    return loadStudyResults(m_database, simulated(StudyRepository(m_database).load(m_study)),
                            question, options);
}

StudyTemplate simulatedTemplate(UnitKind kind, const QList<Question> &questions)
{
    StudyTemplate made;
    made.id = QStringLiteral("simulated");
    made.title = QStringLiteral("Simulated");
    made.unit.kind = kind;
    made.shows = {QStringLiteral("text"), QStringLiteral("request")};
    if (kind == UnitKind::Attribute)
        made.shows.append(QStringLiteral("attribute"));
    if (kind == UnitKind::Response)
        made.shows.append(QStringLiteral("responses"));
    made.questions = questions;
    made.guideline = QStringLiteral("Answer by rule.");
    made.coefficient = QStringLiteral("krippendorff_alpha");
    return made;
}

} // namespace Concord
