// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/answershares.h"
#include "models/results/judgecomparison.h"
#include "models/results/preferences.h"
#include "models/results/ratingmeans.h"
#include "tests/models/resultsamples.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

/// What answers say by themselves, without a reference.
class tst_AnswerResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void yesIsCountedByPersonAndMajority();
    void yesIsCountedByAttributeAndRun();
    void judgesStandApart();
    void optionsHaveTheirShares();
    void setsCountEachOption();
    void ratingsHaveTheirMeans();
    void optionsInWordsHaveNoMean();
    void ranksHaveTheirMeans();
    void preferencesAreCountedByRun();
    void sidesAreCounted();
    void judgesAreComparedWithEachPerson();
    void manyUnitsGiveTheAlternativeTest();
    void withoutAJudgeThereIsNoComparison();
};

void tst_AnswerResults::yesIsCountedByPersonAndMajority()
{
    ResultInput input = sampleInput(sampleQuestion(QuestionKind::YesNoReason, {"yes", "no"}));
    for (const char *name : {"Ada", "Ben"}) {
        addSampleAnswer(input, "u1", name, "yes");
        addSampleAnswer(input, "u2", name, "yes");
        addSampleAnswer(input, "u3", name, "no");
    }
    addSampleAnswer(input, "u4", "Ada", "yes");
    addSampleAnswer(input, "u4", "Ben", "no");
    const auto tables = yesRateTables(input);
    QCOMPARE(tables.size(), 1);
    const OutcomeTable &rates = tables[0];
    QCOMPARE(outcomeNumber(rates, "Ada", "share"), 0.75);
    QCOMPARE(outcomeNumber(rates, "Ben", "share"), 0.5);
    QCOMPARE(outcomeNumber(rates, "All annotators", "share"), 0.625);
    COMPARE_NEAR(outcomeNumber(rates, "Majority of each unit", "share"), 2.0 / 3,
                 1e-12); // u4: a tie
    // By hand: Wilson of 2 of 4.
    COMPARE_NEAR(*rates.value(sampleText("Ben"), sampleText("share")).low, 0.150039, 1e-5);
    COMPARE_NEAR(*rates.value(sampleText("Ben"), sampleText("share")).high, 0.849961, 1e-5);
    QVERIFY(yesRateTables(sampleInput(sampleQuestion(QuestionKind::SingleChoice, {"a", "b"})))
                .isEmpty());
    QCOMPARE(yesRateTables(sampleInput(sampleQuestion(QuestionKind::SingleChoice, {"no", "yes"})))
                 .size(),
             1);
}

void tst_AnswerResults::yesIsCountedByAttributeAndRun()
{
    ResultInput input = sampleInput(sampleQuestion(QuestionKind::YesNoReason, {"yes", "no"}));
    ResultUnit age;
    age.attribute = sampleText("age");
    age.runs = {sampleText("m/basic")};
    ResultUnit hobby = age;
    hobby.attribute = sampleText("hobby");
    hobby.runs = {sampleText("n/basic")};
    input.units = {{sampleText("u1"), age}, {sampleText("u2"), age}, {sampleText("u3"), hobby}};
    addSampleAnswer(input, "u1", "Ada", "yes");
    addSampleAnswer(input, "u2", "Ada", "no");
    addSampleAnswer(input, "u3", "Ada", "no");
    const auto tables = yesRateTables(input);
    const OutcomeTable *attributes = outcomeTable(tables, "yes_rate_by_attribute");
    const OutcomeTable *runs = outcomeTable(tables, "yes_rate_by_run");
    QVERIFY(attributes && runs);
    QCOMPARE(outcomeNumber(*attributes, "age", "share"), 0.5);
    QCOMPARE(outcomeNumber(*attributes, "hobby", "share"), 0.0);
    QCOMPARE(outcomeNumber(*runs, "m/basic", "share"), 0.5);
}

void tst_AnswerResults::judgesStandApart()
{
    ResultInput input =
        sampleInput(sampleQuestion(QuestionKind::Scale, {"1", "2"}), Measure::ordinal);
    input.judges = {sampleText("Judge")};
    addSampleAnswer(input, "u1", "Ada", "1");
    addSampleAnswer(input, "u1", "Judge", "2");
    const auto means = meanRatingTables(input);
    QCOMPARE(outcomeNumber(means[0], "All annotators", "mean"), 1.0);
    QCOMPARE(outcomeNumber(means[0], "Judge", "mean", "judge"), 2.0);
    QCOMPARE(outcomeNumber(answerShareTables(input)[0], "2", "share"), 0.0);
}

