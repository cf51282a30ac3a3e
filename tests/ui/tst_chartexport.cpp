// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"
#include "ui/print/chartexport.h"
#include "ui/theme.h"

#include <QPainter>
#include <QRegularExpression>
#include <QTest>

#include <QtSvg/QSvgRenderer>
#include <algorithm>

using namespace Concord;

class tst_ChartExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endingsNameFormats_data();
    void endingsNameFormats();
    void everyChartBecomesAPng();
    void everyChartBecomesAnSvgWithItsLabels();
    void everyChartBecomesAPdf();
    void aLargeHeatmapIsScaledDown();
    void aChartWithoutDataHasNoFile();
    void theDarkThemeDoesNotReachPaper();
    void figuresAreThoseOfTheCharts();
};

void tst_ChartExport::endingsNameFormats_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("format");
    QTest::newRow("png") << "/a/b.PNG" << int(ChartFormat::Png);
    QTest::newRow("svg") << "b.x.svg" << int(ChartFormat::Svg);
    QTest::newRow("pdf") << "b.pdf" << int(ChartFormat::Pdf);
    QTest::newRow("csv") << "b.csv" << -1;
    QTest::newRow("none") << "svg" << -1;
}

void tst_ChartExport::endingsNameFormats()
{
    QFETCH(QString, path);
    QFETCH(int, format);
    const auto found = chartFormatOf(path);
    QCOMPARE(found ? int(*found) : -1, format);
}

void tst_ChartExport::everyChartBecomesAPng()
{
    for (const StudyChart &chart : studyCharts(sampleResults())) {
        const QByteArray bytes = renderChart(chart, ChartFormat::Png, QSize(500, 320));
        QImage image;
        QVERIFY(image.loadFromData(bytes, "PNG"));
        QCOMPARE(image.size(), QSize(1000, 640));
        QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));
    }
}

void tst_ChartExport::everyChartBecomesAnSvgWithItsLabels()
{
    for (const StudyChart &chart : studyCharts(sampleResults())) {
        const QByteArray svg = renderChart(chart, ChartFormat::Svg, preferredChartSize(chart));
        QSvgRenderer renderer(svg);
        QVERIFY2(renderer.isValid(), qPrintable(chart.id));
        QImage image(preferredChartSize(chart), QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        renderer.render(&painter);
        painter.end();
        QImage empty = image;
        empty.fill(Qt::white);
        QVERIFY(image != empty);
        const QHash<QString, QString> labels{
            {QStringLiteral("confusion"), QStringLiteral("Taken for")},
            {QStringLiteral("curve"), QStringLiteral("95 % interval")}};
        const QString label = labels.value(chart.id, QStringLiteral("Chiara"));
        QVERIFY2(svg.contains(label.toUtf8()), qPrintable(chart.id));
    }
}

void tst_ChartExport::everyChartBecomesAPdf()
{
    for (const StudyChart &chart : studyCharts(sampleResults())) {
        const QByteArray pdf = renderChart(chart, ChartFormat::Pdf, preferredChartSize(chart));
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.trimmed().endsWith("%%EOF"));
        QCOMPARE(pdf.count("/Type /Page\n"), 1);
    }
}

// Its texts are as large as in a large picture, but the picture is scaled.
void tst_ChartExport::aLargeHeatmapIsScaledDown()
{
    HeatmapGrid grid;
    grid.title = QStringLiteral("Wide");
    for (int i = 0; i < 20; ++i) {
        grid.rows.append(QStringLiteral("row %1").arg(i));
        grid.columns.append(QStringLiteral("column %1").arg(i));
    }
    HeatmapCell cell;
    cell.value = 0.5;
    cell.text = QStringLiteral("50.00");
    grid.cells = QList<HeatmapCell>(400, cell);
    const StudyChart chart{QStringLiteral("wide"), QStringLiteral("Wide"), grid};
    const auto scaleOf = [&chart](const QSize &size) {
        const QByteArray svg = renderChart(chart, ChartFormat::Svg, size);
        static const QRegularExpression pattern(
            QStringLiteral("matrix\\(([0-9.]+),[^>]*>\\s*<text[^>]*>50\\.00"));
        return pattern.match(QString::fromUtf8(svg)).captured(1).toDouble();
    };
    const double small = scaleOf(QSize(600, 400));
    QVERIFY2(small > 0.2 && small < 0.9, qPrintable(QString::number(small)));
    QCOMPARE(scaleOf(preferredChartSize(chart)), 1.0);
    QImage image;
    QVERIFY(image.loadFromData(renderChart(chart, ChartFormat::Png, QSize(600, 400))));
    QCOMPARE(image.size(), QSize(1200, 800));
}

void tst_ChartExport::aChartWithoutDataHasNoFile()
{
    const StudyChart empty{QStringLiteral("pairs"), {}, HeatmapGrid()};
    QVERIFY(renderChart(empty, ChartFormat::Svg, QSize(100, 100)).isEmpty());
    const StudyChart chart = studyCharts(sampleResults()).first();
    QVERIFY(renderChart(chart, ChartFormat::Png, QSize()).isEmpty());
}

void tst_ChartExport::theDarkThemeDoesNotReachPaper()
{
    const StudyChart chart = studyCharts(sampleResults()).last();
    const QByteArray light = renderChart(chart, ChartFormat::Svg, QSize(400, 300));
    applyTheme(Theme::dark());
    const QByteArray dark = renderChart(chart, ChartFormat::Svg, QSize(400, 300));
    applyTheme(Theme::light());
    // A scene paints what does not overlap in any order: the colours are compared, not the bytes.
    const auto colors = [](const QByteArray &svg) {
        QSet<QString> found;
        static const QRegularExpression pattern(QStringLiteral("#[0-9a-f]{6}"));
        auto matches = pattern.globalMatch(QString::fromUtf8(svg));
        while (matches.hasNext())
            found.insert(matches.next().captured());
        return found;
    };
    QCOMPARE(colors(dark), colors(light));
    QCOMPARE_GT(colors(light).size(), 2);
}

void tst_ChartExport::figuresAreThoseOfTheCharts()
{
    const QList<ReportFigure> figures = reportFigures(sampleResults());
    QCOMPARE(figures.size(), 5);
    for (const ReportFigure &figure : figures) {
        QVERIFY(!figure.figure.caption.isEmpty() && !figure.figure.description.isEmpty());
        QVERIFY(figure.figure.svg.contains("<svg"));
    }
}

CONCORD_TEST(tst_ChartExport)
#include "tst_chartexport.moc"
