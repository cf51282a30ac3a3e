// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/peoplefixture.h"

#include "models/study/answerstate.h"
#include "models/study/templatejson.h"
#include "storage/annotationrepository.h"
#include "storage/studyrepository.h"
#include "tests/storage/storagefixture.h"

#include <QFile>

namespace Concord {

namespace {

StudyTemplate fidelityTemplate()
{
    QFile file(QStringLiteral(CONCORD_SOURCE_DIR "/resources/studies/fidelity.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("The fidelity template is gone.");
    const auto parsed = parseStudyTemplate(file.readAll());
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().message));
    return *parsed;
}

} // namespace

void addPeopleItem(Database &database)
{
    publishItems(database, QStringLiteral("demo"), {testItem(QStringLiteral("rank"), 1)});
}

StudyId addPeopleStudy(const Database &database, const QString &name, int units, int annotators,
                       int perUnit)
{
    StudyPlan plan;
    plan.name = name;
    plan.studyTemplate = fidelityTemplate();
    plan.design.units = units;
    plan.design.perUnit = perUnit;
    plan.design.seed = 11;
    for (int i = 0; i < annotators; ++i)
        plan.design.annotators.append(QString(QChar(u'A' + char16_t(i))));
    const AssignmentGrid grid = balancedGrid(units, annotators, perUnit, plan.design.seed);
    QList<int> positions(annotators, 0);
    for (int i = 0; i < units; ++i) {
        PlannedUnit unit;
        unit.key = QStringLiteral("u-%1").arg(i + 1, 4, 10, QLatin1Char('0'));
        unit.subjects = {
            {QStringLiteral("main"), UnitKind::Utterance, ItemId(1), DialogueId(1), 0, 0}};
        plan.units.append(unit);
        for (const int annotator : grid[i])
            plan.assignments.append({i, annotator, 1, positions[annotator]++});
    }
    const auto id = StudyRepository(database).create(plan, testTime());
    if (!id)
        qFatal("%s | %s", qPrintable(id.error().message), qPrintable(id.error().detail));
    return *id;
}

void answerUnits(const Database &database, StudyId study, const QString &annotator, int count,
                 const QString &comment)
{
    static const DeviceId device = DeviceId::create();
    const auto assignments = StudyRepository(database).assignments(study);
    AnnotationRepository annotations(database);
    AnswerState state(*annotations.events(study));
    const auto say = [&](const StudyAssignment &assignment, const QString &question,
                         const QString &value) {
        const AnnotationEvent event =
            nextEvent(state, {assignment.id, question, value, testTime(), 1000, testTime()}, device,
                      *annotations.nextSequence(device));
        if (const auto done = annotations.append(event); !done)
            qFatal("%s", qPrintable(done.error().message));
        state.add(event);
    };
    for (const StudyAssignment &assignment : *assignments) {
        if (assignment.annotatorName != annotator || assignment.isWithdrawn || count == 0
            || state.value(assignment.id, QStringLiteral("source")))
            continue;
        --count;
        say(assignment, QStringLiteral("source"), QStringLiteral("human"));
        if (!comment.isEmpty())
            say(assignment, commentQuestion, comment);
    }
}

} // namespace Concord
