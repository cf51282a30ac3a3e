// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/design.h"
#include "models/study/study.h"

#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Concord;

// Training, repeated units and pairs; tst_StudyDesign has the rest of a plan.
class tst_StudyPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyoneBeginsWithTheSameTraining();
    void ownExamplesComeFirst();
    void trainingSharesNoDialogueWithTheStudy();
    void trainingNeedsAnAnswer_data();
    void trainingNeedsAnAnswer();
    void tooFewTrainingUnitsAreWarnedOf();
    void repeatsAreOfOwnUnits();
    void tooFewUnitsToRepeatAreWarnedOf();
    void gridHasTheStudysUnitsOnly();
    void sidesOfPairsAreBalanced();
    void sameTextOfTwoOriginsIsAskedAboutOnce();
    void consentOfTheDesignIsFrozen();
    void numbersOutOfRangeAreRefused_data();
    void numbersOutOfRangeAreRefused();
    void runsAndUnitsMustSuitTheTemplate_data();
    void runsAndUnitsMustSuitTheTemplate();

private:
    static StudyTemplate fidelity();
    static StudyTemplate preference();
    static StudyDesign design(int units, int annotators, int perUnit);
    static QList<Candidate> population(int count);
    static Candidate pair(int number);
};

StudyTemplate tst_StudyPlan::fidelity()
{
    StudyTemplate fidelity;
    fidelity.id = QStringLiteral("fidelity");
    fidelity.title = QStringLiteral("Fidelity");
    fidelity.needsOrigins = {Origin::Human, Origin::Synthetic};
    Question question;
    question.id = QStringLiteral("source");
    question.options = {{QStringLiteral("human"), {}, {}, Origin::Human},
                        {QStringLiteral("ai"), {}, {}, Origin::Synthetic}};
    fidelity.questions = {question};
    return fidelity;
}

StudyTemplate tst_StudyPlan::preference()
{
    StudyTemplate preference;
    preference.id = QStringLiteral("preference");
    preference.title = QStringLiteral("Preference");
    preference.unit.kind = UnitKind::Response;
    preference.unit.isPair = true;
    preference.questions = {Question{}};
    return preference;
}

StudyDesign tst_StudyPlan::design(int units, int annotators, int perUnit)
{
    StudyDesign design{units, {}, perUnit, 1, {}};
    for (int i = 0; i < annotators; ++i)
        design.annotators.append(QString(QChar(u'A' + char16_t(i))));
    return design;
}

// Half human, half synthetic; two candidates of each dialogue.
QList<Candidate> tst_StudyPlan::population(int count)
{
    QList<Candidate> all;
    for (int i = 0; i < count; ++i) {
        Candidate candidate;
        candidate.origin = i < count / 2 ? Origin::Human : Origin::Synthetic;
        candidate.key = QString::number(100000 + i);
        candidate.textDigest = quint64(i) + 1;
        candidate.subjects = {UnitSubject()};
        candidate.subjects[0].dialogue = DialogueId(i / 2 + 1);
        candidate.subjects[0].turn = i % 2;
        all.append(candidate);
    }
    return all;
}

Candidate tst_StudyPlan::pair(int number)
{
    Candidate candidate;
    candidate.key = QString::number(100000 + number);
    candidate.textDigest = quint64(number) + 1;
    for (const int run : {1, 2}) {
        UnitSubject subject;
        subject.role = run == 1 ? firstRole : secondRole;
        subject.kind = UnitKind::Response;
        subject.item = ItemId(number + 1);
        subject.response = ResponseId(2 * number + run);
        candidate.subjects.append(subject);
    }
    return candidate;
}

void tst_StudyPlan::everyoneBeginsWithTheSameTraining()
{
    StudyDesign asked = design(20, 4, 2);
    asked.trainingUnits = 6;
    asked.passMark = 0.8;
    const auto plan = planStudy(QStringLiteral("S"), fidelity(), asked, population(200));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->warnings, QList<DesignWarning>());
    QCOMPARE(plan->units.size(), 26);
    QCOMPARE(plan->units[20].key, QStringLiteral("fidelity-t001"));
    QCOMPARE(plan->units[25].key, QStringLiteral("fidelity-t006"));
    for (const PlannedAssignment &assignment : plan->assignments) {
        const bool isFirst = assignment.position < 6;
        QCOMPARE(plan->units[assignment.unit].isTraining, isFirst);
        if (isFirst)
            QCOMPARE(assignment.unit, 20 + assignment.position);
    }
    QCOMPARE(plan->assignments.size(), 20 * 2 + 6 * 4);
    qsizetype human = 0;
    for (qsizetype i = 20; i < 26; ++i)
        human += plan->units[i].candidate < QStringLiteral("100100") ? 1 : 0;
    QCOMPARE(human, 3); // origins in equal parts here too
}

