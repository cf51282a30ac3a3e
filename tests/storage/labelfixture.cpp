// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/storage/labelfixture.h"

#include "models/study/answerstate.h"
#include "storage/annotationrepository.h"
#include "storage/studyrepository.h"
#include "tests/storage/storagefixture.h"

#include <algorithm>

namespace Concord {

namespace {

Question labelQuestion(const char *id, QuestionKind kind, const QStringList &options = {})
{
    Question question;
    question.id = QString::fromLatin1(id);
    question.kind = kind;
    question.text = QStringLiteral("?");
    for (qsizetype i = 0; i < options.size(); ++i)
        question.options.append({options[i], options[i].toUpper(), QString::number(i + 1)});
    return question;
}

} // namespace

StudyTemplate everyKindTemplate()
{
    const auto list = [](const char *words) { return QString::fromLatin1(words).split(u' '); };
    StudyTemplate made;
    made.id = QStringLiteral("u");
    made.title = QStringLiteral("U");
    made.guideline = QStringLiteral("Judge.");
    made.coefficient = QStringLiteral("fleiss_kappa");
    made.unit.kind = UnitKind::Item;
    made.shows = {QStringLiteral("text"), QStringLiteral("request")};
    made.questions = {
        labelQuestion("choice", QuestionKind::SingleChoice, list("human ai")),
        labelQuestion("several", QuestionKind::MultipleChoice, list("a b c")),
        labelQuestion("traits", QuestionKind::AttributeSet),
        labelQuestion("scale", QuestionKind::Scale, list("1 2 3 4")),
        labelQuestion("yesno", QuestionKind::YesNoReason, list("yes no")),
        labelQuestion("order", QuestionKind::Ranking, list("x y z")),
        labelQuestion("words", QuestionKind::FreeText),
        labelQuestion("task", QuestionKind::ItemAnswer),
    };
    made.questions[2].attributes = {{QStringLiteral("age"), list("adult old")},
                                    {QStringLiteral("hobby"), list("music go")}};
    made.questions[4].reasonFor = {QStringLiteral("no")};
    return made;
}

StudyId makeLabelStudy(Database &database, const StudyTemplate &studyTemplate)
{
    const QString task = QStringLiteral("rank");
    publishItems(database, QStringLiteral("demo"), {testItem(task, 1), testItem(task, 2)});
    StudyPlan plan;
    plan.name = QStringLiteral("S");
    plan.studyTemplate = studyTemplate;
    plan.design.units = 2;
    plan.design.annotators = {QStringLiteral("Al"), QStringLiteral("Bo")};
    plan.design.perUnit = 2;
    for (int i = 0; i < 3; ++i) {
        PlannedUnit unit;
        unit.isTraining = i == 2;
        unit.key = unit.isTraining ? QStringLiteral("t-1") : QStringLiteral("u-%1").arg(i + 1);
        unit.subjects = {{QStringLiteral("main"), UnitKind::Utterance,
                          ItemId(unit.isTraining ? 1 : i + 1), DialogueId(1), 0, i}};
        plan.units.append(unit);
        plan.assignments += {{i, 0, 1, i}, {i, 1, 1, i}};
    }
    const auto id = StudyRepository(database).create(plan, testTime());
    if (!id)
        qFatal("%s | %s", qPrintable(id.error().message), qPrintable(id.error().detail));
    return *id;
}

UnitId unitNamed(const Database &database, StudyId study, const QString &key)
{
    const auto units = StudyRepository(database).units(study);
    return std::ranges::find(*units, key, &StudyUnit::key)->id;
}

void giveAnswer(const Database &database, StudyId study, const QString &unit,
                const QString &annotator, const QString &question, const QString &value,
                std::optional<qint64> duration)
{
    static const DeviceId device = DeviceId::create();
    const auto assignments = StudyRepository(database).assignments(study);
    const auto assignment = std::ranges::find_if(*assignments, [&](const StudyAssignment &one) {
        return one.unitKey == unit && one.annotatorName == annotator;
    });
    NewAnswer given{assignment->id, question};
    if (!value.isNull())
        given.value = value;
    given.durationMs = duration;
    given.answeredAt = testTime();
    AnnotationRepository annotations(database);
    const auto event = nextEvent(AnswerState(*annotations.events(study)), given, device,
                                 *annotations.nextSequence(device));
    if (const auto done = annotations.append(event); !done)
        qFatal("%s", qPrintable(done.error().message));
}

} // namespace Concord
