// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/adjudication.h"

#include "models/study/answervalue.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_Adjudication : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void agreementNeedsNoDecision();
    void oneAnswerIsEnoughWhereOneWasAsked();
    void answersToComeAreWaitedFor();
    void differentAnswersAreOpenAtOnce();
    void skippedAndWithdrawnAreMissing();
    void judgesTrainingAndRepeatsAreLeftOut();
    void commentsReasonsAndFlagsComeAlong();
    void theThreeLabelsAreKeptApart();
    void dawidSkeneIsForChoicesAlone();
    void theHardestUnitsComeFirst();
    void anOverruledMajorityWantsAReason();
    void theOrderIsShuffledForEachUnit();

private:
    StudyAssignment assign(const char *unit, const char *annotator);
    void answer(const StudyAssignment &assignment, const char *value,
                const QString &question = QStringLiteral("q"));
    // Assigns a unit to annotators A, B, … who answer one value each; "-": not yet.
    void label(const char *unit, const QByteArrayList &values);
    QList<AdjudicationUnit> units(int perUnit = 2, const QList<Decision> &decisions = {}) const;

    Question m_question;
    QList<StudyAssignment> m_assignments;
    QHash<QString, UnitId> m_unitIds;
    AnswerState m_answers;
    qint64 m_sequence = 1;
    const DeviceId m_device = DeviceId::create();
};

void tst_Adjudication::init()
{
    m_question = {
        QStringLiteral("q"),
        QuestionKind::SingleChoice,
        QStringLiteral("?"),
        {{QStringLiteral("human"), QStringLiteral("Human"), QStringLiteral("1")},
         {QStringLiteral("ai"), QStringLiteral("AI"), QStringLiteral("2")}},
    };
    m_assignments.clear();
    m_unitIds.clear();
    m_answers = {};
    m_sequence = 1;
}

StudyAssignment tst_Adjudication::assign(const char *unit, const char *annotator)
{
    StudyAssignment made;
    made.id = AssignmentId::create();
    made.unitKey = QString::fromUtf8(unit);
    if (!m_unitIds.contains(made.unitKey))
        m_unitIds.insert(made.unitKey, UnitId::create());
    made.unit = m_unitIds[made.unitKey];
    made.annotatorName = QString::fromUtf8(annotator);
    return made;
}

void tst_Adjudication::answer(const StudyAssignment &assignment, const char *value,
                              const QString &question)
{
    NewAnswer given{assignment.id, question};
    if (value)
        given.value = QString::fromUtf8(value);
    m_answers.add(nextEvent(m_answers, given, m_device, m_sequence++));
}

void tst_Adjudication::label(const char *unit, const QByteArrayList &values)
{
    char name[] = "A";
    for (const QByteArray &value : values) {
        m_assignments.append(assign(unit, name));
        if (value != "-")
            answer(m_assignments.constLast(), value.constData());
        ++name[0];
    }
}

QList<AdjudicationUnit> tst_Adjudication::units(int perUnit, const QList<Decision> &decisions) const
{
    return adjudicationUnits(m_assignments, m_answers, {m_question}, m_question, perUnit,
                             decisions);
}

void tst_Adjudication::agreementNeedsNoDecision()
{
    label("u-1", {"ai", "ai"});
    const auto found = units();
    QCOMPARE(found.size(), 1);
    QVERIFY(found[0].state() == AdjudicationState::Unanimous);
    QCOMPARE(found[0].adjudicated(), QStringLiteral("ai"));
    QVERIFY(!found[0].decision);
    QCOMPARE(found[0].key, QStringLiteral("u-1"));
    QCOMPARE(found[0].unit, m_unitIds[QStringLiteral("u-1")]);
}

void tst_Adjudication::oneAnswerIsEnoughWhereOneWasAsked()
{
    label("u-1", {"ai"});
    QVERIFY(units(1)[0].state() == AdjudicationState::Unanimous);
    QVERIFY(units(2)[0].state() == AdjudicationState::Open);
    QVERIFY(!units(2)[0].adjudicated());
}

void tst_Adjudication::answersToComeAreWaitedFor()
{
    label("u-1", {"ai", "ai", "-"});
    label("u-2", {"-", "-"});
    const auto found = units(3);
    QVERIFY(found[0].state() == AdjudicationState::Waiting);
    QCOMPARE(found[0].awaited, 1);
    QVERIFY(found[1].state() == AdjudicationState::Waiting);
    QVERIFY(!found[1].majority);
    m_assignments[2].isWithdrawn = true; // nobody answers it any more
    QVERIFY(units(3)[0].state() == AdjudicationState::Unanimous);
}

void tst_Adjudication::differentAnswersAreOpenAtOnce()
{
    label("u-1", {"ai", "human", "-"});
    QVERIFY(units(3)[0].state() == AdjudicationState::Open);
    QCOMPARE(units(3)[0].disagreement, 0.5);
}

void tst_Adjudication::skippedAndWithdrawnAreMissing()
{
    label("u-1", {"ai", "ai", "human"});
    answer(m_assignments[0], "1", skipQuestion);
    answer(m_assignments[1], nullptr);
    const auto found = units();
    QCOMPARE(found[0].values(), QStringList(QStringLiteral("human")));
    QCOMPARE(found[0].awaited, 1); // who withdrew has to answer again, who skipped has not
}

