// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/runcomparison.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_RunComparison : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void modelsAreComparedItemByItem();
    void theOtherWayRoundHasTheOtherSign();
    void itemsOfOneAloneAreLeftOut();
    void anItemsScoreIsTheMeanOverSharedPathways();
    void pathwaysAreComparedOverSharedModels();
    void runsAreComparedItemByItem();
    void idsMayRepeatInAnotherTask();
    void attributesAreComparedWhereBothHaveThem();
    void withoutSharedItemsThereIsNoDifference();
    void tasksOfNeitherAreNotListed();
    void whatIsNotThereIsNamed_data();
    void whatIsNotThereIsNamed();
};

namespace {

ItemScore comparedItem(qint64 item, const char *model, const char *task, double accuracy,
                       Pathway pathway = Pathway::DirectResponse)
{
    ItemScore score;
    score.item = item;
    score.model = QString::fromLatin1(model);
    score.pathway = pathway;
    score.task = QString::fromLatin1(task);
    score.taskAccuracy = accuracy;
    return score;
}

/// Two models on two tasks of two and three items; "b" misses one and has one of its own.
EvaluationData twoRuns()
{
    EvaluationData data;
    data.items = {
        comparedItem(1, "a", "predict", 0.75), comparedItem(2, "a", "predict", 0.5),
        comparedItem(3, "a", "rank", 1),       comparedItem(4, "a", "rank", 0.5),
        comparedItem(5, "a", "rank", 0.5),     comparedItem(1, "b", "predict", 0.25),
        comparedItem(2, "b", "predict", 0.25), comparedItem(3, "b", "rank", 0),
        comparedItem(4, "b", "rank", 1),       comparedItem(6, "b", "rank", 1),
    };
    data.cells = cellsOf(data.items);
    return data;
}

QList<RunComparison> compared(const EvaluationData &data, const char *first, const char *second,
                              ComparedMeasure measure = ComparedMeasure::TaskAccuracy)
{
    const auto comparisons =
        compareRuns(data, QString::fromLatin1(first), QString::fromLatin1(second), measure);
    return comparisons ? *comparisons : QList<RunComparison>();
}

} // namespace

void tst_RunComparison::modelsAreComparedItemByItem()
{
    const QList<RunComparison> all = compared(twoRuns(), "a", "b");
    QCOMPARE(all.size(), 3);
    // By hand. The benchmark has rank before predict.
    QCOMPARE(all[0].task, QString());
    QCOMPARE(all[0].items, 4);
    QCOMPARE(all[0].first, std::optional(2.75 / 4));
    QCOMPARE(all[0].second, std::optional(1.5 / 4));
    QCOMPARE(all[0].difference.value, std::optional(0.3125)); // of 0.5, 0.25, 1 and -0.5
    // Of 16 sums of +-0.5 +-0.25 +-1 +-0.5 those of 1.25 or more in size: with +1 the rest, -1.25
    // to 1.25 in eight sums, is 0.25, 0.25, 0.75 or 1.25; the same with -1: 8 of 16.
    QCOMPARE(all[0].difference.test->pValue, 0.5);
    QCOMPARE(all[1].task, QStringLiteral("rank"));
    QCOMPARE(all[1].items, 2);
    QCOMPARE(all[1].difference.value, std::optional(0.25));
    QCOMPARE(all[2].task, QStringLiteral("predict"));
    QCOMPARE(all[2].first, std::optional(0.625));
    QCOMPARE(all[2].second, std::optional(0.25));
    QCOMPARE(all[2].difference.value, std::optional(0.375));
    QCOMPARE(all[2].difference.test->pValue, 0.5); // ++ and -- of four
}

