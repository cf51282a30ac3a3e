// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/progress.h"

#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_Progress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quartilesAreThoseOfR_data();
    void quartilesAreThoseOfR();
    void nothingHasNoSpread();
    void everyStateIsCounted();
    void judgesAreNotListed();
    void timeIsWhatWasSpentOnAUnit();
    void onlyTimedUnitsThatAreDoneCount();
    void trainingIsApartFromUnits();
    void firstCompleteAttemptIsTheResult();
    void passMarkNeedsTheWholeTraining();
    void sharesOfTrainingAreExactAtTheMark();
    void repeatedUnitsAreWorkAndShowConsistency();
    void setsAreEqualInAnyOrder();
    void openUnitsGivenAwayAreNotCounted();
    void judgesAreNoAnnotators();
    void paceAndTimeLeftFollowTheTimes();
    void lastAnswerIsTheLatest();
    void togetherIsOverAllTimes();

private:
    StudyAssignment assignment(const char *annotator);
    void answer(const StudyAssignment &assignment, const QString &question,
                std::optional<qint64> duration = {});
    void give(const StudyAssignment &assignment, const QString &value,
              const QDateTime &answeredAt = {});
    StudyAssignment training(const char *annotator, const QString &rightAnswer);

    QHash<QString, AnnotatorId> m_annotators;
    AnswerState m_answers;
    qint64 m_sequence = 1;
    TrainingRules m_rules;
    const DeviceId m_device = DeviceId::create();
    const QList<Question> m_questions{
        {QStringLiteral("source"), QuestionKind::SingleChoice, QStringLiteral("?"), {}, true}};
};

StudyAssignment tst_Progress::assignment(const char *annotator)
{
    StudyAssignment made;
    made.id = AssignmentId::create();
    made.annotatorName = QString::fromLatin1(annotator);
    if (!m_annotators.contains(made.annotatorName))
        m_annotators.insert(made.annotatorName, AnnotatorId::create());
    made.annotator = m_annotators.value(made.annotatorName);
    return made;
}

void tst_Progress::answer(const StudyAssignment &assignment, const QString &question,
                          std::optional<qint64> duration)
{
    m_answers.add(nextEvent(m_answers, {assignment.id, question, setValue, {}, duration, {}},
                            m_device, m_sequence++));
}

void tst_Progress::give(const StudyAssignment &assignment, const QString &value,
                        const QDateTime &answeredAt)
{
    m_answers.add(nextEvent(m_answers,
                            {assignment.id, QStringLiteral("source"), value, {}, {}, answeredAt},
                            m_device, m_sequence++));
}

StudyAssignment tst_Progress::training(const char *annotator, const QString &rightAnswer)
{
    StudyAssignment made = assignment(annotator);
    made.isTraining = true;
    made.unit = UnitId::create();
    m_rules.keys.insert(made.unit, {{{QStringLiteral("source"), rightAnswer}}, {}});
    return made;
}

void tst_Progress::quartilesAreThoseOfR_data()
{
    QTest::addColumn<QList<qint64>>("values");
    QTest::addColumn<double>("lower");
    QTest::addColumn<double>("median");
    QTest::addColumn<double>("upper");
    using Values = QList<qint64>;
    // R 4.2: quantile(x, c(0.25, 0.5, 0.75)); type 7 worked by hand.
    QTest::newRow("one") << Values{5} << 5.0 << 5.0 << 5.0;
    QTest::newRow("two") << Values{20, 10} << 12.5 << 15.0 << 17.5;
    QTest::newRow("four") << Values{4, 1, 3, 2} << 1.75 << 2.5 << 3.25;
    QTest::newRow("five") << Values{5, 1, 4, 2, 3} << 2.0 << 3.0 << 4.0;
}

void tst_Progress::quartilesAreThoseOfR()
{
    QFETCH(QList<qint64>, values);
    QFETCH(double, lower);
    QFETCH(double, median);
    QFETCH(double, upper);
    const auto spread = timeSpread(values);
    QVERIFY(spread);
    COMPARE_NEAR(spread->lowerQuartileMs, lower, 1e-12);
    COMPARE_NEAR(spread->medianMs, median, 1e-12);
    COMPARE_NEAR(spread->upperQuartileMs, upper, 1e-12);
}

void tst_Progress::nothingHasNoSpread()
{
    QVERIFY(!timeSpread({}));
    QVERIFY(studyProgress({}, {}, m_questions).isEmpty());
}

void tst_Progress::everyStateIsCounted()
{
    const QList<StudyAssignment> all{assignment("Bo"), assignment("Bo"), assignment("Bo"),
                                     assignment("Bo"), assignment("Al")};
    answer(all[0], QStringLiteral("source"));
    answer(all[1], skipQuestion);
    answer(all[1], flagQuestion);
    answer(all[2], flagQuestion);
    const auto progress = studyProgress(all, m_answers, m_questions);
    AnnotatorProgress bo;
    bo.annotator = QStringLiteral("Bo");
    bo.id = m_annotators.value(bo.annotator);
    bo.total = 4;
    bo.done = 1;
    bo.skipped = 1;
    bo.flagged = 2;
    AnnotatorProgress al;
    al.annotator = QStringLiteral("Al");
    al.id = m_annotators.value(al.annotator);
    al.total = 1;
    QCOMPARE(progress, (QList<AnnotatorProgress>{bo, al}));
    QCOMPARE(progress[0].open(), 2);
}

