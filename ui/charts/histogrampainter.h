// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/histogramseries.h"
#include "ui/charts/chartcolors.h"

#include <QFont>
#include <QRectF>

class QPainter;

namespace Concord {

/// Lays a histogram out in a rectangle and paints it, with lines at mean and median. The series has
/// to outlive it.
class HistogramPainter
{
public:
    HistogramPainter(const HistogramSeries &series, const QRectF &area, const QFont &font);

    void paint(QPainter &painter, const ChartColors &colors) const;
    /// The bin whose column is there, -1 for none.
    qsizetype binAt(const QPointF &point) const;
    QRectF barRect(qsizetype bin) const;

    static QSizeF smallestSize(const QFont &font);

private:
    void paintBars(QPainter &painter, const ChartColors &colors) const;
    void paintCountAxis(QPainter &painter, const ChartColors &colors) const;
    void paintValueAxis(QPainter &painter, const ChartColors &colors) const;
    void paintMiddles(QPainter &painter, const ChartColors &colors) const;
    double xOf(double value) const;
    double yOf(double count) const;
    bool hasSingleValues() const; ///< whole numbers that stand under the middle of their bar

    const HistogramSeries &m_series;
    QFont m_font;
    QRectF m_area;
    QRectF m_plot;
    double m_end = 1; ///< of the axis
    double m_top = 1; ///< of the counts' axis
};

} // namespace Concord
