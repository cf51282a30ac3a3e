// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/kindstudy.h"

#include "models/study/shownunit.h"
#include "models/study/templatejson.h"
#include "storage/projectfile.h"
#include "storage/query.h"
#include "storage/studyrepository.h"

namespace Concord {

namespace {

template <typename T>
T kindValueOf(Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message + u" | " + result.error().detail));
    return *std::move(result);
}

StudyPlan kindPlan(const KindStudy &study)
{
    StudyPlan plan;
    plan.name = study.name;
    plan.studyTemplate = study.studyTemplate;
    plan.design.annotators = study.annotators;
    plan.design.passMark = study.passMark;
    plan.design.units = study.units;
    plan.design.trainingUnits = int(study.studyTemplate.training.size());
    for (int i = 0; i < plan.design.trainingUnits; ++i)
        plan.units.append(
            {QStringLiteral("practice-%1").arg(i + 1), UnitKind::Item, true, {}, {}, i});
    for (int i = 0; i < study.units; ++i)
        plan.units.append({QStringLiteral("kinds-%1").arg(i + 1), UnitKind::Item, false, {}, {}});
    for (int annotator = 0; annotator < study.annotators.size(); ++annotator) {
        int position = 0;
        for (int unit = 0; unit < plan.units.size(); ++unit)
            plan.assignments.append({unit, annotator, 1, position++});
        for (int i = 0; i < study.repeats; ++i)
            plan.assignments.append({plan.design.trainingUnits + i, annotator, 2, position++});
    }
    return plan;
}

ShownUnit kindUnit(const KindStudy &study, int number)
{
    ShownUnit unit;
    unit.key = QStringLiteral("kinds-%1").arg(number);
    unit.turns = {{QStringLiteral("User"), 0, QStringLiteral("Text number %1.").arg(number)},
                  {QStringLiteral("Assistant"), 1, QStringLiteral("An answer to it.")}};
    if (!study.request.isEmpty())
        unit.parts.append(
            {QStringLiteral("request"), partHeading(QStringLiteral("request")), study.request});
    if (!study.chips.isEmpty())
        unit.parts.append({QStringLiteral("attributes"),
                           partHeading(QStringLiteral("attributes")),
                           {},
                           study.chips});
    for (const Question &question : study.studyTemplate.questions) {
        if (question.kind == QuestionKind::ItemAnswer)
            unit.itemQuestion = itemQuestion(question, study.task, study.request);
    }
    return unit;
}

Result<void> setContents(const Database &database, const KindStudy &study)
{
    for (int number = 1; number <= study.units; ++number) {
        const ShownUnit unit = kindUnit(study, number);
        Query update(database, QStringLiteral("UPDATE unit SET content = ? WHERE key = ?"));
        update.bind(QString::fromUtf8(shownUnitJson(unit))).bind(unit.key);
        if (auto done = update.exec(); !done)
            return done;
    }
    return {};
}

} // namespace

StudyTemplate kindTemplate(const QByteArray &questions, const QByteArray &training)
{
    QByteArray json = R"({"format_version": 1, "id": "kinds", "title": "Kinds of questions",
        "unit": {"kind": "item"}, "shows": ["request", "text", "attributes"], "hides": ["origin"],
        "speaker_labels": "roles", "guideline": ["Read the text.", "Then answer."],
        "coefficient": "fleiss_kappa", "measure": "nominal",
        "paper_design": {"units": 20, "annotators": 1, "per_unit": 1}, "questions": )"
        + questions;
    if (!training.isEmpty())
        json += ", \"training\": " + training;
    return kindValueOf(parseStudyTemplate(json + "}"));
}

StudyId makeKindStudy(ProjectFile &project, const KindStudy &study)
{
    const StudyId id = kindValueOf(project
                                       .write([&](Database &database) {
                                           return StudyRepository(database).create(
                                               kindPlan(study), QDateTime::currentDateTimeUtc());
                                       })
                                       .result());
    const Result<void> done =
        project.write([&](Database &database) { return setContents(database, study); }).result();
    if (!done)
        qFatal("%s", qPrintable(done.error().message));
    return id;
}

} // namespace Concord
