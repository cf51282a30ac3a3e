// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/unitfilterproxy.h"
#include "models/study/trainingscore.h"
#include "tests/support/testregistry.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Concord;

class tst_TrainingScore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsAreEqualWhateverTheirOrder();
    void textsAreOnlyShown();
    void whatWasNotAnsweredIsNotRight();
    void questionsWithoutAKeyAreNotMarked();
    void thePassMarkIsReachedExactly();

private:
    static Question question(QuestionKind kind);
};

Question tst_TrainingScore::question(QuestionKind kind)
{
    return {.id = QStringLiteral("q"),
            .kind = kind,
            .text = QStringLiteral("Which?"),
            .options = {{QStringLiteral("a"), QStringLiteral("Apple"), QStringLiteral("1")},
                        {QStringLiteral("b"), QStringLiteral("Pear"), QStringLiteral("2")}}};
}

void tst_TrainingScore::setsAreEqualWhateverTheirOrder()
{
    const TrainingFeedback feedback = trainingFeedback(
        {question(QuestionKind::MultipleChoice)}, {{QStringLiteral("q"), QStringLiteral("a|b")}},
        {{{QStringLiteral("q"), QStringLiteral("b|a")}}, QStringLiteral("why")});
    QCOMPARE(feedback.marks.size(), 1);
    QCOMPARE(feedback.marks[0].isRight, std::optional(true));
    QCOMPARE(feedback.marks[0].right, QStringLiteral("Apple, Pear"));
    QCOMPARE(feedback.text, QStringLiteral("why"));
}

void tst_TrainingScore::textsAreOnlyShown()
{
    TrainingScore score;
    score.add(trainingFeedback({question(QuestionKind::FreeText)},
                               {{QStringLiteral("q"), QStringLiteral("mine")}},
                               {{{QStringLiteral("q"), QStringLiteral("theirs")}}, {}}));
    QCOMPARE(score.asked, 0);
    QVERIFY(score.isPassed());
}

void tst_TrainingScore::whatWasNotAnsweredIsNotRight()
{
    TrainingScore score{.passMark = 0.5};
    score.add(trainingFeedback({question(QuestionKind::MultipleChoice)}, {},
                               {{{QStringLiteral("q"), QStringLiteral("{}")}}, {}}));
    QCOMPARE(score.asked, 1);
    QCOMPARE(score.right, 0);
    QVERIFY(!score.isPassed());
}

void tst_TrainingScore::questionsWithoutAKeyAreNotMarked()
{
    QVERIFY(trainingFeedback({question(QuestionKind::SingleChoice)},
                             {{QStringLiteral("q"), QStringLiteral("a")}}, {})
                .marks.isEmpty());
}

void tst_TrainingScore::thePassMarkIsReachedExactly()
{
    QVERIFY((TrainingScore{7, 10, 0.7}.isPassed()));
    QVERIFY(!(TrainingScore{6, 10, 0.7}.isPassed()));
    QVERIFY((TrainingScore{0, 0, 0.7}.isPassed()));
}

class tst_UnitFilterProxy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsOneState();
};

void tst_UnitFilterProxy::showsOneState()
{
    UnitListModel units;
    UnitFilterProxy proxy;
    proxy.setSourceModel(&units);
    const QAbstractItemModelTester unitsTester(
        &units, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QAbstractItemModelTester proxyTester(
        &proxy, QAbstractItemModelTester::FailureReportingMode::QtTest);
    units.setEntries({{QStringLiteral("t"), AssignmentState::Done, true, {}, true},
                      {QStringLiteral("a"), AssignmentState::Open, false, {}},
                      {QStringLiteral("b"), AssignmentState::Done, true, {}},
                      {QStringLiteral("c"), AssignmentState::Skipped, false, {}}});
    using Show = UnitFilterProxy::Show;
    const std::pair<Show, int> expected[] = {{Show::All, 4},     {Show::Open, 1},
                                             {Show::Done, 1},    {Show::Flagged, 1},
                                             {Show::Skipped, 1}, {Show::Training, 1}};
    for (const auto &[show, count] : expected) {
        proxy.setShow(show);
        QCOMPARE(proxy.rowCount(), count);
    }
    QCOMPARE(proxy.index(0, UnitListModel::NumberColumn).data().toString(),
             QStringLiteral("Training 1"));
    proxy.setShow(Show::Skipped);
    QCOMPARE(proxy.index(0, UnitListModel::NumberColumn).data().toString(), QStringLiteral("3"));
}

CONCORD_TEST(tst_TrainingScore)
CONCORD_TEST(tst_UnitFilterProxy)
#include "tst_trainingscore.moc"
