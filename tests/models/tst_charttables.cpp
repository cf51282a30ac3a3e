// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/charttables.h"
#include "models/charts/studycharts.h"
#include "models/evaluation/evaluationcharts.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_ChartTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGridShowsTheFirstLineOfItsCells();
    void bestAndWorstStandOut();
    void evaluationsMarkTheirExtremes();
    void barsHaveAColumnForEachPart();
    void aCurveHasItsBandOrNone();
    void everyChartIsATable();
    void withoutCellsThereIsAHeaderOnly();
};

namespace {

HeatmapGrid latexGrid()
{
    HeatmapGrid grid;
    grid.title = QStringLiteral("Who & what");
    grid.rowTitle = QStringLiteral("Model");
    grid.valueTitle = QStringLiteral("Share (%)");
    grid.rows = {QStringLiteral("my_model"), QStringLiteral("other")};
    grid.columns = {QStringLiteral("rank"), QStringLiteral("#2")};
    grid.cells = {{0.5, QStringLiteral("50.0 %\n5 of 10"), {}},
                  {0.25, QStringLiteral("25.0 %"), {}},
                  {0.75, QStringLiteral("75.0 %"), {}},
                  {}};
    return grid;
}

/// The row's fields, and the lines between \toprule and \bottomrule that are rows.
QList<QStringList> latexRows(const QString &latex)
{
    static const QRegularExpression separator(QStringLiteral("(?<!\\\\)&"));
    QList<QStringList> rows;
    const QString body = latex.section(QStringLiteral("\\toprule\n"), 1)
                             .section(QStringLiteral("\\bottomrule"), 0, 0);
    for (const QString &line : body.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.endsWith(u"\\\\"))
            rows.append(line.chopped(2).split(separator));
    }
    return rows;
}

void checkLatex(const QString &latex, qsizetype columns)
{
    for (const char *environment : {"table", "tabular"}) {
        const QString name = QString::fromLatin1(environment);
        QCOMPARE(latex.count(QStringLiteral("\\begin{%1}").arg(name)), 1);
        QCOMPARE(latex.count(QStringLiteral("\\end{%1}").arg(name)), 1);
    }
    QCOMPARE(latex.count(u'{') - latex.count(QStringLiteral("\\{")),
             latex.count(u'}') - latex.count(QStringLiteral("\\}")));
    static const QRegularExpression alignment(
        QStringLiteral("\\\\begin\\{tabular\\}\\{([lr]+)\\}"));
    QCOMPARE(alignment.match(latex).captured(1).size(), columns);
    for (const QStringList &row : latexRows(latex))
        QCOMPARE(row.size(), columns);
}

} // namespace

void tst_ChartTables::aGridShowsTheFirstLineOfItsCells()
{
    QCOMPARE(toLatex(latexGrid()),
             QStringLiteral("\\begin{table}\n\\centering\n\\caption{Who \\& what: Share (\\%)}\n"
                            "\\begin{tabular}{lrr}\n\\toprule\nModel & rank & \\#2 \\\\\n"
                            "\\midrule\nmy\\_model & 50.0 \\% & 25.0 \\% \\\\\n"
                            "other & 75.0 \\% & -- \\\\\n\\bottomrule\n"
                            "\\end{tabular}\n\\end{table}\n"));
}

void tst_ChartTables::bestAndWorstStandOut()
{
    HeatmapGrid grid = latexGrid();
    grid.cells[0].mark = CellMark::Worst;
    grid.cells[2].mark = CellMark::Best;
    const QString latex = toLatex(grid);
    QVERIFY(latex.contains(u"my\\_model & \\underline{50.0 \\%} & 25.0 \\% \\\\"));
    QVERIFY(latex.contains(u"other & \\textbf{75.0 \\%} & -- \\\\"));
    QVERIFY(latex.contains(u"bold"));
    QVERIFY(!toLatex(latexGrid()).contains(u"bold"));
}

void tst_ChartTables::evaluationsMarkTheirExtremes()
{
    EvaluationData data;
    for (const auto &[model, accuracy] : {std::pair("one", 0.25), std::pair("two", 0.5)}) {
        MetricCell cell;
        cell.model = QString::fromLatin1(model);
        cell.task = QStringLiteral("rank");
        cell.taskAccuracy = accuracy;
        data.cells.append(cell);
    }
    const QString latex = toLatex(taskAccuracyGrid(data, allPathways()));
    QVERIFY(latex.contains(u"one & \\underline{25.00} & \\underline{25.00} \\\\"));
    QVERIFY(latex.contains(u"two & \\textbf{50.00} & \\textbf{50.00} \\\\"));
}

void tst_ChartTables::barsHaveAColumnForEachPart()
{
    BarSeries bars;
    bars.title = QStringLiteral("Progress");
    bars.categoryTitle = QStringLiteral("Annotator");
    bars.categories = {QStringLiteral("A_1"), QStringLiteral("B")};
    bars.parts = {{QStringLiteral("Done"), {4, 63.7152}}, {QStringLiteral("Open"), {1200, 0}}};
    const QString latex = toLatex(bars);
    checkLatex(latex, 3);
    QVERIFY(latex.contains(u"Annotator & Done & Open \\\\\n\\midrule\n"));
    QVERIFY(latex.contains(u"A\\_1 & 4 & 1,200 \\\\\nB & 63.72 & 0 \\\\\n"));
}

void tst_ChartTables::aCurveHasItsBandOrNone()
{
    CurveSeries curve;
    curve.title = QStringLiteral("As units come in");
    curve.xTitle = QStringLiteral("Units");
    curve.yTitle = QStringLiteral("Kappa");
    curve.bandTitle = QStringLiteral("95 % interval");
    curve.points = {{10, std::nullopt, {}, {}}, {20, 0.4375, {}, {}}};
    checkLatex(toLatex(curve), 2);
    QVERIFY(toLatex(curve).contains(u"\n10 & -- \\\\\n20 & 0.438 \\\\\n"));
    curve.points.append({30, 0.5, 0.25, 0.75});
    checkLatex(toLatex(curve), 3);
    QVERIFY(toLatex(curve).contains(u"Units & Kappa & 95 \\% interval \\\\"));
    QVERIFY(toLatex(curve).contains(u"\n20 & 0.438 & -- \\\\\n30 & 0.500 & 0.250 to 0.750 \\\\\n"));
}

void tst_ChartTables::everyChartIsATable()
{
    for (const StudyChart &each : studyCharts(sampleResults())) {
        const QString latex = each.latex();
        const qsizetype columns = latexRows(latex).first().size();
        QVERIFY(columns >= 2);
        checkLatex(latex, columns);
        if (const auto *grid = std::get_if<HeatmapGrid>(&each.chart))
            QCOMPARE(latexRows(latex).size(), grid->rows.size() + 1);
    }
}

void tst_ChartTables::withoutCellsThereIsAHeaderOnly()
{
    HeatmapGrid grid = latexGrid();
    grid.cells.clear();
    checkLatex(toLatex(grid), 3);
    QCOMPARE(latexRows(toLatex(grid)).size(), 1);
}

CONCORD_TEST(tst_ChartTables)
#include "tst_charttables.moc"
