// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heatmappainter.h"

#include "ui/charts/colorscale.h"

#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>

#include <algorithm>
#include <cstdlib>

namespace Concord {

namespace {

constexpr double cellGap = 2;
constexpr double labelGap = 8;

double widestOf(const QStringList &texts, const QFontMetricsF &metrics)
{
    double widest = 0;
    for (const QString &text : texts)
        widest = std::max(widest, metrics.horizontalAdvance(text));
    return widest;
}

// A column's name as one line or two, broken where a word ends, as near to the middle as can be.
QStringList columnLines(const QString &name)
{
    constexpr qsizetype shortName = 9;
    if (name.size() <= shortName)
        return {name};
    qsizetype best = -1;
    for (qsizetype i = 1; i + 1 < name.size(); ++i) {
        const bool isEnd = name[i] == u'_' || name[i] == u' ' || name[i] == u'-'
            || (name[i].isLower() && name[i + 1].isUpper());
        if (isEnd && (best < 0 || std::abs(2 * i - name.size()) < std::abs(2 * best - name.size())))
            best = i;
    }
    if (best < 0)
        return {name};
    return {name.first(best + 1).trimmed(), name.sliced(best + 1)};
}

double columnLineCount(const HeatmapGrid &grid)
{
    qsizetype most = 1;
    for (const QString &name : grid.columns)
        most = std::max(most, columnLines(name).size());
    return double(most);
}

double widestCellText(const HeatmapGrid &grid, const QFontMetricsF &metrics)
{
    double widest = 0;
    const bool isUpright = HeatmapPainter::hasUprightNames(grid);
    for (const QString &name : isUpright ? QStringList() : grid.columns)
        widest = std::max(widest, widestOf(columnLines(name), metrics));
    for (const HeatmapCell &cell : grid.cells)
        widest = std::max(widest, widestOf(cell.text.split(u'\n'), metrics));
    return widest;
}

double comfortableCellWidth(const HeatmapGrid &grid, const QFontMetricsF &metrics)
{
    return widestCellText(grid, metrics) + 3 * metrics.averageCharWidth() + 12;
}

double linesOf(const HeatmapGrid &grid)
{
    qsizetype most = 1;
    for (const HeatmapCell &cell : grid.cells)
        most = std::max(most, cell.text.count(u'\n') + 1);
    return double(most);
}

double rowLabelWidth(const HeatmapGrid &grid, const QFontMetricsF &metrics)
{
    return widestOf(QStringList(grid.rows) + QStringList(grid.rowTitle), metrics) + labelGap;
}

double headHeight(const HeatmapGrid &grid, const QFontMetricsF &metrics)
{
    if (HeatmapPainter::hasUprightNames(grid))
        return widestOf(grid.columns, metrics) + metrics.height() + 2 * labelGap;
    return (1 + columnLineCount(grid)) * metrics.height() + labelGap;
}

double legendHeight(const QFontMetricsF &metrics)
{
    return metrics.height() * 2.1 + labelGap;
}

double legendWidth(const HeatmapGrid &grid, const QFontMetricsF &metrics)
{
    const double ends =
        std::max(metrics.horizontalAdvance(grid.lowText), metrics.horizontalAdvance(grid.highText));
    return metrics.horizontalAdvance(grid.valueTitle) + 2 * (ends + 2 * labelGap);
}

QSizeF sizeWithCells(const HeatmapGrid &grid, const QFontMetricsF &metrics, const QSizeF &cell)
{
    const double width = rowLabelWidth(grid, metrics) + cell.width() * double(grid.columns.size());
    return {std::max(width, legendWidth(grid, metrics)),
            headHeight(grid, metrics) + cell.height() * double(grid.rows.size())
                + legendHeight(metrics)};
}

} // namespace

HeatmapPainter::HeatmapPainter(const HeatmapGrid &grid, const QRectF &area, const QFont &font)
    : m_grid(grid), m_font(font)
{
    const QFontMetricsF metrics(font);
    const double left = std::min(rowLabelWidth(grid, metrics), area.width() * 0.4);
    const double top = std::min(headHeight(grid, metrics), area.height() * 0.5);
    const double bottom = std::min(legendHeight(metrics), area.height() * 0.35);
    m_rowLabels = QRectF(area.left(), area.top() + top, left, area.height() - top - bottom);
    // Few columns do not become bars.
    const double widest = 2.5 * comfortableCellWidth(grid, metrics) * double(grid.columns.size());
    m_columnLabels =
        QRectF(area.left() + left, area.top(), std::min(area.width() - left, widest), top);
    m_cells = QRectF(m_columnLabels.left(), m_rowLabels.top(), m_columnLabels.width(),
                     m_rowLabels.height());
    m_legend = QRectF(area.left(), m_cells.bottom() + labelGap, area.width(), bottom - labelGap);
}

QSizeF HeatmapPainter::smallestSize(const HeatmapGrid &grid, const QFont &font)
{
    const QFontMetricsF metrics(font);
    return sizeWithCells(
        grid, metrics,
        {widestCellText(grid, metrics) + 8, metrics.lineSpacing() * linesOf(grid) + 10});
}

QSizeF HeatmapPainter::preferredSize(const HeatmapGrid &grid, const QFont &font)
{
    const QFontMetricsF metrics(font);
    return sizeWithCells(grid, metrics,
                         {comfortableCellWidth(grid, metrics),
                          metrics.lineSpacing() * linesOf(grid) + 1.4 * metrics.height()});
}

bool HeatmapPainter::hasUprightNames(const HeatmapGrid &grid)
{
    constexpr qsizetype manyColumns = 16;
    return grid.columns.size() > manyColumns;
}

QRectF HeatmapPainter::cellRect(qsizetype row, qsizetype column) const
{
    const double width = m_cells.width() / double(m_grid.columns.size());
    const double height = m_cells.height() / double(m_grid.rows.size());
    return QRectF(m_cells.left() + double(column) * width, m_cells.top() + double(row) * height,
                  width, height)
        .adjusted(0, 0, -cellGap, -cellGap);
}

qsizetype HeatmapPainter::cellAt(const QPointF &point) const
{
    if (!m_grid.isValid() || !m_cells.contains(point))
        return -1;
    const auto index = [](double offset, double length, qsizetype count) {
        return std::min(qsizetype(offset / length * double(count)), count - 1);
    };
    const qsizetype row = index(point.y() - m_cells.top(), m_cells.height(), m_grid.rows.size());
    const qsizetype column =
        index(point.x() - m_cells.left(), m_cells.width(), m_grid.columns.size());
    return row * m_grid.columns.size() + column;
}

void HeatmapPainter::paint(QPainter &painter, const ChartColors &colors) const
{
    if (!m_grid.isValid())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_font);
    paintLabels(painter, colors);
    paintCells(painter, colors);
    paintLegend(painter, colors);
    painter.restore();
}

