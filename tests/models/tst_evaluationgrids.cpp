// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/evaluationcharts.h"
#include "models/evaluation/metricreader.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>

using namespace Concord;

class tst_EvaluationGrids : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void attributeGridHasTheMeanOfFigureFour();
    void valueBarsAreThoseOfFigureFour();
    void averagesAreThoseOfTableTwo();
    void bestAndWorstAreMarked();
    void baselinesAreBelowTheModels();
    void otherItemsHaveNoBaselines();
    void meansOfModelsAreBelowThem();
    void onePathwayIsNotCompared();
    void judgeGridIsOutOfFourteen();
    void pathwaysAreNormalised();
    void modelsAreShownByPathway();
    void fineTuningIsADifference();
    void pathwaysAreSubtracted();
    void unknownModelsHaveNoDifference();
    void cellsWithoutAScoreAreEmpty();
    void onlyMarkedWhereModelsDiffer();
    void everyChartIsThere();
    void withoutDataThereIsNoChart();

private:
    EvaluationData m_published; ///< both files; empty where they are missing
};

namespace {

QByteArray aggregateFile(const QString &name)
{
    QFile file(sharedFile(u"data/ip-dialog/" + name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

EvaluationData twoModels()
{
    MetricCell cell;
    cell.model = QStringLiteral("one");
    cell.task = QStringLiteral("rank");
    cell.taskAccuracy = 0.25;
    MetricCell other = cell;
    other.model = QStringLiteral("two");
    MetricCell alone = other;
    alone.task = QStringLiteral("advice");
    alone.taskAccuracy = 0.75;
    EvaluationData data;
    data.cells = {cell, other, alone};
    return data;
}

} // namespace

#define NEEDS_PUBLISHED() CONCORD_NEEDS(m_published.cells)

void tst_EvaluationGrids::initTestCase()
{
    m_published.origin = MetricOrigin::Imported;
    const auto cells =
        readMetricCells(aggregateFile(QStringLiteral("all_datasets_all_models_metrics.json")));
    const auto judged = readJudgeCells(aggregateFile(QStringLiteral("gpt4o_eval_new.json")));
    if (cells && judged)
        m_published.cells = withJudgeScores(*cells, metricCells(*judged));
}

void tst_EvaluationGrids::attributeGridHasTheMeanOfFigureFour()
{
    NEEDS_PUBLISHED();
    const HeatmapGrid grid = attributeTypeF1Grid(m_published, attributePathways());
    QVERIFY(grid.isValid());
    QCOMPARE(grid.rows.size(), 10); // nine models and their mean
    QCOMPARE(grid.columns.size(), 11);
    QCOMPARE(grid.rows[2], QStringLiteral("Claude-3.5-Sonnet"));
    const HeatmapCell mean = grid.cell(2, 10);
    COMPARE_NEAR(*mean.value, 0.70464, 1e-9); // ip-dialog.md section 6: 70.46
    QCOMPARE(mean.text, QStringLiteral("70.5"));
    QCOMPARE(mean.description, QStringLiteral("Claude-3.5-Sonnet, Mean: attribute-type F1 70.5 %"));
    QVERIFY(grid.low <= 0.33 && grid.high >= 0.7046);
}

void tst_EvaluationGrids::valueBarsAreThoseOfFigureFour()
{
    NEEDS_PUBLISHED();
    const BarSeries bars = relativeValueAccuracyBars(m_published, attributePathways());
    QVERIFY(bars.isValid());
    const double expected[] = {63.72, 69.09, 75.91, 62.24, 56.65, 51.73}; // section 6
    for (qsizetype i = 0; i < 6; ++i)
        COMPARE_NEAR(bars.parts[0].values[i], expected[i], 0.005);
}

void tst_EvaluationGrids::averagesAreThoseOfTableTwo()
{
    NEEDS_PUBLISHED();
    const HeatmapGrid grid = taskAccuracyGrid(m_published, allPathways());
    const qsizetype full = grid.rows.indexOf(QStringLiteral("SFT-Full"));
    // Section 6: 55.1756 from unrounded cells, but printed 55.17, the mean of rounded ones.
    QCOMPARE(grid.cell(full, 10).text, QStringLiteral("55.17\nbest"));
    EvaluationData repaired = m_published;
    repaired.reading = Reading::Repaired;
    COMPARE_NEAR(*taskAccuracyGrid(repaired, allPathways()).cell(full, 10).value, 0.551756, 1e-9);
}

void tst_EvaluationGrids::bestAndWorstAreMarked()
{
    NEEDS_PUBLISHED();
    const HeatmapGrid grid = taskAccuracyGrid(m_published, allPathways());
    // Means over five pathways of the file, worked with Python: decision is best answered by
    // SFT-Full (83.80), worst by SFT-w/o B (8.60).
    const qsizetype decision = grid.columns.indexOf(QStringLiteral("decision"));
    const HeatmapCell best = grid.cell(grid.rows.indexOf(QStringLiteral("SFT-Full")), decision);
    QCOMPARE(best.text, QStringLiteral("83.80\nbest"));
    QCOMPARE(best.description,
             QStringLiteral("SFT-Full, decision: task accuracy 83.80 %, the best of all models"));
    QCOMPARE(grid.cell(grid.rows.indexOf(QStringLiteral("SFT-w/o B")), decision).text,
             QStringLiteral("8.60\nworst"));
}

void tst_EvaluationGrids::baselinesAreBelowTheModels()
{
    NEEDS_PUBLISHED();
    const HeatmapGrid grid = taskAccuracyGrid(m_published, allPathways());
    QVERIFY(grid.isValid());
    QCOMPARE(grid.rows.size(), 12);
    QStringList exact;
    QStringList expected;
    for (qsizetype column = 0; column < grid.columns.size(); ++column) {
        exact.append(grid.cell(10, column).text);
        expected.append(grid.cell(11, column).text);
    }
    // ip-dialog.md section 6, its average 13.45.
    QCOMPARE(exact.join(u' '), QStringLiteral(" 4.29 11.00 50.00 19.25    50.00  13.45"));
    QCOMPARE(expected.join(u' '), QStringLiteral(" 50.00 38.20 50.00 48.75    50.00  "));
}

void tst_EvaluationGrids::otherItemsHaveNoBaselines()
{
    EvaluationData data = twoModels();
    for (MetricCell &cell : data.cells)
        cell.items = 100;
    QCOMPARE(taskAccuracyGrid(data, allPathways()).rows.size(), 5);
    data.cells[0].items = 7;
    QCOMPARE(taskAccuracyGrid(data, allPathways()).rows.size(), 3);
}

void tst_EvaluationGrids::meansOfModelsAreBelowThem()
{
    const HeatmapGrid grid = taskAccuracyGrid(twoModels(), allPathways());
    // Worked by hand: "one" has rank .25; "two" has rank .25 and advice .75, on average .5.
    QCOMPARE(grid.rows[2], QStringLiteral("Mean of the models"));
    QCOMPARE(grid.cell(2, 0).value, std::optional(0.25));
    QCOMPARE(grid.cell(2, 1).value, std::optional(0.75));
    QCOMPARE(grid.cell(2, 2).value, std::optional(0.375));
    EvaluationData alone = twoModels();
    alone.cells.removeFirst();
    QCOMPARE(taskAccuracyGrid(alone, allPathways()).rows.first(), QStringLiteral("two"));
    QVERIFY(!taskAccuracyGrid(alone, allPathways()).rows.contains(grid.rows[2]));
}

void tst_EvaluationGrids::onePathwayIsNotCompared()
{
    QVERIFY(!pathwaysGrid(twoModels()).isValid());
}

void tst_EvaluationGrids::judgeGridIsOutOfFourteen()
{
    NEEDS_PUBLISHED();
    const HeatmapGrid grid = judgeScoreGrid(m_published, {Pathway::AttributeFilter});
    QCOMPARE(grid.rows.size(), 7); // fine-tuned models were not judged; the mean
    QCOMPARE(grid.high, 14.0);
    QCOMPARE(grid.highText, QStringLiteral("14"));
    // The file says 9.4 of Claude's recommendations in cot1.
    QCOMPARE(grid.cell(2, 0).description,
             QStringLiteral("Claude-3.5-Sonnet, recommend: judge’s score 9.40 of 14"));
}

void tst_EvaluationGrids::pathwaysAreNormalised()
{
    NEEDS_PUBLISHED();
    const HeatmapGrid grid = pathwaysGrid(m_published);
    QCOMPARE(grid.rows.size(), 2);
    QCOMPARE(grid.columns.size(), 5);
    // Worked with Python from the files: accuracy 36.53 44.83 46.05 44.82 46.03, judge 8.148 8.087
    // 8.298 7.840 8.278.
    QCOMPARE(grid.cell(0, 0).text, QStringLiteral("36.53\n0.00"));
    QCOMPARE(grid.cell(0, 2).value, std::optional(1.0));
    COMPARE_NEAR(*grid.cell(0, 1).value, (44.8325 - 36.531833333) / (46.049333333 - 36.531833333),
                 1e-7);
    QCOMPARE(grid.cell(1, 3).text, QStringLiteral("7.84\n0.00"));
    QCOMPARE(grid.cell(1, 2).value, std::optional(1.0));
}

void tst_EvaluationGrids::modelsAreShownByPathway()
{
    NEEDS_PUBLISHED();
    const HeatmapGrid accuracy = pathwayByModelGrid(m_published, PathwayMeasure::TaskAccuracy);
    QCOMPARE(accuracy.rows.size(), 9);
    QCOMPARE(accuracy.cell(2, 0).text, QStringLiteral("47.57")); // mean of section 1's column
    const HeatmapGrid judge = pathwayByModelGrid(m_published, PathwayMeasure::JudgeScore);
    QCOMPARE(judge.rows.size(), 6);
    QCOMPARE(judge.columns.size(), 5);
}

void tst_EvaluationGrids::fineTuningIsADifference()
{
    NEEDS_PUBLISHED();
    const HeatmapGrid grid = modelDifferenceGrid(m_published, QStringLiteral("llama3-1_trained"),
                                                 QStringLiteral("llama3-1"));
    QCOMPARE(grid.rows.size(), 5);
    QCOMPARE(grid.columns.size(), 10);
    QCOMPARE(grid.scale, HeatmapScale::Diverging);
    QCOMPARE(grid.low, -grid.high);
    double sum = 0;
    for (const HeatmapCell &cell : grid.cells) {
        sum += *cell.value;
        QVERIFY(std::abs(*cell.value) <= grid.high);
        QCOMPARE(cell.text.startsWith(u'+'), *cell.value > 0);
    }
    // Means over pathways and tasks, worked with Python: 55.1756 - 38.1166.
    COMPARE_NEAR(sum / 50, 0.17059, 1e-9);
}

void tst_EvaluationGrids::pathwaysAreSubtracted()
{
    NEEDS_PUBLISHED();
    const HeatmapGrid grid =
        pathwayDifferenceGrid(m_published, Pathway::AttributeFilter, Pathway::DirectResponse);
    QCOMPARE(grid.rows.size(), 9);
    // Claude's recommendations: the file's 33.85 minus section 1's 27.65.
    QCOMPARE(grid.cell(2, 0).text, QStringLiteral("+6.20"));
    QCOMPARE(grid.cell(2, 0).description,
             QStringLiteral("Claude-3.5-Sonnet, recommend: task accuracy differs by +6.20 "
                            "percentage points"));
}

void tst_EvaluationGrids::unknownModelsHaveNoDifference()
{
    QVERIFY(!modelDifferenceGrid(twoModels(), QStringLiteral("one"), QStringLiteral("three"))
                 .isValid());
    QVERIFY(!pathwayDifferenceGrid(twoModels(), Pathway::DirectResponse, Pathway::TypeGuided)
                 .isValid());
}

void tst_EvaluationGrids::cellsWithoutAScoreAreEmpty()
{
    const HeatmapGrid grid = taskAccuracyGrid(twoModels(), allPathways());
    QCOMPARE(
        grid.columns,
        (QStringList{QStringLiteral("rank"), QStringLiteral("advice"), QStringLiteral("Mean")}));
    QVERIFY(!grid.cell(0, 1).value);
    QVERIFY(grid.cell(0, 1).text.isEmpty());
    QCOMPARE(grid.cell(0, 1).description, QStringLiteral("one, advice: no score"));
    QCOMPARE(grid.cell(0, 2).value, std::optional(0.25));
    const HeatmapGrid difference =
        modelDifferenceGrid(twoModels(), QStringLiteral("one"), QStringLiteral("two"));
    QCOMPARE(difference.cell(0, 0).text, QStringLiteral("0.00"));
    QVERIFY(!difference.cell(0, 1).value);
}

void tst_EvaluationGrids::onlyMarkedWhereModelsDiffer()
{
    const HeatmapGrid grid = taskAccuracyGrid(twoModels(), allPathways());
    QCOMPARE(grid.cell(0, 0).text, QStringLiteral("25.00"));
    QCOMPARE(grid.cell(1, 1).text, QStringLiteral("75.00")); // alone in its column
    QCOMPARE(grid.cell(1, 2).text, QStringLiteral("50.00\nbest"));
}

void tst_EvaluationGrids::everyChartIsThere()
{
    NEEDS_PUBLISHED();
    QStringList ids;
    for (const StudyChart &chart : evaluationCharts(m_published)) {
        ids.append(chart.id);
        QVERIFY(!chart.title().isEmpty());
        QVERIFY(!chart.description.isEmpty());
        QVERIFY(chart.csv().count(u'\n') > 2);
    }
    QCOMPARE(ids, evaluationChartIds());
    EvaluationChartOptions options;
    options.first = QStringLiteral("TaskRelated");
    options.second = QStringLiteral("basic");
    QCOMPARE(evaluationCharts(m_published, options).last().title(),
             QStringLiteral("Task accuracy: TaskRelated minus DirectResponse"));
}

void tst_EvaluationGrids::withoutDataThereIsNoChart()
{
    QVERIFY(evaluationCharts(EvaluationData()).isEmpty());
    QCOMPARE(evaluationChartIds().size(), 8);
}

CONCORD_TEST(tst_EvaluationGrids)
#include "tst_evaluationgrids.moc"