void tst_StudyPlan::ownExamplesComeFirst()
{
    StudyTemplate own = fidelity();
    own.training.resize(2);
    StudyDesign asked = design(10, 2, 2);
    asked.trainingUnits = 4;
    const auto plan = planStudy(QStringLiteral("S"), own, asked, population(100));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->trainingCount(), 4);
    QCOMPARE(plan->units[10].example, std::optional(0));
    QCOMPARE(plan->units[11].example, std::optional(1));
    QVERIFY(plan->units[10].subjects.isEmpty());
    QVERIFY(!plan->units[12].example);
    QCOMPARE(plan->units[12].subjects.size(), 1);
    QCOMPARE(plan->units[13].key, QStringLiteral("fidelity-t004"));
    asked.trainingUnits = 1;
    QCOMPARE(planStudy(QStringLiteral("S"), own, asked, population(100))->trainingCount(), 1);
}

void tst_StudyPlan::trainingSharesNoDialogueWithTheStudy()
{
    StudyDesign asked = design(40, 2, 2);
    asked.trainingUnits = 10;
    const auto plan = planStudy(QStringLiteral("S"), fidelity(), asked, population(200));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->trainingCount(), 10);
    QSet<DialogueId> dialogues;
    for (const PlannedUnit &unit : plan->units) {
        if (!unit.isTraining)
            dialogues.insert(unit.subjects[0].dialogue);
    }
    for (const PlannedUnit &unit : plan->units)
        QVERIFY(!unit.isTraining || !dialogues.contains(unit.subjects[0].dialogue));
}

void tst_StudyPlan::trainingNeedsAnAnswer_data()
{
    QTest::addColumn<int>("question");
    QTest::addColumn<int>("unit");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, QuestionKind question, UnitKind unit, int expected) {
        QTest::newRow(name) << int(question) << int(unit) << expected;
    };
    row("scale", QuestionKind::Scale, UnitKind::Dialogue, 0);
    row("text", QuestionKind::FreeText, UnitKind::Item, 0);
    row("answer of an item", QuestionKind::ItemAnswer, UnitKind::Item, 2);
    row("attributes of an item", QuestionKind::AttributeSet, UnitKind::Item, 2);
    row("attributes of an utterance", QuestionKind::AttributeSet, UnitKind::Utterance, 0);
}

void tst_StudyPlan::trainingNeedsAnAnswer()
{
    QFETCH(int, question);
    QFETCH(int, unit);
    StudyTemplate studyTemplate = fidelity();
    studyTemplate.needsOrigins.clear();
    studyTemplate.questions = {Question{}};
    studyTemplate.questions[0].kind = QuestionKind(question);
    QList<Candidate> all = population(60);
    for (Candidate &candidate : all)
        candidate.subjects[0].kind = UnitKind(unit);
    StudyDesign asked = design(10, 2, 2);
    asked.trainingUnits = 2;
    const auto plan = planStudy(QStringLiteral("S"), studyTemplate, asked, all);
    VERIFY_RESULT(plan);
    QTEST(plan->trainingCount(), "expected");
}

void tst_StudyPlan::tooFewTrainingUnitsAreWarnedOf()
{
    StudyDesign asked = design(10, 2, 2);
    asked.trainingUnits = 50;
    const auto plan = planStudy(QStringLiteral("S"), fidelity(), asked, population(40));
    VERIFY_RESULT(plan);
    QVERIFY(plan->trainingCount() < 50);
    QCOMPARE(plan->design.trainingUnits, plan->trainingCount());
    QCOMPARE(plan->warnings.size(), 1);
    QCOMPARE(plan->warnings[0].kind, DesignWarning::Kind::TooFewTraining);
}