void tst_Progress::judgesAreNotListed()
{
    QList<StudyAssignment> all{assignment("Bo"), assignment("gpt")};
    all[1].isJudge = true;
    const auto progress = studyProgress(all, m_answers, m_questions);
    QCOMPARE(progress.size(), 1);
    QCOMPARE(progress[0].annotator, QStringLiteral("Bo"));
}

void tst_Progress::timeIsWhatWasSpentOnAUnit()
{
    const StudyAssignment one = assignment("Cy");
    QVERIFY(!timeSpent(m_answers, one.id));
    answer(one, QStringLiteral("source"), 1500);
    answer(one, commentQuestion, 500);
    answer(one, QStringLiteral("source")); // an undo takes no time
    QVERIFY(timeSpent(m_answers, one.id) == qint64(2000));
}

void tst_Progress::onlyTimedUnitsThatAreDoneCount()
{
    const QList<StudyAssignment> all{assignment("Di"), assignment("Di"), assignment("Di")};
    answer(all[0], QStringLiteral("source"), 1000);
    answer(all[1], skipQuestion, 9000);
    answer(all[2], QStringLiteral("source"));
    const auto progress = studyProgress(all, m_answers, m_questions);
    QVERIFY(progress[0].time == (TimeSpread{1000, 1000, 1000}));
}

void tst_Progress::trainingIsApartFromUnits()
{
    const StudyAssignment practice = training("Ed", QStringLiteral("a"));
    const StudyAssignment real = assignment("Ed");
    give(practice, QStringLiteral("a"));
    answer(practice, flagQuestion, 7000);
    const auto progress = studyProgress({practice, real}, m_answers, m_questions, m_rules);
    QCOMPARE(progress.size(), 1);
    QCOMPARE(progress[0].total, 1);
    QCOMPARE(progress[0].done, 0);
    QCOMPARE(progress[0].flagged, 0);
    QVERIFY(!progress[0].time);
    QVERIFY((progress[0].training == TrainingResult{1, 1, 1, 1, 1, {}}));
}

void tst_Progress::firstCompleteAttemptIsTheResult()
{
    const StudyAssignment better = training("Flo", QStringLiteral("a"));
    const StudyAssignment worse = training("Flo", QStringLiteral("a"));
    give(better, QStringLiteral("b"));
    give(better, QStringLiteral("c"));
    answer(better, commentQuestion);
    give(better, QStringLiteral("a"));
    give(worse, QStringLiteral("a"));
    give(worse, QStringLiteral("b"));
    const auto progress = studyProgress({better, worse}, m_answers, m_questions, m_rules);
    QVERIFY((progress[0].training == TrainingResult{2, 2, 2, 1, 3, {}}));
    COMPARE_NEAR(*progress[0].training.share(), 0.5, 1e-12);
}

void tst_Progress::passMarkNeedsTheWholeTraining()
{
    const StudyAssignment first = training("Gil", QStringLiteral("a"));
    const StudyAssignment second = training("Gil", QStringLiteral("a"));
    m_rules.passMark = 0.5;
    const QList<StudyAssignment> all{first, second};
    const auto passed = [&] {
        return studyProgress(all, m_answers, m_questions, m_rules)[0].training.passed;
    };
    QVERIFY(!passed());
    give(first, QStringLiteral("a"));
    QVERIFY(!passed());
    give(second, QStringLiteral("b"));
    QVERIFY(passed() == true);
    m_rules.passMark = 0.6;
    QVERIFY(passed() == false);
    m_rules.passMark = 0;
    QVERIFY(!passed());
}

void tst_Progress::sharesOfTrainingAreExactAtTheMark()
{
    QList<StudyAssignment> all;
    for (int i = 0; i < 10; ++i) {
        all.append(training("Hal", QStringLiteral("a")));
        give(all.constLast(), i < 3 ? QStringLiteral("a") : QStringLiteral("b"));
    }
    m_rules.passMark = 0.1 + 0.2; // as a number just above 3 / 10
    QVERIFY(studyProgress(all, m_answers, m_questions, m_rules)[0].training.passed == true);
}

