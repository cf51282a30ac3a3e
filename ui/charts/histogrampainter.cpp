// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/histogrampainter.h"

#include "ui/charts/chartstyle.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

constexpr double markGap = 6;
constexpr double sampleLength = 22; ///< of a line in the legend

QString numberText(double number)
{
    return QLocale().toString(number, 'f', number == std::floor(number) ? 0 : 1);
}

QPen meanPen(const ChartColors &colors)
{
    return {colors.text, 2};
}

QPen medianPen(const ChartColors &colors)
{
    return {colors.text, 2, Qt::DotLine};
}

} // namespace

HistogramPainter::HistogramPainter(const HistogramSeries &series, const QRectF &area,
                                   const QFont &font)
    : m_series(series), m_font(font), m_area(area)
{
    const Histogram &histogram = series.histogram;
    const QFontMetricsF metrics(font);
    qint64 most = 1;
    for (const qint64 count : histogram.counts)
        most = std::max(most, count);
    const double step = markStep(double(most));
    m_top = std::ceil(double(most) / step) * step;
    m_end = std::max(series.end, series.from(histogram.counts.size()));
    const double left = metrics.horizontalAdvance(numberText(m_top)) + markGap;
    const double bottom = 2 * metrics.height() + 2 * markGap;
    const double right = metrics.horizontalAdvance(numberText(m_end)) / 2;
    m_plot = area.adjusted(left, metrics.height() + 2 * markGap, -right, -bottom);
}

QSizeF HistogramPainter::smallestSize(const QFont &font)
{
    const QFontMetricsF metrics(font);
    return {28 * metrics.averageCharWidth(), 9 * metrics.height()};
}

bool HistogramPainter::hasSingleValues() const
{
    const Histogram &histogram = m_series.histogram;
    return histogram.width == 1 && histogram.first == std::floor(histogram.first);
}

double HistogramPainter::xOf(double value) const
{
    const double first = m_series.histogram.first;
    return m_plot.left() + (value - first) / (m_end - first) * m_plot.width();
}

double HistogramPainter::yOf(double count) const
{
    return m_plot.bottom() - count / m_top * m_plot.height();
}

QRectF HistogramPainter::barRect(qsizetype bin) const
{
    const double left = xOf(m_series.from(bin));
    const double right = xOf(m_series.from(bin + 1));
    const double gap = right - left > 6 ? 1 : 0;
    const double top = yOf(double(m_series.histogram.counts[bin]));
    return QRectF(QPointF(left + gap, top), QPointF(right - gap, m_plot.bottom()));
}

qsizetype HistogramPainter::binAt(const QPointF &point) const
{
    if (!m_series.isValid() || point.y() > m_plot.bottom() || point.y() < m_plot.top())
        return -1;
    for (qsizetype bin = 0; bin < m_series.histogram.counts.size(); ++bin) {
        const QRectF bar = barRect(bin);
        if (point.x() >= bar.left() && point.x() <= bar.right())
            return bin;
    }
    return -1;
}

void HistogramPainter::paint(QPainter &painter, const ChartColors &colors) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_font);
    paintCountAxis(painter, colors);
    paintBars(painter, colors);
    paintValueAxis(painter, colors);
    paintMiddles(painter, colors);
}

void HistogramPainter::paintBars(QPainter &painter, const ChartColors &colors) const
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.accent);
    for (qsizetype bin = 0; bin < m_series.histogram.counts.size(); ++bin) {
        if (m_series.histogram.counts[bin] == 0)
            continue;
        QRectF bar = barRect(bin);
        bar.setTop(std::min(bar.top(), bar.bottom() - 1)); // few are not none
        painter.drawRect(bar);
    }
}

void HistogramPainter::paintCountAxis(QPainter &painter, const ChartColors &colors) const
{
    const QFontMetricsF metrics(m_font);
    const double step = markStep(m_top);
    for (double count = 0; count <= m_top; count += step) {
        const double y = yOf(count);
        painter.setPen(QPen(colors.line, 1));
        painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        painter.setPen(colors.text);
        const QRectF place(m_area.left(), y - metrics.height() / 2,
                           m_plot.left() - markGap - m_area.left(), metrics.height());
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, numberText(count));
    }
    painter.setPen(colors.muted);
    painter.drawText(QRectF(m_area.topLeft(), QSizeF(m_area.width(), metrics.height())),
                     Qt::AlignLeft | Qt::AlignVCenter, m_series.countTitle);
}

void HistogramPainter::paintValueAxis(QPainter &painter, const ChartColors &colors) const
{
    const QFontMetricsF metrics(m_font);
    const double first = m_series.histogram.first;
    const double middle = hasSingleValues() ? 0.5 : 0;
    const double widest = metrics.horizontalAdvance(numberText(m_end)) + 2 * markGap;
    double step = markStep(m_end - first);
    while ((xOf(first + step) - xOf(first)) < widest && step < m_end - first)
        step *= 2;
    painter.setPen(colors.text);
    for (double value = std::ceil(first / step) * step; value + middle <= m_end; value += step) {
        const QRectF place(xOf(value + middle) - widest / 2, m_plot.bottom() + markGap / 2, widest,
                           metrics.height());
        painter.drawText(place, Qt::AlignCenter, numberText(value));
    }
    painter.setPen(colors.muted);
    const QRectF title(m_plot.left(), m_area.bottom() - metrics.height(), m_plot.width(),
                       metrics.height());
    painter.drawText(title, Qt::AlignCenter, m_series.valueTitle);
}

void HistogramPainter::paintMiddles(QPainter &painter, const ChartColors &colors) const
{
    const Histogram &histogram = m_series.histogram;
    const QFontMetricsF metrics(m_font);
    const double middle = hasSingleValues() ? 0.5 : 0;
    const std::tuple<QString, double, QPen> lines[] = {
        {QCoreApplication::translate("Concord::Charts", "median %1")
             .arg(numberText(histogram.median)),
         histogram.median, medianPen(colors)},
        {QCoreApplication::translate("Concord::Charts", "mean %1")
             .arg(QLocale().toString(histogram.mean, 'f', 2)),
         histogram.mean, meanPen(colors)}};
    double right = m_area.right();
    for (const auto &[text, value, pen] : lines) {
        painter.setPen(pen);
        const double x = xOf(value + middle);
        painter.drawLine(QPointF(x, m_plot.top() - markGap), QPointF(x, m_plot.bottom()));
        const double width = metrics.horizontalAdvance(text) + 1;
        const QRectF place(right - width, m_area.top(), width, metrics.height());
        const double y = place.center().y();
        painter.drawLine(QPointF(place.left() - markGap - sampleLength, y),
                         QPointF(place.left() - markGap, y));
        painter.setPen(colors.text);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, text);
        right = place.left() - 2.5 * markGap - sampleLength;
    }
}

} // namespace Concord