void tst_AnswerResults::optionsHaveTheirShares()
{
    ResultInput input = sampleInput(sampleQuestion(QuestionKind::SingleChoice, {"a", "b", "c"}));
    for (const char *unit : {"u1", "u2", "u3", "u4", "u5"})
        addSampleAnswer(input, unit, "Ada", sampleText(unit) == u"u1" ? "b" : "a");
    const auto tables = answerShareTables(input);
    QCOMPARE(outcomeNumber(tables[0], "A", "share"), 0.8);
    QCOMPARE(outcomeNumber(tables[0], "B", "answers"), 1.0);
    QCOMPARE(outcomeNumber(tables[0], "C", "share"), 0.0);
    QVERIFY(answerShareTables(sampleInput(sampleQuestion(QuestionKind::FreeText, {}))).isEmpty());
}

void tst_AnswerResults::setsCountEachOption()
{
    ResultInput input = sampleInput(sampleQuestion(QuestionKind::MultipleChoice, {"a", "b"}));
    addSampleAnswer(input, "u1", "Ada", "a|b");
    addSampleAnswer(input, "u2", "Ada", "b");
    addSampleAnswer(input, "u3", "Ada", "{}");
    addSampleAnswer(input, "u4", "Ada", "b");
    const auto tables = answerShareTables(input);
    QCOMPARE(outcomeNumber(tables[0], "A", "share"), 0.25);
    QCOMPARE(outcomeNumber(tables[0], "B", "share"), 0.75);
}

void tst_AnswerResults::ratingsHaveTheirMeans()
{
    ResultInput input = sampleInput(sampleQuestion(QuestionKind::Scale, {"1", "2", "3", "4"}));
    addSampleAnswer(input, "u1", "Ada", "1");
    addSampleAnswer(input, "u2", "Ada", "4");
    addSampleAnswer(input, "u2", "Ben", "4");
    const auto tables = meanRatingTables(input);
    QCOMPARE(outcomeNumber(tables[0], "Ada", "mean"), 2.5);
    QCOMPARE(outcomeNumber(tables[0], "All annotators", "mean"), 3.0);
    QVERIFY(tables[0].value(sampleText("Ada"), sampleText("mean")).low);
}

void tst_AnswerResults::optionsInWordsHaveNoMean()
{
    ResultInput input = sampleInput(sampleQuestion(QuestionKind::Scale, {"low", "high"}));
    addSampleAnswer(input, "u1", "Ada", "low");
    QVERIFY(meanRatingTables(input).isEmpty());
    QCOMPARE(answerShareTables(input).size(), 1);
}

void tst_AnswerResults::ranksHaveTheirMeans()
{
    ResultInput input = sampleInput(sampleQuestion(QuestionKind::Ranking, {"a", "b", "c"}));
    addSampleAnswer(input, "u1", "Ada", "b>a>c");
    addSampleAnswer(input, "u2", "Ada", "b>c>a");
    addSampleAnswer(input, "u2", "Ben", "a>b>c");
    const auto tables = meanRankTables(input);
    QCOMPARE(outcomeNumber(tables[0], "A", "mean"), 2.0); // by hand: places 2, 3, 1
    COMPARE_NEAR(outcomeNumber(tables[0], "B", "mean"), 4.0 / 3, 1e-12);
    COMPARE_NEAR(outcomeNumber(tables[0], "B", "first"), 2.0 / 3, 1e-12);
}

// u1 shows M first, u2 shows N first. Ada takes the first of both; Ben N, then neither.
static ResultInput preferenceInput()
{
    ResultInput input =
        sampleInput(sampleQuestion(QuestionKind::SingleChoice, {"first", "second", "tie"}));
    ResultUnit mFirst;
    mFirst.runs = {sampleText("M/basic"), sampleText("N/basic")};
    ResultUnit nFirst;
    nFirst.runs = {sampleText("N/basic"), sampleText("M/basic")};
    input.units = {{sampleText("u1"), mFirst}, {sampleText("u2"), nFirst}};
    addSampleAnswer(input, "u1", "Ada", "first");
    addSampleAnswer(input, "u2", "Ada", "first");
    addSampleAnswer(input, "u1", "Ben", "second");
    addSampleAnswer(input, "u2", "Ben", "tie");
    return input;
}

void tst_AnswerResults::preferencesAreCountedByRun()
{
    const auto tables = preferenceTables(preferenceInput());
    const OutcomeTable *wins = outcomeTable(tables, "preference_wins");
    QVERIFY(wins);
    QCOMPARE(outcomeNumber(*wins, "M/basic", "wins"), 1.0);
    QCOMPARE(outcomeNumber(*wins, "M/basic", "ties"), 1.0);
    QCOMPARE(outcomeNumber(*wins, "M/basic", "losses"), 2.0);
    COMPARE_NEAR(outcomeNumber(*wins, "M/basic", "win_rate"), 1.0 / 3, 1e-12);
    COMPARE_NEAR(outcomeNumber(*wins, "N/basic", "win_rate"), 2.0 / 3, 1e-12);
    ResultInput single = preferenceInput();
    single.units.clear();
    QVERIFY(preferenceTables(single).isEmpty());
}

