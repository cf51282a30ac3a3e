// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curvechart.h"

#include "models/charts/studycharts.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"

#include <QTest>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

using namespace Concord;

class tst_CurveChart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLineHasThePointsOfTheCurve();
    void theBandIsCutOffAtTheAxis();
    void aGapPartsTheLine();
    void firstPointsBelowTheAxisAreLeftOut();
    void theThemeIsFollowed();
    void withoutPointsItIsEmpty();
};

namespace {

CurveSeries lineOf(const QList<CurvePlace> &points)
{
    return {QStringLiteral("Title"), QStringLiteral("x"), QStringLiteral("y"),
            QStringLiteral("band"), points};
}

template <typename Series>
QList<Series *> seriesOf(const QChart &chart)
{
    QList<Series *> found;
    const QList<QAbstractSeries *> all = chart.series();
    for (QAbstractSeries *series : all) {
        if (auto *wanted = qobject_cast<Series *>(series))
            found.append(wanted);
    }
    return found;
}

std::unique_ptr<QChart> chartOf(const QList<CurvePlace> &points)
{
    return makeCurveChart(lineOf(points), ChartColors::forPaper(), QFont());
}

bool showsColor(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
}

} // namespace

void tst_CurveChart::theLineHasThePointsOfTheCurve()
{
    const auto chart = chartOf({{1, 0.2, {}, {}}, {2, 0.4, 0.1, 0.7}, {3, 0.5, 0.3, 0.7}});
    const auto lines = seriesOf<QLineSeries>(*chart);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0]->points(), (QList<QPointF>{{1, 0.2}, {2, 0.4}, {3, 0.5}}));
    const auto areas = seriesOf<QAreaSeries>(*chart);
    QCOMPARE(areas.size(), 1);
    QCOMPARE(areas[0]->lowerSeries()->points(), (QList<QPointF>{{2, 0.1}, {3, 0.3}}));
}

void tst_CurveChart::theBandIsCutOffAtTheAxis()
{
    const auto chart = chartOf({{1, 0.5, -7, 1}, {20, 0.5, -0.3, 0.8}});
    const auto areas = seriesOf<QAreaSeries>(*chart);
    // The first twentieth does not count: the axis reaches to the fifth below -.3.
    QCOMPARE(areas[0]->lowerSeries()->at(0).y(), -0.4);
    QCOMPARE(areas[0]->lowerSeries()->at(1).y(), -0.3);
}

void tst_CurveChart::aGapPartsTheLine()
{
    const auto chart = chartOf({{1, 0.2, {}, {}}, {2, {}, {}, {}}, {3, 0.5, {}, {}}});
    QCOMPARE(seriesOf<QLineSeries>(*chart).size(), 2);
    QCOMPARE(seriesOf<QAreaSeries>(*chart).size(), 0);
}

void tst_CurveChart::firstPointsBelowTheAxisAreLeftOut()
{
    const auto chart = chartOf({{1, -0.5, {}, {}}, {20, 0.5, {}, {}}, {40, 0.5, {}, {}}});
    const auto lines = seriesOf<QLineSeries>(*chart);
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0]->count(), 2);
}

void tst_CurveChart::theThemeIsFollowed()
{
    CurveChart chart;
    chart.resize(500, 300);
    chart.setCurve(headlineCurve(sampleResults()), QStringLiteral("description"));
    chart.show();
    QCOMPARE(chart.accessibleDescription(), QStringLiteral("description"));
    applyTheme(Theme::dark());
    const QImage dark = chart.grab().toImage();
    applyTheme(Theme::light());
    QVERIFY(showsColor(dark, Theme::dark().accent));
    QVERIFY(showsColor(chart.grab().toImage(), Theme::light().accent));
}

void tst_CurveChart::withoutPointsItIsEmpty()
{
    CurveChart chart;
    chart.setCurve(headlineCurve(sampleResults()), {});
    chart.setCurve({}, {});
    chart.show();
    QVERIFY(!showsColor(chart.grab().toImage(), currentTheme().accent));
}

CONCORD_TEST(tst_CurveChart)
#include "tst_curvechart.moc"
