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

private:
    StudyAssignment assignment(const char *annotator);
    void answer(const StudyAssignment &assignment, const QString &question,
                std::optional<qint64> duration = {});

    QHash<QString, AnnotatorId> m_annotators;
    AnswerState m_answers;
    qint64 m_sequence = 1;
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
    bo.total = 4;
    bo.done = 1;
    bo.skipped = 1;
    bo.flagged = 2;
    AnnotatorProgress al;
    al.annotator = QStringLiteral("Al");
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

CONCORD_TEST(tst_Progress)

#include "tst_progress.moc"