void tst_StudyPlan::repeatsAreOfOwnUnits()
{
    StudyDesign asked = design(40, 4, 2);
    asked.repeatedUnits = 5;
    asked.trainingUnits = 2;
    const auto plan = planStudy(QStringLiteral("S"), fidelity(), asked, population(200));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->repeatCount(), 4 * 5);
    QList<int> places(4, 0);
    QList<QSet<int>> own(4);
    QList<int> repeats(4, 0);
    for (const PlannedAssignment &assignment : plan->assignments) {
        QCOMPARE(assignment.position, places[assignment.annotator]++);
        if (assignment.occurrence == 1) {
            own[assignment.annotator].insert(assignment.unit);
            continue;
        }
        QCOMPARE(assignment.occurrence, 2);
        QVERIFY(own[assignment.annotator].contains(assignment.unit));
        QVERIFY(!plan->units[assignment.unit].isTraining);
        ++repeats[assignment.annotator];
    }
    QCOMPARE(places, QList<int>(4, 2 + 20 + 5));
    QCOMPARE(repeats, QList<int>(4, 5));
}

void tst_StudyPlan::tooFewUnitsToRepeatAreWarnedOf()
{
    StudyDesign asked = design(40, 4, 2);
    asked.repeatedUnits = 15;
    const auto plan = planStudy(QStringLiteral("S"), fidelity(), asked, population(20));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->warnings.size(), 2);
    QCOMPARE(plan->warnings[0].kind, DesignWarning::Kind::TooFewCandidates);
    QCOMPARE(plan->warnings[1].kind, DesignWarning::Kind::TooFewRepeats);
    QCOMPARE(plan->repeatCount(), 4 * 10); // all that each has
}

void tst_StudyPlan::gridHasTheStudysUnitsOnly()
{
    StudyDesign asked = design(40, 4, 2);
    const auto plain = planStudy(QStringLiteral("S"), fidelity(), asked, population(200));
    asked.trainingUnits = 3;
    asked.repeatedUnits = 7;
    const auto plan = planStudy(QStringLiteral("S"), fidelity(), asked, population(200));
    VERIFY_RESULT(plan);
    QCOMPARE(plan->grid(), plain->grid());
    QCOMPARE(plan->grid().size(), 40);
    QCOMPARE(annotatorLoads(plan->grid(), 4), QList<int>(4, 20));
}

void tst_StudyPlan::sidesOfPairsAreBalanced()
{
    QList<Candidate> all;
    for (int i = 0; i < 300; ++i)
        all.append(pair(i));
    for (const int units : {40, 41}) {
        StudyDesign asked = design(units, 2, 2);
        asked.runs = {QStringLiteral("a/TypeGuided"), QStringLiteral("b/TypeGuided")};
        const auto plan = planStudy(QStringLiteral("S"), preference(), asked, all);
        VERIFY_RESULT(plan);
        int swapped = 0;
        int changes = 0;
        bool before = false;
        for (const PlannedUnit &unit : plan->units) {
            QCOMPARE(unit.subjects[0].role, firstRole);
            QCOMPARE(unit.subjects[1].role, secondRole);
            QCOMPARE(unit.subjects[0].item, unit.subjects[1].item);
            const bool isSwapped = unit.subjects[0].response.value() % 2 == 0;
            swapped += isSwapped ? 1 : 0;
            changes += isSwapped != before ? 1 : 0;
            before = isSwapped;
        }
        QCOMPARE(swapped, 20);
        QVERIFY(changes > 9 && changes < 32); // 20 expected, standard error 3.2
    }
}

void tst_StudyPlan::sameTextOfTwoOriginsIsAskedAboutOnce()
{
    QList<Candidate> all = population(4);
    all[2].textDigest = all[0].textDigest; // one human, one synthetic
    StudyTemplate asked = fidelity();
    QCOMPARE(planStudy(QStringLiteral("S"), asked, design(2, 2, 2), all)->units.size(), 2);
    QCOMPARE(planStudy(QStringLiteral("S"), asked, design(4, 2, 2), all)->units.size(), 2);
    asked.needsOrigins.clear();
    QCOMPARE(planStudy(QStringLiteral("S"), asked, design(4, 2, 2), all)->units.size(), 2);
    for (AnswerOption &option : asked.questions[0].options)
        option.origin.reset();
    QCOMPARE(planStudy(QStringLiteral("S"), asked, design(4, 2, 2), all)->units.size(), 3);
}

void tst_StudyPlan::consentOfTheDesignIsFrozen()
{
    StudyTemplate asked = fidelity();
    asked.consent = QStringLiteral("Usual.");
    StudyDesign own = design(10, 2, 2);
    QCOMPARE(planStudy(QStringLiteral("S"), asked, own, population(40))->studyTemplate.consent,
             QStringLiteral("Usual."));
    own.consent = QStringLiteral("Own.");
    QCOMPARE(planStudy(QStringLiteral("S"), asked, own, population(40))->studyTemplate.consent,
             QStringLiteral("Own."));
    own.asksConsent = false;
    const auto silent = planStudy(QStringLiteral("S"), asked, own, population(40));
    QCOMPARE(silent->studyTemplate.consent, QString());
    QCOMPARE(consentText(asked, silent->design), QString());
}

