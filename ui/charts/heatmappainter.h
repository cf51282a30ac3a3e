// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/heatmapgrid.h"
#include "ui/charts/chartcolors.h"

#include <QFont>
#include <QRectF>

class QPainter;

namespace Concord {

/// Where the parts of a heatmap go in a rectangle, and their painting; for screen and paper alike.
class HeatmapPainter
{
public:
    /// `grid` has to outlive the painter.
    HeatmapPainter(const HeatmapGrid &grid, const QRectF &area, const QFont &font);

    void paint(QPainter &painter, const ChartColors &colors) const;

    QRectF cellRect(qsizetype row, qsizetype column) const;
    /// The cell at a point as row * columns + column, or -1.
    qsizetype cellAt(const QPointF &point) const;

    /// The size below which texts no longer fit their places.
    static QSizeF smallestSize(const HeatmapGrid &grid, const QFont &font);
    /// The size at which cells are comfortable.
    static QSizeF preferredSize(const HeatmapGrid &grid, const QFont &font);
    /// Of many columns the names are written upwards, so that cells are as narrow as their numbers.
    static bool hasUprightNames(const HeatmapGrid &grid);

private:
    void paintLabels(QPainter &painter, const ChartColors &colors) const;
    void paintColumnNames(QPainter &painter, double line) const;
    void paintCells(QPainter &painter, const ChartColors &colors) const;
    void paintLegend(QPainter &painter, const ChartColors &colors) const;

    const HeatmapGrid &m_grid;
    QFont m_font;
    QRectF m_rowLabels;
    QRectF m_columnLabels;
    QRectF m_cells;
    QRectF m_legend;
};

} // namespace Concord