void tst_Adjudication::judgesTrainingAndRepeatsAreLeftOut()
{
    label("u-1", {"ai", "ai", "human", "human"});
    label("t-1", {"ai", "human"});
    m_assignments[2].isJudge = true;
    m_assignments[3].occurrence = 2;
    m_assignments[4].isTraining = true;
    m_assignments[5].isTraining = true;
    const auto found = units();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].values(), QStringList({QStringLiteral("ai"), QStringLiteral("ai")}));
    QVERIFY(found[0].isUnanimous);
}

void tst_Adjudication::commentsReasonsAndFlagsComeAlong()
{
    label("u-1", {"ai", "human"});
    answer(m_assignments[1], "too short", commentQuestion);
    answer(m_assignments[1], "because", reasonQuestion(QStringLiteral("q")));
    answer(m_assignments[0], "1", flagQuestion);
    const auto found = units();
    const QList<AdjudicationLabel> expected{
        {QStringLiteral("A"), QStringLiteral("ai"), {}, {}, true},
        {QStringLiteral("B"), QStringLiteral("human"), QStringLiteral("because"),
         QStringLiteral("too short"), false},
    };
    QCOMPARE(found[0].labels, expected);
}

void tst_Adjudication::theThreeLabelsAreKeptApart()
{
    // A and B always agree, C answers at random: Dawid and Skene follow A and B.
    label("u-1", {"ai", "ai", "human"});
    label("u-2", {"human", "human", "ai"});
    label("u-3", {"ai", "ai", "ai"});
    label("u-4", {"human", "human", "human"});
    const Decision decision{m_unitIds[QStringLiteral("u-1")],
                            QStringLiteral("q"),
                            QStringLiteral("human"),
                            QStringLiteral("it is"),
                            {}};
    const Decision other{
        m_unitIds[QStringLiteral("u-2")], QStringLiteral("another"), QStringLiteral("x"), {}, {}};
    const auto found = units(3, {decision, other});
    QCOMPARE(found[0].majority, QStringLiteral("ai"));
    QVERIFY(found[0].dawidSkene);
    QCOMPARE(found[0].dawidSkene->value, QStringLiteral("ai"));
    COMPARE_NEAR(found[0].dawidSkene->probability, 1.0, 1e-6);
    QCOMPARE(found[0].adjudicated(), QStringLiteral("human"));
    QCOMPARE(found[0].decision, decision);
    QVERIFY(found[0].state() == AdjudicationState::Decided);
    QVERIFY(!found[1].decision);
    QVERIFY(!found[1].adjudicated());
    QCOMPARE(adjudicationCounts(found), (AdjudicationCounts{1, 2, 1, 0}));
}

void tst_Adjudication::dawidSkeneIsForChoicesAlone()
{
    label("u-1", {"ai", "ai"});
    QVERIFY(units()[0].dawidSkene);
    m_question.kind = QuestionKind::Scale;
    QVERIFY(!units()[0].dawidSkene);
    QCOMPARE(units()[0].majority, QStringLiteral("ai"));
    m_question.kind = QuestionKind::SingleChoice;
    m_answers = {};
    QVERIFY(!units()[0].dawidSkene); // nothing to fit
}

void tst_Adjudication::theHardestUnitsComeFirst()
{
    label("u-1", {"ai", "ai", "ai"});
    label("u-2", {"ai", "ai", "human"});
    label("u-3", {"ai", "human", "-"});
    label("u-4", {"ai", "human", "ai"});
    auto found = units(3);
    sortForAdjudication(found);
    QStringList keys;
    for (const AdjudicationUnit &unit : found)
        keys.append(unit.key);
    QCOMPARE(keys,
             QStringList({QStringLiteral("u-3"), QStringLiteral("u-2"), QStringLiteral("u-4"),
                          QStringLiteral("u-1")}));
}

void tst_Adjudication::anOverruledMajorityWantsAReason()
{
    label("u-1", {"ai", "ai", "human"});
    label("u-2", {"ai", "human"});
    const auto found = units(3);
    const QString human = QStringLiteral("human");
    VERIFY_RESULT(checkReason(found[0], QStringLiteral("ai"), {}));
    VERIFY_RESULT(checkReason(found[0], human, QStringLiteral("sounds so")));
    const auto refused = checkReason(found[0], human, QStringLiteral("  "));
    QVERIFY(!refused);
    QVERIFY(refused.error().message.contains(QStringLiteral("u-1")));
    VERIFY_RESULT(checkReason(found[1], human, {}));
}

void tst_Adjudication::theOrderIsShuffledForEachUnit()
{
    AdjudicationUnit unit;
    for (const char *name : {"A", "B", "C", "D"})
        unit.labels.append({QString::fromLatin1(name), QStringLiteral("x"), {}, {}, false});
    QSet<QString> first;
    for (int i = 0; i < 40; ++i) {
        unit.key = QStringLiteral("u-%1").arg(i);
        const auto shuffled = shuffledLabels(unit, 7);
        QCOMPARE(shuffled, shuffledLabels(unit, 7));
        QVERIFY(std::ranges::is_permutation(shuffled, unit.labels));
        first.insert(shuffled[0].annotator);
    }
    QCOMPARE(first.size(), 4); // each stands first somewhere
}

CONCORD_TEST(tst_Adjudication)

#include "tst_adjudication.moc"