void tst_RunComparison::theOtherWayRoundHasTheOtherSign()
{
    const QList<RunComparison> there = compared(twoRuns(), "a", "b");
    const QList<RunComparison> back = compared(twoRuns(), "b", "a");
    QCOMPARE(back.size(), there.size());
    for (qsizetype i = 0; i < there.size(); ++i) {
        QCOMPARE(*back[i].difference.value, -*there[i].difference.value);
        QCOMPARE(back[i].first, there[i].second);
        QCOMPARE(back[i].second, there[i].first);
        QCOMPARE(back[i].items, there[i].items);
        QCOMPARE(back[i].difference.test->pValue, there[i].difference.test->pValue);
    }
}

void tst_RunComparison::itemsOfOneAloneAreLeftOut()
{
    EvaluationData data = twoRuns();
    const QList<RunComparison> before = compared(data, "a", "b");
    data.items.append(comparedItem(7, "a", "rank", 0.125));
    data.items.append(comparedItem(8, "c", "rank", 0.125)); // a third model does not matter
    data.items.append(comparedItem(7, "c", "rank", 0.125));
    QCOMPARE(compared(data, "a", "b"), before);
}

void tst_RunComparison::anItemsScoreIsTheMeanOverSharedPathways()
{
    EvaluationData data;
    data.items = {comparedItem(1, "a", "rank", 0.5, Pathway::DirectResponse),
                  comparedItem(1, "a", "rank", 1, Pathway::TypeGuided),
                  comparedItem(1, "a", "rank", 0, Pathway::AttributeFilter), // "b" has none
                  comparedItem(1, "b", "rank", 0.25, Pathway::DirectResponse),
                  comparedItem(1, "b", "rank", 0.25, Pathway::TypeGuided),
                  comparedItem(2, "a", "rank", 0.5, Pathway::TypeGuided),
                  comparedItem(2, "b", "rank", 1, Pathway::TypeGuided),
                  comparedItem(3, "a", "rank", 1, Pathway::TypeGuided), // not the same pathway
                  comparedItem(3, "b", "rank", 0, Pathway::DirectResponse)};
    const RunComparison rank = compared(data, "a", "b").last();
    QCOMPARE(rank.items, 2);
    QCOMPARE(rank.first, std::optional(0.625)); // by hand: (0.75 + 0.5) / 2
    QCOMPARE(rank.second, std::optional(0.625)); // (0.25 + 1) / 2
    QCOMPARE(rank.difference.value, std::optional(0.0));
}

void tst_RunComparison::pathwaysAreComparedOverSharedModels()
{
    EvaluationData data;
    for (qint64 item = 1; item <= 2; ++item) {
        data.items.append(comparedItem(item, "a", "rank", 1, Pathway::TypeGuided));
        data.items.append(comparedItem(item, "a", "rank", 0.5, Pathway::DirectResponse));
        data.items.append(comparedItem(item, "b", "rank", 0.5, Pathway::TypeGuided));
    }
    data.items.append(comparedItem(2, "b", "rank", 0, Pathway::DirectResponse));
    const QList<RunComparison> all = compared(data, "TypeGuided", "basic");
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].first, std::optional(0.875)); // by hand: 1 of "a" alone, then (1 + 0.5) / 2
    QCOMPARE(all[0].second, std::optional(0.375)); // 0.5, then (0.5 + 0) / 2
    QCOMPARE(all[0].difference.value, std::optional(0.5));
    QCOMPARE(all[1].difference, all[0].difference);
}

void tst_RunComparison::runsAreComparedItemByItem()
{
    EvaluationData data;
    data.items = {comparedItem(1, "a", "rank", 1),
                  comparedItem(2, "a", "rank", 0.5),
                  comparedItem(1, "b", "rank", 0.25, Pathway::TaskRelated),
                  comparedItem(2, "b", "rank", 0.25, Pathway::TaskRelated),
                  comparedItem(1, "b", "rank", 0),
                  comparedItem(1, "a", "rank", 0, Pathway::TaskRelated)};
    data.cells = cellsOf(data.items);
    const QList<RunComparison> all = compared(data, "a/DirectResponse", "b/TaskRelated");
    QCOMPARE(all.size(), 2);
    // By hand: (0.75 + 0.25) / 2 over the two items, nothing of the other runs.
    QCOMPARE(all[1].items, 2);
    QCOMPARE(all[1].first, std::optional(0.75));
    QCOMPARE(all[1].second, std::optional(0.25));
    QVERIFY(compared(data, "a/DirectResponse", "b").isEmpty()); // not of one kind
    QVERIFY(compared(data, "a/TypeGuided", "b/TaskRelated").isEmpty());
}

