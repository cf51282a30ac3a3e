// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/random.h"
#include "models/evaluation/cellintervals.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Concord;

class tst_CellIntervals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutItemScoresThereAreNone();
    void thereIsOneForEachCell_data();
    void thereIsOneForEachCell();
    void equalScoresHaveNone();
    void aSingleItemHasNone();
    void twoItemsSpanTheirScores();
    void oneTaskIsTheBootstrapOfItsMean();
    void tasksVaryIndependently();
    void modelsAreDrawnTogether();
    void missingScoresAreLeftOut();
    void aCellWithoutScoresIsNoPartOfTheMean();
    void meansOfUnknownItemsHaveNone();
    void theSeedDecides();
    void orderAndOtherTasksDoNotMatter();
    void aWiderLevelIsWider();
};

namespace {

ItemScore scoreOf(qint64 item, const char *model, const char *task, double accuracy,
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

EvaluationData evaluationOf(const QList<ItemScore> &items)
{
    EvaluationData data;
    data.items = items;
    data.cells = cellsOf(items);
    return data;
}

/// Numbers in [0, 1) that look random.
double noiseOf(qint64 item, quint64 stream)
{
    return double(Philox(quint64(item), stream).next32()) / 4294967296.0;
}

QList<ItemScore> noisyTask(const char *task, qint64 count, quint64 stream,
                           const char *model = "one")
{
    QList<ItemScore> items;
    for (qint64 item = 0; item < count; ++item)
        items.append(scoreOf(item, model, task, noiseOf(item, stream)));
    return items;
}

double widthOf(const std::optional<ValueInterval> &interval)
{
    return interval ? interval->high - interval->low : -1;
}

/// Of the mean of one task's scores.
double varianceOfMean(const QList<ItemScore> &items)
{
    double mean = 0;
    for (const ItemScore &score : items)
        mean += score.taskAccuracy / double(items.size());
    double squares = 0;
    for (const ItemScore &score : items)
        squares += (score.taskAccuracy - mean) * (score.taskAccuracy - mean);
    return squares / double(items.size()) / double(items.size());
}

constexpr double normalWidth = 2 * 1.959964; ///< of a 95 % interval, in standard errors

} // namespace

void tst_CellIntervals::withoutItemScoresThereAreNone()
{
    EvaluationData data;
    data.cells = cellsOf(noisyTask("rank", 5, 1)); // as imported ones
    QVERIFY(cellIntervals(data, allMetricKeys).isEmpty());
}

void tst_CellIntervals::thereIsOneForEachCell_data()
{
    QTest::addColumn<int>("keys");
    for (int keys = 0; keys <= 7; ++keys)
        QTest::addRow("%d", keys) << keys;
}

void tst_CellIntervals::thereIsOneForEachCell()
{
    QFETCH(int, keys);
    QList<ItemScore> items;
    for (const char *model : {"one", "two", "three"}) {
        for (const Pathway pathway : {Pathway::DirectResponse, Pathway::TypeGuided}) {
            for (const char *task : {"rank", "predict"}) {
                for (qint64 item = 0; item < 20; ++item) {
                    const auto stream = quint64(items.size()) / 20 + 1;
                    items.append(scoreOf(item, model, task, noiseOf(item, stream), pathway));
                }
            }
        }
    }
    const EvaluationData data = evaluationOf(items);
    const auto flags = MetricKeys(QFlag(keys));
    const QList<MetricCell> cells = regrouped(data.cells, flags);
    const QList<CellIntervals> intervals = cellIntervals(data, flags);
    QCOMPARE(intervals.size(), cells.size());
    for (qsizetype i = 0; i < cells.size(); ++i) {
        QVERIFY(intervals[i].taskAccuracy->low < *cells[i].taskAccuracy);
        QVERIFY(intervals[i].taskAccuracy->high > *cells[i].taskAccuracy);
        QVERIFY(!intervals[i].attributeTypeF1); // has no mean
    }
}

void tst_CellIntervals::equalScoresHaveNone()
{
    QList<ItemScore> items;
    for (qint64 item = 0; item < 10; ++item)
        items.append(scoreOf(item, "one", "rank", 0.1));
    QCOMPARE(cellIntervals(evaluationOf(items), allMetricKeys), QList{CellIntervals()});
}

void tst_CellIntervals::aSingleItemHasNone()
{
    QList<ItemScore> items = noisyTask("rank", 10, 1);
    items.append(scoreOf(1, "one", "predict", 0.5));
    const EvaluationData data = evaluationOf(items);
    const QList<CellIntervals> byTask = cellIntervals(data, MetricKey::Task);
    QVERIFY(byTask[0].taskAccuracy);
    QVERIFY(!byTask[1].taskAccuracy);
    QVERIFY(!cellIntervals(data, MetricKey::Model)[0].taskAccuracy);
}

void tst_CellIntervals::twoItemsSpanTheirScores()
{
    const EvaluationData data =
        evaluationOf({scoreOf(1, "one", "rank", 0.25), scoreOf(2, "one", "rank", 0.75)});
    // By hand: either score is drawn twice in a quarter of the replicates, which hold the 2.5 % and
    // 97.5 % points and those of 20 % and 80 %.
    QCOMPARE(cellIntervals(data, allMetricKeys)[0].taskAccuracy, (ValueInterval{0.25, 0.75}));
    MetricIntervalOptions options;
    options.level = 0.6;
    QCOMPARE(cellIntervals(data, allMetricKeys, options)[0].taskAccuracy,
             (ValueInterval{0.25, 0.75}));
}

void tst_CellIntervals::oneTaskIsTheBootstrapOfItsMean()
{
    const QList<ItemScore> items = noisyTask("rank", 100, 3);
    std::vector<double> scores;
    for (const ItemScore &score : items)
        scores.push_back(score.taskAccuracy);
    const Estimate mean = metricMean(scores);
    const auto interval = cellIntervals(evaluationOf(items), allMetricKeys)[0].taskAccuracy;
    // A percentile near 2.5 % of 2,000 replicates errs by 0.06 standard errors.
    const double tolerance = 0.25 * *mean.standardError;
    COMPARE_NEAR(interval->low, mean.interval->low, tolerance);
    COMPARE_NEAR(interval->high, mean.interval->high, tolerance);
}

void tst_CellIntervals::tasksVaryIndependently()
{
    MetricIntervalOptions options;
    options.replicates = 10000;
    QList<ItemScore> items;
    double variance = 0;
    constexpr int tasks = 10;
    const char *names[tasks] = {"recommend",   "rank",   "filter",          "predict",
                                "risk_detect", "advice", "intention_infer", "decision",
                                "convince",    "other"};
    for (int task = 0; task < tasks; ++task) {
        const QList<ItemScore> own = noisyTask(names[task], 100, quint64(task) + 1);
        variance += varianceOfMean(own);
        items += own;
    }
    const auto interval =
        cellIntervals(evaluationOf(items), MetricKey::Model, options)[0].taskAccuracy;
    const double error = std::sqrt(variance) / tasks;
    COMPARE_NEAR(widthOf(interval) / normalWidth, error, 0.05 * error);
}

void tst_CellIntervals::modelsAreDrawnTogether()
{
    // The second is 1 - the first on every item, so that their mean is always 0.5.
    QList<ItemScore> opposed = noisyTask("rank", 50, 1);
    QList<ItemScore> alike = opposed;
    for (qsizetype i = 0; i < 50; ++i) {
        ItemScore other = opposed[i];
        other.model = QStringLiteral("two");
        alike.append(other);
        other.taskAccuracy = 1 - other.taskAccuracy;
        opposed.append(other);
    }
    QVERIFY(!cellIntervals(evaluationOf(opposed), MetricKey::Task)[0].taskAccuracy);
    // The same scores twice say no more than once.
    const auto once = cellIntervals(evaluationOf(alike.first(50)), MetricKey::Task)[0];
    const auto twice = cellIntervals(evaluationOf(alike), MetricKey::Task)[0];
    COMPARE_NEAR(twice.taskAccuracy->low, once.taskAccuracy->low, 1e-12);
    COMPARE_NEAR(twice.taskAccuracy->high, once.taskAccuracy->high, 1e-12);
}

void tst_CellIntervals::missingScoresAreLeftOut()
{
    // A third of the items has no attributes; the mean of the others varies as of 60 items.
    QList<ItemScore> items = noisyTask("rank", 90, 1);
    QList<ItemScore> with;
    for (ItemScore &score : items) {
        if (score.item % 3 == 0)
            continue;
        score.attributeTypeF1 = score.taskAccuracy;
        with.append(score);
    }
    MetricIntervalOptions options;
    options.replicates = 10000;
    const auto interval =
        cellIntervals(evaluationOf(items), allMetricKeys, options)[0].attributeTypeF1;
    const double error = std::sqrt(varianceOfMean(with));
    COMPARE_NEAR(widthOf(interval) / normalWidth, error, 0.05 * error);
    const auto [low, high] = *interval;
    const double mean = *evaluationOf(with).cells[0].taskAccuracy;
    COMPARE_NEAR((low + high) / 2, mean, 0.3 * error);
}

void tst_CellIntervals::aCellWithoutScoresIsNoPartOfTheMean()
{
    QList<ItemScore> items = noisyTask("rank", 40, 1);
    for (ItemScore &score : items)
        score.attributeTypeF1 = score.taskAccuracy;
    const QList<ItemScore> without = noisyTask("rank", 40, 2, "two");
    const auto alone = cellIntervals(evaluationOf(items), MetricKey::Task)[0];
    const auto both = cellIntervals(evaluationOf(items + without), MetricKey::Task)[0];
    QCOMPARE(both.attributeTypeF1, alone.attributeTypeF1);
    QVERIFY(both.taskAccuracy != alone.taskAccuracy);
}

void tst_CellIntervals::meansOfUnknownItemsHaveNone()
{
    EvaluationData data = evaluationOf(noisyTask("rank", 40, 1));
    MetricCell finished = data.cells[0];
    finished.model = QStringLiteral("two");
    data.cells.append(finished);
    const QList<CellIntervals> intervals = cellIntervals(data, MetricKey::Model);
    QVERIFY(intervals[0].taskAccuracy);
    QVERIFY(!intervals[1].taskAccuracy);
    QVERIFY(!cellIntervals(data, MetricKey::Task)[0].taskAccuracy);
}

void tst_CellIntervals::theSeedDecides()
{
    const EvaluationData data = evaluationOf(noisyTask("rank", 30, 1));
    MetricIntervalOptions other;
    other.seed = 2;
    QCOMPARE(cellIntervals(data, allMetricKeys), cellIntervals(data, allMetricKeys));
    QVERIFY(cellIntervals(data, allMetricKeys) != cellIntervals(data, allMetricKeys, other));
}

void tst_CellIntervals::orderAndOtherTasksDoNotMatter()
{
    QList<ItemScore> items = noisyTask("rank", 30, 1);
    const auto alone = cellIntervals(evaluationOf(items), MetricKey::Task)[0];
    items += noisyTask("predict", 25, 2);
    const auto withOther = cellIntervals(evaluationOf(items), MetricKey::Task)[0];
    QCOMPARE(withOther, alone);
    std::reverse(items.begin(), items.end());
    QCOMPARE(cellIntervals(evaluationOf(items), MetricKey::Task)[0], alone);
}

void tst_CellIntervals::aWiderLevelIsWider()
{
    const EvaluationData data = evaluationOf(noisyTask("rank", 30, 1));
    MetricIntervalOptions wide;
    wide.level = 0.99;
    QVERIFY(widthOf(cellIntervals(data, allMetricKeys, wide)[0].taskAccuracy)
            > widthOf(cellIntervals(data, allMetricKeys)[0].taskAccuracy));
}

CONCORD_TEST(tst_CellIntervals)
#include "tst_cellintervals.moc"