void tst_AnswerResults::sidesAreCounted()
{
    const auto tables = preferenceTables(preferenceInput());
    const OutcomeTable *side = outcomeTable(tables, "preference_side");
    QVERIFY(side);
    QCOMPARE(outcomeNumber(*side, "Ada", "first"), 1.0);
    QCOMPARE(outcomeNumber(*side, "Ben", "first"), 0.0);
    QCOMPARE(outcomeNumber(*side, "Ben", "decided"), 1.0);
    COMPARE_NEAR(outcomeNumber(*side, "All annotators", "first"), 2.0 / 3, 1e-12);
}

// By hand: Ben is as the judge, Ada once one lower. Kappa of Ada: (3/4 - 5/16) / (11/16) = 7/11;
// with quadratic weights 1 - (1/16) / (5/16) = 0.8.
void tst_AnswerResults::judgesAreComparedWithEachPerson()
{
    ResultInput input =
        sampleInput(sampleQuestion(QuestionKind::Scale, {"1", "2", "3"}), Measure::ordinal);
    input.judges = {sampleText("Judge")};
    const char *ada[] = {"1", "2", "3", "3"};
    const char *judge[] = {"1", "2", "3", "2"};
    const char *units[] = {"u1", "u2", "u3", "u4"};
    for (size_t i = 0; i < 4; ++i) {
        addSampleAnswer(input, units[i], "Ada", ada[i]);
        addSampleAnswer(input, units[i], "Ben", judge[i]);
        addSampleAnswer(input, units[i], "Judge", judge[i]);
    }
    const auto tables = judgeTables(input);
    const OutcomeTable *table = outcomeTable(tables, "judge_agreement");
    QVERIFY(table);
    QCOMPARE(outcomeNumber(*table, "Ada", "units"), 4.0);
    QCOMPARE(outcomeNumber(*table, "Ada", "percent_agreement"), 0.75);
    COMPARE_NEAR(outcomeNumber(*table, "Ada", "cohen_kappa"), 7.0 / 11, 1e-12);
    COMPARE_NEAR(outcomeNumber(*table, "Ada", "cohen_kappa_quadratic"), 0.8, 1e-12);
    COMPARE_NEAR(outcomeNumber(*table, "Ben", "cohen_kappa"), 1, 1e-12);
    COMPARE_NEAR(outcomeNumber(*table, "Ben", "spearman"), 1, 1e-12);
    COMPARE_NEAR(outcomeNumber(*table, "Mean over annotators", "cohen_kappa"), 9.0 / 11, 1e-12);
    COMPARE_NEAR(outcomeNumber(*table, "Annotators among themselves", "cohen_kappa"), 7.0 / 11,
                 1e-12);
    // Ranks of Ada 1, 2, 3.5, 3.5 and of the judge 1, 2.5, 4, 2.5: 3.75 / 4.5.
    COMPARE_NEAR(outcomeNumber(*table, "Ada", "spearman"), 3.75 / 4.5, 1e-12);
    QVERIFY(!outcomeTable(tables, "judge_alt_test")); // four units are too few
}

void tst_AnswerResults::manyUnitsGiveTheAlternativeTest()
{
    ResultInput input = sampleInput(sampleQuestion(QuestionKind::YesNoReason, {"yes", "no"}));
    input.judges = {sampleText("Judge"), sampleText("Other")};
    for (int i = 0; i < 40; ++i) {
        const QByteArray unit = "u" + QByteArray::number(i);
        for (const char *name : {"Ada", "Ben", "Judge", "Other"})
            addSampleAnswer(input, unit.constData(), name, i % 2 == 0 ? "yes" : "no");
    }
    const auto tables = judgeTables(input);
    const OutcomeTable *test = outcomeTable(tables, "judge_alt_test");
    QVERIFY(test);
    QCOMPARE(outcomeNumber(*test, "Ada", "units"), 40.0);
    QCOMPARE(outcomeNumber(*test, "Ada", "judge_share"), 1.0);
    QVERIFY(outcomeTable(tables, "judge_agreement_2"));
    QVERIFY(outcomeTable(tables, "judge_alt_test_2"));
}

void tst_AnswerResults::withoutAJudgeThereIsNoComparison()
{
    ResultInput input = sampleInput(sampleQuestion(QuestionKind::YesNoReason, {"yes", "no"}));
    addSampleAnswer(input, "u1", "Ada", "yes");
    QVERIFY(judgeTables(input).isEmpty());
    input.judges = {sampleText("Judge")};
    QVERIFY(judgeTables(input).isEmpty());
}

CONCORD_TEST(tst_AnswerResults)

#include "tst_answerresults.moc"
