// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/datasetcharts.h"
#include "models/report/datasettables.h"
#include "tests/support/datasetsample.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_DatasetCharts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyChartHasItsId();
    void chartsWithoutDataAreLeftOut();
    void histogramsBecomeCsvAndLatex();
    void rareValuesAreSummedUp();
    void comparedMeasuresAreOnTheirRows();
};

void tst_DatasetCharts::everyChartHasItsId()
{
    QStringList ids;
    for (const StudyChart &chart : datasetCharts(sampleDatasetStatistics()))
        ids.append(chart.id);
    QCOMPARE(
        ids,
        (QStringList{QStringLiteral("turns-histogram"), QStringLiteral("words-histogram"),
                     QStringLiteral("attributes-histogram"), QStringLiteral("attribute-values-age"),
                     QStringLiteral("attribute-values-hobby"),
                     QStringLiteral("attribute-cooccurrence")}));
}

void tst_DatasetCharts::chartsWithoutDataAreLeftOut()
{
    QCOMPARE(datasetCharts(DatasetStatistics()).size(), 0);
    QCOMPARE(datasetCharts(plainDatasetStatistics()).size(), 3);
}

void tst_DatasetCharts::histogramsBecomeCsvAndLatex()
{
    const StudyChart chart = datasetHistogram(sampleDatasetStatistics(), DatasetHistogram::Words);
    QCOMPARE(chart.csv(),
             QStringLiteral("from,below,Items\r\n100,150,1\r\n150,200,3\r\n200,250,4\r\n"
                            "250,300,2\r\n"));
    QVERIFY(chart.latex().contains(QStringLiteral("150--199 & 3")));
    HistogramSeries shares;
    shares.histogram = {0, 0.25, {1, 2}, 0, 0, 0, 0};
    QCOMPARE(shares.binText(1), QStringLiteral("0.25–0.50"));
}

// 30 values, of which each occurs once less than the one before: 24 are named and the other six,
// with 6 + 5 + ... + 1 = 21 items, are one bar. Worked by hand.
void tst_DatasetCharts::rareValuesAreSummedUp()
{
    AttributeDistribution distribution;
    distribution.type = QStringLiteral("city");
    for (int i = 30; i > 0; --i) {
        distribution.values.append({QString::number(i), i});
        distribution.related.append({QString::number(i), 0});
    }
    const auto bars = std::get<BarSeries>(attributeValueChart(distribution).chart);
    QCOMPARE(bars.categories.size(), 25);
    QCOMPARE(bars.categories.last(), QStringLiteral("6 other values"));
    QCOMPARE(bars.parts.size(), 1);
    QCOMPARE(bars.parts[0].values.last(), 21.0);
}

void tst_DatasetCharts::comparedMeasuresAreOnTheirRows()
{
    DatasetStatistics other = plainDatasetStatistics();
    other.diversity = {sampleMeasure("mtld", "MTLD", 71.5)};
    const DocumentTable table = datasetComparison({sampleDatasetStatistics(), other});
    QVERIFY(table.rows.contains(QStringList{QStringLiteral("Words of history, without speakers"),
                                            QStringLiteral("191.58"), QStringLiteral("56.00")}));
    QVERIFY(table.rows.contains(
        QStringList{QStringLiteral("MTLD"), QStringLiteral("–"), QStringLiteral("71.500")}));
    for (const QStringList &row : table.rows)
        QCOMPARE(row.size(), table.columns.size());
}

CONCORD_TEST(tst_DatasetCharts)
#include "tst_datasetcharts.moc"
