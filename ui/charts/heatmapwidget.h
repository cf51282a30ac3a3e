// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/heatmapgrid.h"

#include <QWidget>

namespace Concord {

class HeatmapPainter;

/// A heatmap whose cells are reached with the arrow keys or the mouse and say what they hold.
///
/// The accessible description is that of the current cell; it changes with the cell.
class HeatmapWidget : public QWidget
{
    Q_OBJECT

public:
    explicit HeatmapWidget(QWidget *parent = nullptr);

    /// Keeps the current cell where the grid has the same rows and columns.
    void setGrid(const HeatmapGrid &grid);
    const HeatmapGrid &grid() const { return m_grid; }

    int currentRow() const { return m_row; } ///< -1: none
    int currentColumn() const { return m_column; }
    /// Where the current cell is; empty without one.
    QRect currentRect() const;
    /// Does not emit; -1, -1 makes none current.
    void setCurrentCell(int row, int column);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentCellChanged(int row, int column);
    /// Enter, Space or a double click on a cell that says something.
    void cellActivated(int row, int column);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    HeatmapPainter layoutNow() const;
    void moveTo(int row, int column);
    void activateCurrent();
    void describeCurrent();

    HeatmapGrid m_grid;
    int m_row = -1;
    int m_column = -1;
};

} // namespace Concord
