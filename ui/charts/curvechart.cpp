// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/curvechart.h"

#include "ui/charts/chartstyle.h"
#include "ui/charts/intervalbar.h"

#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>
#include <QtCharts/QLegendMarker>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>

namespace Concord {

namespace {

// The first points rest on next to nothing: their intervals would push all others together.
double curveAxisStart(const CurveSeries &curve)
{
    const double from = curve.points.constLast().x / 10;
    double lowest = 0;
    for (const CurvePlace &point : curve.points) {
        if (point.x >= from)
            lowest = std::min({lowest, point.y.value_or(0), point.low.value_or(0)});
    }
    return intervalAxisStart(lowest);
}

using CurvePart = QList<CurvePlace>;

// The stretches of neighbouring points that `isShown`.
template <typename Predicate>
QList<CurvePart> partsWhere(const CurveSeries &curve, Predicate isShown)
{
    QList<CurvePart> parts;
    bool isOpen = false;
    for (const CurvePlace &point : curve.points) {
        const bool shown = isShown(point);
        if (shown && !isOpen)
            parts.append(CurvePart());
        if (shown)
            parts.last().append(point);
        isOpen = shown;
    }
    return parts;
}

// One legend entry for all parts of a line or band.
void addCurvePart(QChart &chart, QAbstractSeries *series, bool isFirst)
{
    chart.addSeries(series);
    const QList<QLegendMarker *> markers = chart.legend()->markers(series);
    for (QLegendMarker *marker : markers)
        marker->setVisible(isFirst);
}

void addBand(QChart &chart, const CurveSeries &curve, double start, const ChartColors &colors)
{
    const auto parts = partsWhere(
        curve, [](const CurvePlace &point) { return point.y && point.low && point.high; });
    for (qsizetype i = 0; i < parts.size(); ++i) {
        auto *area = new QAreaSeries;
        auto *upper = new QLineSeries(area);
        auto *lower = new QLineSeries(area);
        for (const CurvePlace &point : parts[i]) {
            upper->append(point.x, std::clamp(*point.high, start, 1.0));
            lower->append(point.x, std::clamp(*point.low, start, 1.0));
        }
        area->setUpperSeries(upper);
        area->setLowerSeries(lower);
        area->setName(curve.bandTitle);
        QColor fill = colors.accent;
        fill.setAlphaF(0.22F);
        area->setBrush(fill);
        area->setPen(Qt::NoPen);
        addCurvePart(chart, area, i == 0);
    }
}

void addLine(QChart &chart, const CurveSeries &curve, double start, const ChartColors &colors)
{
    const auto parts = partsWhere(
        curve, [start](const CurvePlace &point) { return point.y && *point.y >= start; });
    for (qsizetype i = 0; i < parts.size(); ++i) {
        auto *line = new QLineSeries;
        for (const CurvePlace &point : parts[i])
            line->append(point.x, *point.y);
        line->setPen(QPen(colors.accent, 2.5));
        line->setName(curve.yTitle);
        addCurvePart(chart, line, i == 0);
    }
}

void addCurveAxes(QChart &chart, const CurveSeries &curve, double start, const ChartColors &colors,
                  const QFont &font)
{
    auto *across = new QValueAxis;
    const double last = curve.points.constLast().x;
    across->setTickType(QValueAxis::TicksDynamic);
    across->setTickInterval(markStep(last));
    across->setLabelFormat(QStringLiteral("%.0f"));
    across->setRange(0, last);
    across->setTitleText(curve.xTitle);
    auto *up = new QValueAxis;
    up->setTickType(QValueAxis::TicksDynamic);
    up->setTickInterval(0.2);
    up->setLabelFormat(QStringLiteral("%.1f"));
    up->setRange(start, 1);
    for (QValueAxis *axis : {across, up})
        dressAxis(axis, colors, font);
    across->setGridLineVisible(false);
    chart.addAxis(across, Qt::AlignBottom);
    chart.addAxis(up, Qt::AlignLeft);
    const QList<QAbstractSeries *> all = chart.series();
    for (QAbstractSeries *series : all) {
        series->attachAxis(across);
        series->attachAxis(up);
    }
}

} // namespace

std::unique_ptr<QChart> makeCurveChart(const CurveSeries &curve, const ChartColors &colors,
                                       const QFont &font)
{
    auto chart = makePlainChart(colors, font);
    const double start = curveAxisStart(curve);
    addBand(*chart, curve, start, colors);
    addLine(*chart, curve, start, colors);
    addCurveAxes(*chart, curve, start, colors, font);
    const QList<QLegendMarker *> markers = chart->legend()->markers();
    for (QLegendMarker *marker : markers)
        marker->setPen(QPen(colors.muted, 1));
    return chart;
}

CurveChart::CurveChart(QWidget *parent) : ChartWidget(parent) {}

CurveChart::~CurveChart() = default;

void CurveChart::setCurve(const CurveSeries &curve, const QString &description)
{
    m_curve = curve;
    setAccessibleName(curve.title);
    setAccessibleDescription(description);
    draw();
}

bool CurveChart::hasChart() const
{
    return m_curve.isValid();
}

std::unique_ptr<QChart> CurveChart::makeChart(const ChartColors &colors) const
{
    return makeCurveChart(m_curve, colors, font());
}

QSize CurveChart::sizeHint() const
{
    return sizeOf(60, 17);
}

QSize CurveChart::minimumSizeHint() const
{
    return sizeOf(30, 13);
}

} // namespace Concord
