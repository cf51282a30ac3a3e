// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/cellintervals.h"
#include "models/evaluation/chartintervals.h"
#include "models/report/resulttext.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

/// What the cells of heatmaps say about how sure they are.
class tst_ChartIntervals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsAndMeansSayTheirIntervals();
    void meansOfModelsSayNone();
    void pathwaysSayTheirs();
    void importedCellsStayAsTheyAre();
    void valueAccuracyNamesTheModels();
};

namespace {

// Two models x two pathways x two tasks x six items, scores that differ.
EvaluationData scoredItems()
{
    EvaluationData data;
    int number = 0;
    for (const char *model : {"bramble", "quill"}) {
        for (const Pathway pathway : {Pathway::DirectResponse, Pathway::TaskRelated}) {
            for (const char *task : {"rank", "advice"}) {
                for (qint64 item = 1; item <= 6; ++item) {
                    ItemScore score;
                    score.item = task[0] == 'r' ? item : 100 + item;
                    score.model = QString::fromLatin1(model);
                    score.pathway = pathway;
                    score.task = QString::fromLatin1(task);
                    score.taskAccuracy = double(++number % 7) / 7;
                    score.attributeTypeF1 = double(number % 5) / 5;
                    score.relativeValueAccuracy = double(number % 3) / 3;
                    data.items.append(score);
                }
            }
        }
    }
    data.cells = cellsOf(data.items);
    return data;
}

HeatmapGrid gridWithIntervals(const EvaluationData &data, const char *id)
{
    QList<StudyChart> charts = evaluationCharts(data);
    addIntervals(charts, data, {});
    for (const StudyChart &chart : charts) {
        if (chart.id == QLatin1StringView(id))
            return std::get<HeatmapGrid>(chart.chart);
    }
    return {};
}

QString boundsOf(const ValueInterval &interval)
{
    return boundsText(interval.low * 100, interval.high * 100, 1);
}

} // namespace

void tst_ChartIntervals::cellsAndMeansSayTheirIntervals()
{
    const EvaluationData data = scoredItems();
    const HeatmapGrid grid = gridWithIntervals(data, "task-accuracy");
    const auto byTask = cellIntervals(data, MetricKey::Model | MetricKey::Task);
    const auto byModel = cellIntervals(data, MetricKey::Model);
    QVERIFY(byTask[0].taskAccuracy && byModel[1].taskAccuracy);
    QVERIFY2(grid.cell(0, 0).description.endsWith(u"; 95 % interval "
                                                  + boundsOf(*byTask[0].taskAccuracy)),
             qPrintable(grid.cell(0, 0).description));
    QVERIFY(grid.cell(1, 2).description.endsWith(boundsOf(*byModel[1].taskAccuracy)));
}

void tst_ChartIntervals::meansOfModelsSayNone()
{
    const HeatmapGrid grid = gridWithIntervals(scoredItems(), "task-accuracy");
    QCOMPARE(grid.rows.size(), 3);
    for (qsizetype column = 0; column < grid.columns.size(); ++column)
        QVERIFY(!grid.cell(2, column).description.contains(QStringLiteral("interval")));
}

void tst_ChartIntervals::pathwaysSayTheirs()
{
    const EvaluationData data = scoredItems();
    const auto byPathway = cellIntervals(data, MetricKey::Pathway);
    QVERIFY(byPathway[1].taskAccuracy);
    const HeatmapGrid grid = gridWithIntervals(data, "pathways");
    QVERIFY(grid.cell(0, 1).description.endsWith(boundsOf(*byPathway[1].taskAccuracy)));
    const auto both = cellIntervals(data, MetricKey::Model | MetricKey::Pathway);
    const HeatmapGrid byModel = gridWithIntervals(data, "pathway-by-model");
    QVERIFY(byModel.cell(1, 0).description.endsWith(boundsOf(*both[2].taskAccuracy)));
}

void tst_ChartIntervals::importedCellsStayAsTheyAre()
{
    EvaluationData data = scoredItems();
    data.items.clear();
    const HeatmapGrid grid = gridWithIntervals(data, "task-accuracy");
    QVERIFY(grid.isValid());
    QVERIFY(!grid.cell(0, 0).description.contains(QStringLiteral("interval")));
    QCOMPARE(valueAccuracyIntervals(data, {}), QString());
}

void tst_ChartIntervals::valueAccuracyNamesTheModels()
{
    const EvaluationData data = scoredItems();
    EvaluationChartOptions options;
    options.attributePathways = {Pathway::DirectResponse, Pathway::TaskRelated};
    const auto byModel = cellIntervals(data, MetricKey::Model);
    QCOMPARE(valueAccuracyIntervals(data, options),
             QStringLiteral("95 % intervals: bramble %1, quill %2.")
                 .arg(boundsOf(*byModel[0].relativeValueAccuracy),
                      boundsOf(*byModel[1].relativeValueAccuracy)));
}

CONCORD_TEST(tst_ChartIntervals)
#include "tst_chartintervals.moc"
