// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/chartexport.h"

#include "ui/charts/curvechart.h"
#include "ui/charts/heatmappainter.h"
#include "ui/charts/histogrampainter.h"
#include "ui/charts/progresschart.h"

#include <QBuffer>
#include <QFileInfo>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>
#include <QtCharts/QChart>

#include <algorithm>

namespace Concord {

namespace {

constexpr int chartMargin = 12;
constexpr int chartDpi = 96;

// The same on screen, paper and without a display; pixels, so that it fits the layout everywhere.
QFont chartFont()
{
    QFont font(QStringLiteral("sans-serif"));
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(13);
    return font;
}

QFont titleFont()
{
    QFont font = chartFont();
    font.setPixelSize(16);
    font.setWeight(QFont::DemiBold);
    return font;
}

double titleHeight()
{
    return QFontMetricsF(titleFont()).height() + 8;
}

void drawContent(QPainter &painter, const HeatmapGrid &grid, const QRectF &area)
{
    HeatmapPainter(grid, area, chartFont()).paint(painter, ChartColors::forPaper());
}

void drawChart(QPainter &painter, QChart *chart, const QRectF &area)
{
    QGraphicsScene scene;
    scene.addItem(chart); // which owns it from here
    chart->resize(area.size());
    chart->layout()->activate();
    scene.render(&painter, area, QRectF(QPointF(), area.size()));
}

void drawContent(QPainter &painter, const BarSeries &bars, const QRectF &area)
{
    drawChart(painter, makeBarChart(bars, ChartColors::forPaper(), chartFont()).release(), area);
}

void drawContent(QPainter &painter, const CurveSeries &curve, const QRectF &area)
{
    drawChart(painter, makeCurveChart(curve, ChartColors::forPaper(), chartFont()).release(), area);
}

void drawContent(QPainter &painter, const HistogramSeries &series, const QRectF &area)
{
    HistogramPainter(series, area, chartFont()).paint(painter, ChartColors::forPaper());
}

QSizeF smallestContent(const HeatmapGrid &grid)
{
    return HeatmapPainter::smallestSize(grid, chartFont());
}

QSizeF smallestContent(const BarSeries &bars)
{
    return QSizeF(320, 90 + 20 * double(bars.categories.size()));
}

QSizeF smallestContent(const CurveSeries &)
{
    return {320, 200};
}

QSizeF smallestContent(const HistogramSeries &)
{
    return {320, 200};
}

// What a title and margins need besides.
QSizeF aroundContent()
{
    return QSizeF(2 * chartMargin, 2 * chartMargin + titleHeight());
}

// Below 1 where the texts of the chart would not fit such a size.
double scaleToFit(const StudyChart &chart, const QSizeF &size)
{
    const QSizeF content =
        std::visit([](const auto &shown) { return smallestContent(shown); }, chart.chart);
    const QSizeF title(QFontMetricsF(titleFont()).horizontalAdvance(chart.title()), 0);
    const QSizeF smallest = content.expandedTo(title) + aroundContent();
    return std::min({size.width() / smallest.width(), size.height() / smallest.height(), 1.0});
}

void drawUnscaled(QPainter &painter, const StudyChart &chart, const QSizeF &size)
{
    const ChartColors colors = ChartColors::forPaper();
    QRectF area =
        QRectF(QPointF(), size).adjusted(chartMargin, chartMargin, -chartMargin, -chartMargin);
    painter.setFont(titleFont());
    painter.setPen(colors.text);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignTop, chart.title());
    area.setTop(area.top() + titleHeight());
    std::visit([&](const auto &content) { drawContent(painter, content, area); }, chart.chart);
}

// A chart too large for the size is drawn at one of the same proportions and scaled down.
void drawChart(QPainter &painter, const StudyChart &chart, const QSizeF &size)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRectF(QPointF(), size), ChartColors::forPaper().ground);
    const double scale = scaleToFit(chart, size);
    painter.save();
    painter.scale(scale, scale);
    drawUnscaled(painter, chart, size / scale);
    painter.restore();
}

QByteArray chartPng(const StudyChart &chart, const QSize &size)
{
    constexpr int scale = 2;
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    if (image.isNull())
        return {}; // larger than an image can be
    image.fill(Qt::white);
    QPainter painter(&image);
    drawChart(painter, chart, size);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray chartSvg(const StudyChart &chart, const QSize &size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(chartDpi);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(chart.title());
    generator.setDescription(chart.description);
    QPainter painter(&generator);
    drawChart(painter, chart, size);
    painter.end();
    return bytes;
}

QByteArray chartPdf(const StudyChart &chart, const QSize &size)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    const double inches = 1.0 / chartDpi;
    writer.setPageSize(QPageSize(QSizeF(size) * inches, QPageSize::Inch));
    writer.setPageMargins(QMarginsF());
    writer.setTitle(chart.title());
    QPainter painter(&writer);
    const double scale = double(writer.logicalDpiX()) / chartDpi;
    painter.scale(scale, scale);
    drawChart(painter, chart, size);
    painter.end();
    return bytes;
}

bool hasContent(const StudyChart &chart)
{
    return std::visit([](const auto &content) { return content.isValid(); }, chart.chart);
}

QSizeF contentSize(const HeatmapGrid &grid)
{
    return HeatmapPainter::preferredSize(grid, chartFont()).expandedTo(QSizeF(420, 200));
}

QSizeF contentSize(const BarSeries &bars)
{
    return QSizeF(620, 100 + 34 * double(bars.categories.size()));
}

QSizeF contentSize(const CurveSeries &)
{
    return {620, 340};
}

QSizeF contentSize(const HistogramSeries &)
{
    return {620, 340};
}

} // namespace

std::optional<ChartFormat> chartFormatOf(const QString &path)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == u"png")
        return ChartFormat::Png;
    if (ending == u"svg")
        return ChartFormat::Svg;
    if (ending == u"pdf")
        return ChartFormat::Pdf;
    return std::nullopt;
}

QSize preferredChartSize(const StudyChart &chart)
{
    const QSizeF content =
        std::visit([](const auto &shown) { return contentSize(shown); }, chart.chart);
    return (content + aroundContent()).toSize();
}

QByteArray renderChart(const StudyChart &chart, ChartFormat format, const QSize &size)
{
    if (!hasContent(chart) || size.isEmpty())
        return {};
    switch (format) {
    case ChartFormat::Png:
        return chartPng(chart, size);
    case ChartFormat::Svg:
        return chartSvg(chart, size);
    case ChartFormat::Pdf:
        return chartPdf(chart, size);
    }
    Q_UNREACHABLE();
}

QList<ReportFigure> reportFigures(const StudyResults &results)
{
    QList<ReportFigure> figures;
    const QList<StudyChart> charts = studyCharts(results);
    for (const StudyChart &chart : charts) {
        figures.append({chart.id,
                        {chart.title(), chart.description,
                         renderChart(chart, ChartFormat::Svg, preferredChartSize(chart))}});
    }
    return figures;
}

} // namespace Concord