void tst_StudyPlan::numbersOutOfRangeAreRefused_data()
{
    QTest::addColumn<StudyDesign>("design");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, auto change, const char *message) {
        StudyDesign wrong = design(20, 4, 2);
        wrong.trainingUnits = 4;
        change(wrong);
        QTest::newRow(name) << wrong << QString::fromUtf8(message);
    };
    row(
        "training", [](StudyDesign &wrong) { wrong.trainingUnits = -1; },
        "The number of training units cannot be negative.");
    row(
        "pass mark above 1", [](StudyDesign &wrong) { wrong.passMark = 1.5; },
        "The pass mark must be a share from 0 to 1, such as 0.8.");
    row(
        "pass mark below 0", [](StudyDesign &wrong) { wrong.passMark = -0.1; },
        "The pass mark must be a share from 0 to 1, such as 0.8.");
    row(
        "nothing to pass",
        [](StudyDesign &wrong) {
            wrong.passMark = 0.5;
            wrong.trainingUnits = 0;
        },
        "A pass mark needs training units to be reached in.");
    row(
        "repeats", [](StudyDesign &wrong) { wrong.repeatedUnits = -1; },
        "The number of repeated units cannot be negative.");
    row(
        "too many repeats", [](StudyDesign &wrong) { wrong.repeatedUnits = 11; },
        "Each annotator gets only 10 units, so that 11 cannot be asked a second time. Repeat "
        "fewer.");
}

void tst_StudyPlan::numbersOutOfRangeAreRefused()
{
    QFETCH(StudyDesign, design);
    const auto plan = planStudy(QStringLiteral("S"), fidelity(), design, population(200));
    QVERIFY(!plan);
    QTEST(plan.error().message, "message");
}

void tst_StudyPlan::runsAndUnitsMustSuitTheTemplate_data()
{
    QTest::addColumn<StudyTemplate>("asked");
    QTest::addColumn<StudyDesign>("design");
    QTest::addColumn<QString>("start");
    const QString claude = QStringLiteral("claude/TypeGuided");
    const QString qwen = QStringLiteral("qwen/TypeGuided");
    StudyTemplate single = preference();
    single.unit.isPair = false;
    const auto row = [](const char *name, const StudyTemplate &asked, const QStringList &runs,
                        const char *start, std::optional<UnitRule> unit = {}) {
        StudyDesign design = tst_StudyPlan::design(2, 2, 2);
        design.runs = runs;
        design.unit = unit;
        QTest::newRow(name) << asked << design << QString::fromUtf8(start);
    };
    row("no run", single, {}, "The template “Preference” judges responses of models.");
    row("one of a pair", preference(), {claude}, "The template “Preference” compares the resp");
    row("twice the same", preference(), {claude, claude}, "The template “Preference” compares");
    row("no run's name", single, {QStringLiteral("claude")}, "“claude” is no run.");
    row("run of texts", fidelity(), {claude}, "The template “Fidelity” judges no responses");
    row("other unit", preference(), {claude, qwen},
        "The unit of the template “Preference” is fixed: response",
        UnitRule{UnitKind::Utterance, Tokenizer::Penn, {}, {}});
    row("no length", fidelity(), {}, "No text has at least 9 and at most 5 tokens.",
        UnitRule{UnitKind::Round, Tokenizer::Penn, 9, 5});
    row("one run", single, {claude}, "");
    row("two runs", preference(), {claude, qwen}, "");
    row("rounds", fidelity(), {}, "", UnitRule{UnitKind::Round, Tokenizer::Penn, {}, {}});
}

void tst_StudyPlan::runsAndUnitsMustSuitTheTemplate()
{
    QFETCH(StudyTemplate, asked);
    QFETCH(StudyDesign, design);
    QFETCH(QString, start);
    const auto valid = checkDesignFor(asked, design);
    const QString message = valid ? QString() : valid.error().message;
    QCOMPARE(bool(valid), start.isEmpty());
    QVERIFY2(start.isEmpty() || message.startsWith(start), qPrintable(message));
}

CONCORD_TEST(tst_StudyPlan)

#include "tst_studyplan.moc"