void tst_RunComparison::idsMayRepeatInAnotherTask()
{
    EvaluationData data;
    data.items = {comparedItem(1, "a", "rank", 1), comparedItem(1, "b", "rank", 0.5),
                  comparedItem(1, "a", "predict", 0), comparedItem(1, "b", "predict", 0)};
    const RunComparison all = compared(data, "a", "b").first();
    QCOMPARE(all.items, 2);
    QCOMPARE(all.difference.value, std::optional(0.25));
}

void tst_RunComparison::attributesAreComparedWhereBothHaveThem()
{
    EvaluationData data = twoRuns();
    data.items[0].attributeTypeF1 = 0.5;
    data.items[5].attributeTypeF1 = 0.25;
    data.items[1].attributeTypeF1 = 1; // the other has none
    data.items[5].relativeValueAccuracy = 1;
    const auto f1 = compared(data, "a", "b", ComparedMeasure::AttributeTypeF1);
    QCOMPARE(f1[0].items, 1);
    QCOMPARE(f1[0].difference.value, std::optional(0.25));
    QVERIFY(!f1[0].difference.interval); // of one item
    const auto values = compared(data, "a", "b", ComparedMeasure::RelativeValueAccuracy);
    QCOMPARE(values[0].items, 0);
}

void tst_RunComparison::withoutSharedItemsThereIsNoDifference()
{
    EvaluationData data;
    data.items = {comparedItem(1, "a", "rank", 1), comparedItem(2, "b", "rank", 0.5)};
    for (const RunComparison &each : compared(data, "a", "b")) {
        QCOMPARE(each.items, 0);
        QVERIFY(!each.first && !each.second);
        QCOMPARE(each.difference, Estimate::none(UndefinedReason::noOverlap));
    }
}

void tst_RunComparison::tasksOfNeitherAreNotListed()
{
    EvaluationData data = twoRuns();
    data.items.append(comparedItem(9, "c", "advice", 1));
    QCOMPARE(compared(data, "a", "b").size(), 3);
    QCOMPARE(compared(data, "a", "c").size(), 4);
}

void tst_RunComparison::whatIsNotThereIsNamed_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *tag, const char *first, const char *second, const char *said) {
        QTest::newRow(tag) << QString::fromLatin1(first) << QString::fromLatin1(second)
                           << QString::fromLatin1(said);
    };
    row("no such model", "a", "gpt", "\"gpt\"");
    row("nor the first", "gpt", "a", "a, b");
    row("a pathway without scores", "DirectResponse", "TypeGuided", "\"TypeGuided\"");
    row("not of one kind", "a", "DirectResponse", "are not of one kind");
    row("with itself", "a", "a", "itself");
    row("with itself by another name", "basic", "DirectResponse", "itself");
}

void tst_RunComparison::whatIsNotThereIsNamed()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(QString, said);
    const auto wrong = compareRuns(twoRuns(), first, second, ComparedMeasure::TaskAccuracy);
    QVERIFY(!wrong);
    QVERIFY2(wrong.error().message.contains(said), qPrintable(wrong.error().message));
    const auto none = compareRuns({}, first, second, ComparedMeasure::TaskAccuracy);
    QVERIFY(!none);
    QVERIFY(none.error().message.contains(u"import responses"));
}

CONCORD_TEST(tst_RunComparison)
#include "tst_runcomparison.moc"