void HeatmapPainter::paintLabels(QPainter &painter, const ChartColors &colors) const
{
    const QFontMetricsF metrics(m_font);
    const auto draw = [&](const QRectF &place, int alignment, const QString &text) {
        painter.drawText(place, alignment, metrics.elidedText(text, Qt::ElideRight, place.width()));
    };
    const double line = hasUprightNames(m_grid)
        ? metrics.height()
        : m_columnLabels.height() / (1 + columnLineCount(m_grid));
    painter.setPen(colors.muted);
    const QRectF top(m_cells.left(), m_columnLabels.top(), m_cells.width(), line);
    draw(top, Qt::AlignLeft | Qt::AlignVCenter, m_grid.columnTitle);
    const QRectF corner(m_rowLabels.left(), m_columnLabels.bottom() - line, m_rowLabels.width(),
                        line);
    draw(corner, Qt::AlignLeft | Qt::AlignVCenter, m_grid.rowTitle);
    painter.setPen(colors.text);
    paintColumnNames(painter, line);
    for (qsizetype row = 0; row < m_grid.rows.size(); ++row) {
        QRectF place = cellRect(row, 0);
        place.setLeft(m_rowLabels.left());
        place.setRight(m_rowLabels.right() - labelGap);
        draw(place, Qt::AlignLeft | Qt::AlignVCenter, m_grid.rows[row]);
    }
}

void HeatmapPainter::paintColumnNames(QPainter &painter, double line) const
{
    const QFontMetricsF metrics(m_font);
    const auto draw = [&](const QRectF &place, int alignment, const QString &text) {
        painter.drawText(place, alignment, metrics.elidedText(text, Qt::ElideRight, place.width()));
    };
    for (qsizetype column = 0; column < m_grid.columns.size(); ++column) {
        QRectF place = cellRect(0, column);
        if (hasUprightNames(m_grid)) {
            painter.save();
            painter.translate(place.left(), m_columnLabels.bottom() - labelGap / 2);
            painter.rotate(-90);
            draw({0, 0, m_columnLabels.height() - line - labelGap, place.width()},
                 Qt::AlignLeft | Qt::AlignVCenter, m_grid.columns[column]);
            painter.restore();
            continue;
        }
        const QStringList lines = columnLines(m_grid.columns[column]);
        place.setHeight(line);
        place.moveTop(m_columnLabels.bottom() - line * double(lines.size()));
        for (const QString &part : lines) {
            draw(place, Qt::AlignCenter, part);
            place.translate(0, line);
        }
    }
}

void HeatmapPainter::paintCells(QPainter &painter, const ChartColors &colors) const
{
    const double range = m_grid.high - m_grid.low;
    for (qsizetype row = 0; row < m_grid.rows.size(); ++row) {
        for (qsizetype column = 0; column < m_grid.columns.size(); ++column) {
            const HeatmapCell &cell = m_grid.cell(row, column);
            const QRectF place = cellRect(row, column);
            QColor ink = colors.muted;
            painter.setPen(Qt::NoPen);
            painter.setBrush(Qt::NoBrush);
            if (cell.value) {
                const double position = range > 0 ? (*cell.value - m_grid.low) / range : 0.5;
                const QColor ground = scaleColor(m_grid.scale, position);
                painter.setBrush(ground);
                ink = textColorOn(ground);
            } else {
                painter.setPen(QPen(colors.line, 1));
            }
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
            painter.setPen(ink);
            painter.drawText(place, Qt::AlignCenter, cell.text);
        }
    }
}

void HeatmapPainter::paintLegend(QPainter &painter, const ChartColors &colors) const
{
    const double line = m_legend.height() / 2;
    const double width = std::min(m_legend.width() - cellGap,
                                  std::max(280.0, legendWidth(m_grid, QFontMetricsF(m_font))));
    const QRectF bar(m_legend.left(), m_legend.top() + line * 0.25, width, line * 0.5);
    QLinearGradient gradient(bar.topLeft(), bar.topRight());
    constexpr int stops = 16;
    for (int i = 0; i <= stops; ++i) {
        const double position = double(i) / stops;
        gradient.setColorAt(position, scaleColor(m_grid.scale, position));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(gradient);
    painter.drawRoundedRect(bar, 3, 3);
    painter.setPen(colors.muted);
    const QRectF words(bar.left(), m_legend.top() + line, width, line);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, m_grid.lowText);
    painter.drawText(words, Qt::AlignHCenter | Qt::AlignVCenter, m_grid.valueTitle);
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, m_grid.highText);
}

} // namespace Concord
