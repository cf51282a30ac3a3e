// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/studycharts.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_StudyCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void confusionHasTruthInRows();
    void annotatorsAreRatedByOrigin();
    void pairsAreSymmetricWithAnEmptyDiagonal();
    void aNegativeKappaWidensTheScale();
    void moreDoneThanAssignedLeavesNothingOpen();
    void chartsWithoutDataAreLeftOut();
    void everyChartHasAnIdThatIsListed();
    void csvKeepsNumbersAndQuotesNames();
    void theCurveHasGapsWhereNothingIsDefined();
    void theCurveAsCsv();
};

void tst_StudyCharts::confusionHasTruthInRows()
{
    const HeatmapGrid grid = confusionGrid(*sampleResults().turing);
    QVERIFY(grid.isValid());
    // By hand: human texts u1, u3 were taken for human 4 of 6 times, AI texts for AI 5 of 6 times.
    QCOMPARE(*grid.cell(0, 0).value, 4.0 / 6);
    QCOMPARE(*grid.cell(0, 1).value, 2.0 / 6);
    QCOMPARE(*grid.cell(1, 0).value, 1.0 / 6);
    QCOMPARE(*grid.cell(1, 1).value, 5.0 / 6);
    QCOMPARE(grid.cell(1, 1).text, QStringLiteral("83.3 %\n5 of 6"));
    QVERIFY(!grid.cell(0, 1).description.isEmpty());
}

void tst_StudyCharts::annotatorsAreRatedByOrigin()
{
    const HeatmapGrid grid = annotatorGrid(*sampleResults().turing);
    QCOMPARE(grid.rows.size(), 3);
    QCOMPARE(*grid.cell(0, 0).value, 1.0);
    QCOMPARE(*grid.cell(1, 1).value, 0.5); // Bruno: one of two AI texts
}

void tst_StudyCharts::pairsAreSymmetricWithAnEmptyDiagonal()
{
    const HeatmapGrid grid = pairGrid(sampleResults().agreement);
    for (qsizetype i = 0; i < 3; ++i) {
        QVERIFY(!grid.cell(i, i).value);
        QVERIFY(grid.cell(i, i).text.isEmpty());
        for (qsizetype j = 0; j < 3; ++j)
            QCOMPARE(grid.cell(i, j).value, grid.cell(j, i).value);
    }
    QCOMPARE(*grid.cell(0, 1).value, 0.0); // by hand: po = pe = 1/2
}

void tst_StudyCharts::aNegativeKappaWidensTheScale()
{
    AgreementReport agreement = sampleResults().agreement;
    for (RaterPair &pair : agreement.pairs)
        pair.cohenKappa = 0.3;
    QCOMPARE(pairGrid(agreement).low, 0.0);
    agreement.pairs[1].cohenKappa = -0.25;
    QCOMPARE(pairGrid(agreement).low, -0.4);
}

void tst_StudyCharts::moreDoneThanAssignedLeavesNothingOpen()
{
    const BarSeries bars = progressBars(sampleResults().progress);
    QVERIFY(bars.isValid());
    QCOMPARE(bars.parts[0].values, (QList<double>{4, 4, 4}));
    QCOMPARE(bars.parts[1].values, (QList<double>{0, 0, 4}));
    QCOMPARE(progressBars({{QStringLiteral("A"), 2, 3, 0, 0, {}, {}, {}}}).parts[1].values,
             QList<double>{0});
}

void tst_StudyCharts::chartsWithoutDataAreLeftOut()
{
    const QList<StudyChart> charts = studyCharts(unlabelledResults());
    QCOMPARE(charts.size(), 1);
    QCOMPARE(charts[0].id, QStringLiteral("progress"));
}

void tst_StudyCharts::everyChartHasAnIdThatIsListed()
{
    QStringList ids;
    for (const StudyChart &chart : studyCharts(sampleResults())) {
        ids.append(chart.id);
        QVERIFY(!chart.title().isEmpty() && !chart.description.isEmpty());
    }
    QCOMPARE(ids, studyChartIds());
}

void tst_StudyCharts::csvKeepsNumbersAndQuotesNames()
{
    HeatmapGrid grid;
    grid.rowTitle = QStringLiteral("row");
    grid.columns = {QStringLiteral("a"), QStringLiteral("b, \"c\"")};
    grid.rows = {QStringLiteral("r")};
    grid.cells = {{1.0 / 3, {}, {}}, {}};
    QCOMPARE(toCsv(grid), QStringLiteral("row,a,\"b, \"\"c\"\"\"\r\nr,0.3333333333333333,\r\n"));
    const BarSeries bars{
        {}, QStringLiteral("who"), {}, {QStringLiteral("A\nB")}, {{QStringLiteral("done"), {2}}}};
    QCOMPARE(toCsv(bars), QStringLiteral("who,done\r\n\"A\nB\",2\r\n"));
}

void tst_StudyCharts::theCurveHasGapsWhereNothingIsDefined()
{
    StudyResults results = sampleResults();
    const CurveSeries curve = headlineCurve(results);
    QVERIFY(curve.isValid());
    QCOMPARE(curve.points.size(), 4);
    QCOMPARE(*curve.points[0].y, -0.5); // by hand: pa 1/3, pe 5/9
    QVERIFY(!curve.points[0].low); // one unit has no interval
    QCOMPARE(*curve.points[3].y, -1.0 / 35); // the headline
    QCOMPARE(curve.yTitle, QStringLiteral("Fleiss’ kappa"));
    for (CurvePoint &point : results.curve)
        point.estimate = Estimate::none(UndefinedReason::noVariation);
    QVERIFY(!headlineCurve(results).points[2].y);
    QVERIFY(!headlineCurve(results).isValid());
    results.agreement.coefficients.clear();
    QVERIFY(headlineCurve(results).points.isEmpty());
}

void tst_StudyCharts::theCurveAsCsv()
{
    const CurveSeries curve{{},
                            QStringLiteral("Units"),
                            QStringLiteral("k"),
                            {},
                            {{1, {}, {}, {}}, {2, 0.5, 0.25, 0.75}}};
    QCOMPARE(toCsv(curve), QStringLiteral("Units,k,low,high\r\n1,,,\r\n2,0.5,0.25,0.75\r\n"));
}

CONCORD_TEST(tst_StudyCharts)
#include "tst_studycharts.moc"
