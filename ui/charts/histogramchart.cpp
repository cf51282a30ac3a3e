// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/histogramchart.h"

#include "ui/charts/histogrampainter.h"

#include <QHelpEvent>
#include <QLocale>
#include <QPainter>
#include <QToolTip>

namespace Concord {

HistogramChart::HistogramChart(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void HistogramChart::setSeries(const HistogramSeries &series)
{
    m_series = series;
    QStringList bins;
    for (qsizetype bin = 0; series.isValid() && bin < series.histogram.counts.size(); ++bin) {
        bins.append(
            tr("%1: %2").arg(series.binText(bin), locale().toString(series.histogram.counts[bin])));
    }
    setAccessibleName(series.title);
    setAccessibleDescription(bins.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QSize HistogramChart::sizeHint() const
{
    return {44 * fontMetrics().averageCharWidth(), 15 * fontMetrics().height()};
}

QSize HistogramChart::minimumSizeHint() const
{
    return HistogramPainter::smallestSize(font()).toSize();
}

void HistogramChart::paintEvent(QPaintEvent *)
{
    if (!m_series.isValid())
        return;
    QPainter painter(this);
    HistogramPainter(m_series, rect(), font())
        .paint(painter, ChartColors::fromTheme(currentTheme()));
}

bool HistogramChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const HistogramPainter painter(m_series, rect(), font());
    const qsizetype bin = painter.binAt(help->pos());
    if (bin < 0) {
        QToolTip::hideText();
        return true;
    }
    QToolTip::showText(
        help->globalPos(),
        tr("%1: %2").arg(m_series.binText(bin), locale().toString(m_series.histogram.counts[bin])),
        this);
    return true;
}

} // namespace Concord