void tst_Progress::repeatedUnitsAreWorkAndShowConsistency()
{
    QList<StudyAssignment> all;
    for (int unit = 0; unit < 4; ++unit) {
        StudyAssignment once = assignment("Ida");
        once.unit = UnitId::create();
        StudyAssignment twice = assignment("Ida");
        twice.unit = once.unit;
        twice.occurrence = 2;
        all += {once, twice};
    }
    for (int i = 0; i < 7; ++i) // the last unit is not done a second time
        give(all[i], i == 2 ? QStringLiteral("b") : QStringLiteral("a"));
    const auto progress = studyProgress(all, m_answers, m_questions);
    QCOMPARE(progress[0].total, 8);
    QCOMPARE(progress[0].done, 7);
    QVERIFY((progress[0].consistency == SelfConsistency{3, 2}));
    COMPARE_NEAR(*progress[0].consistency.share(), 2.0 / 3, 1e-12);
    QVERIFY(!SelfConsistency().share());
}

void tst_Progress::setsAreEqualInAnyOrder()
{
    Question question = m_questions.constFirst();
    question.kind = QuestionKind::MultipleChoice;
    question.options = {{QStringLiteral("x"), QStringLiteral("X"), QStringLiteral("1")},
                        {QStringLiteral("y"), QStringLiteral("Y"), QStringLiteral("2")}};
    Question remark{
        QStringLiteral("remark"), QuestionKind::FreeText, QStringLiteral("?"), {}, false};
    StudyAssignment once = assignment("Jo");
    once.unit = UnitId::create();
    StudyAssignment twice = assignment("Jo");
    twice.unit = once.unit;
    twice.occurrence = 2;
    const StudyAssignment practice = training("Jo", QStringLiteral("y|x"));
    give(once, QStringLiteral("x|y"));
    answer(once, QStringLiteral("remark"));
    give(twice, QStringLiteral("y|x"));
    give(practice, QStringLiteral("x|y"));
    const auto progress =
        studyProgress({once, twice, practice}, m_answers, {question, remark}, m_rules);
    QVERIFY((progress[0].consistency == SelfConsistency{1, 1}));
    QCOMPARE(progress[0].training.right, 1);
}

void tst_Progress::openUnitsGivenAwayAreNotCounted()
{
    QList<StudyAssignment> all{assignment("Kim"), assignment("Kim"), assignment("Kim"),
                               training("Kim", QStringLiteral("a"))};
    give(all[0], QStringLiteral("a"));
    answer(all[1], skipQuestion);
    for (StudyAssignment &assignment : all)
        assignment.isWithdrawn = true;
    const auto progress = studyProgress(all, m_answers, m_questions, m_rules);
    QCOMPARE(progress.size(), 1);
    QCOMPARE(progress[0].total, 2);
    QCOMPARE(progress[0].open(), 0);
    QCOMPARE(progress[0].training.units, 0);
}

void tst_Progress::judgesAreNoAnnotators()
{
    StudyAssignment judge = assignment("Model");
    judge.isJudge = true;
    QVERIFY(studyProgress({judge}, m_answers, m_questions).isEmpty());
}

void tst_Progress::paceAndTimeLeftFollowTheTimes()
{
    QList<StudyAssignment> all;
    for (const qint64 seconds : {10, 20, 60}) {
        all.append(assignment("Lu"));
        answer(all.constLast(), QStringLiteral("source"), seconds * 1000);
    }
    all += {assignment("Lu"), assignment("Lu")};
    const AnnotatorProgress own = studyProgress(all, m_answers, m_questions)[0];
    // By hand: three units in 90 s are 120 an hour; two more at the median of 20 s take 40 s.
    COMPARE_NEAR(*own.unitsPerHour(), 120.0, 1e-9);
    COMPARE_NEAR(*own.expectedMsLeft(), 40'000.0, 1e-9);
    QVERIFY(!AnnotatorProgress().unitsPerHour());
    QVERIFY(!AnnotatorProgress().expectedMsLeft());
}

void tst_Progress::lastAnswerIsTheLatest()
{
    const QList<StudyAssignment> all{assignment("Mo"), assignment("Mo"), assignment("Mo")};
    const QDateTime noon(QDate(2026, 3, 4), QTime(12, 0), Qt::UTC);
    give(all[0], QStringLiteral("a"), noon.addSecs(60));
    give(all[1], QStringLiteral("a"), noon);
    const auto progress = studyProgress(all, m_answers, m_questions);
    QCOMPARE(progress[0].lastAnswerAt, noon.addSecs(60));
    QVERIFY(!studyProgress({all[2]}, m_answers, m_questions)[0].lastAnswerAt.isValid());
}

void tst_Progress::togetherIsOverAllTimes()
{
    const QList<StudyAssignment> all{assignment("No"), assignment("No"), assignment("Ob"),
                                     assignment("Ob")};
    answer(all[0], QStringLiteral("source"), 1000);
    answer(all[1], QStringLiteral("source"), 2000);
    answer(all[2], QStringLiteral("source"), 6000);
    const AnnotatorProgress sum = together(studyProgress(all, m_answers, m_questions));
    QCOMPARE(sum.total, 4);
    QCOMPARE(sum.done, 3);
    // By hand: of 1, 2 and 6 seconds, not of the two medians.
    QVERIFY(sum.time == (TimeSpread{1500, 2000, 4000}));
}

CONCORD_TEST(tst_Progress)

#include "tst_progress.moc"
