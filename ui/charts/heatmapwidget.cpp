// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heatmapwidget.h"

#include "ui/charts/heatmappainter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace Concord {

namespace {

constexpr int focusMargin = 3; ///< room for the ring around a cell at the edge

} // namespace

HeatmapWidget::HeatmapWidget(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void HeatmapWidget::setGrid(const HeatmapGrid &grid)
{
    const bool isSameShape = grid.rows == m_grid.rows && grid.columns == m_grid.columns;
    m_grid = grid;
    if (!isSameShape) {
        m_row = -1;
        m_column = -1;
    }
    setAccessibleName(grid.title);
    describeCurrent();
    updateGeometry();
    update();
}

void HeatmapWidget::setCurrentCell(int row, int column)
{
    const bool isInside =
        row >= 0 && row < m_grid.rows.size() && column >= 0 && column < m_grid.columns.size();
    m_row = isInside ? row : -1;
    m_column = isInside ? column : -1;
    describeCurrent();
    update();
}

HeatmapPainter HeatmapWidget::layoutNow() const
{
    const QRect inside = rect().adjusted(focusMargin, focusMargin, -focusMargin, -focusMargin);
    return HeatmapPainter(m_grid, inside, font());
}

QRect HeatmapWidget::currentRect() const
{
    if (m_row < 0 || !m_grid.isValid())
        return {};
    return layoutNow().cellRect(m_row, m_column).toAlignedRect();
}

QSize HeatmapWidget::sizeHint() const
{
    return HeatmapPainter::preferredSize(m_grid, font()).toSize()
        + QSize(2 * focusMargin, 2 * focusMargin);
}

QSize HeatmapWidget::minimumSizeHint() const
{
    return HeatmapPainter::smallestSize(m_grid, font()).toSize()
        + QSize(2 * focusMargin, 2 * focusMargin);
}

void HeatmapWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ChartColors colors = ChartColors::fromTheme(currentTheme());
    const HeatmapPainter heatmap = layoutNow();
    heatmap.paint(painter, colors);
    if (m_row < 0 || !m_grid.isValid())
        return;
    // Two lines, so that one of them stands out on any colour.
    const QRectF cell = heatmap.cellRect(m_row, m_column);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(hasFocus() ? colors.text : colors.muted, hasFocus() ? 3 : 2));
    painter.drawRoundedRect(cell.adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4);
    painter.setPen(QPen(currentTheme().surface, 1));
    painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 3, 3);
}

void HeatmapWidget::keyPressEvent(QKeyEvent *event)
{
    const int lastRow = int(m_grid.rows.size()) - 1;
    const int lastColumn = int(m_grid.columns.size()) - 1;
    const bool isWhole = event->modifiers().testFlag(Qt::ControlModifier);
    switch (event->key()) {
    case Qt::Key_Left:
        return moveTo(m_row, m_column - 1);
    case Qt::Key_Right:
        return moveTo(m_row, m_column + 1);
    case Qt::Key_Up:
        return moveTo(m_row - 1, m_column);
    case Qt::Key_Down:
        return moveTo(m_row + 1, m_column);
    case Qt::Key_Home:
        return moveTo(isWhole ? 0 : m_row, 0);
    case Qt::Key_End:
        return moveTo(isWhole ? lastRow : m_row, lastColumn);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return activateCurrent();
    default:
        QWidget::keyPressEvent(event);
    }
}

void HeatmapWidget::moveTo(int row, int column)
{
    if (!m_grid.isValid())
        return;
    const int toRow = qBound(0, row, int(m_grid.rows.size()) - 1);
    const int toColumn = qBound(0, column, int(m_grid.columns.size()) - 1);
    if (toRow == m_row && toColumn == m_column)
        return;
    setCurrentCell(toRow, toColumn);
    Q_EMIT currentCellChanged(toRow, toColumn);
}

void HeatmapWidget::activateCurrent()
{
    if (m_row >= 0 && m_grid.isValid() && !m_grid.cell(m_row, m_column).text.isEmpty())
        Q_EMIT cellActivated(m_row, m_column);
}

void HeatmapWidget::describeCurrent()
{
    setAccessibleDescription(
        m_row >= 0 && m_grid.isValid() ? m_grid.cell(m_row, m_column).description : QString());
}

void HeatmapWidget::mousePressEvent(QMouseEvent *event)
{
    const qsizetype cell = layoutNow().cellAt(event->position());
    if (event->button() == Qt::LeftButton && cell >= 0)
        moveTo(int(cell / m_grid.columns.size()), int(cell % m_grid.columns.size()));
}

void HeatmapWidget::mouseDoubleClickEvent(QMouseEvent *event)
{
    mousePressEvent(event);
    if (event->button() == Qt::LeftButton && layoutNow().cellAt(event->position()) >= 0)
        activateCurrent();
}

void HeatmapWidget::focusInEvent(QFocusEvent *event)
{
    const bool isByKey =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (isByKey && m_row < 0)
        moveTo(0, 0);
    QWidget::focusInEvent(event);
}

void HeatmapWidget::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

bool HeatmapWidget::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const qsizetype cell = layoutNow().cellAt(help->pos());
    if (cell >= 0)
        QToolTip::showText(help->globalPos(), m_grid.cells[cell].description, this);
    else
        QToolTip::hideText();
    return true;
}

} // namespace Concord
