// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/studycharts.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QSpacerItem;
class QVBoxLayout;

namespace Concord {

class HeatmapWidget;
class HistogramChart;
class ProgressChart;
class SidewaysArea;

/// A chart with its title, what its current cell says, and a button that saves it.
class ChartCard : public QFrame
{
    Q_OBJECT

public:
    explicit ChartCard(QWidget *parent = nullptr);

    /// Shows the chart; the current cell stays. Hides the card when there is none.
    void setChart(const StudyChart *chart);
    /// Says in place of a chart why there is none.
    void setEmpty(const QString &title, const QString &sentence);
    /// How to use a heatmap while no cell of it is chosen.
    void setCellHint(const QString &hint);
    /// A widget beneath the chart that takes the place of the one before; nullptr: none.
    void setBeneath(QWidget *widget);
    /// More about the chart, below it; empty hides it.
    void setNote(const QString &note);

Q_SIGNALS:
    /// Enter or a double click on a cell of a heatmap.
    void cellOpened(const QString &chart, int row, int column);
    void saveRequested(const QString &chart, const QString &path);

protected:
    /// Puts a control beside the title.
    void addTool(QWidget *tool);

private:
    void showCell();
    void askForFile();

    QString m_chart; ///< its id
    QLabel *m_title;
    QLabel *m_description;
    QPushButton *m_save;
    HeatmapWidget *m_heatmap;
    SidewaysArea *m_heatmapArea;
    ProgressChart *m_bars;
    HistogramChart *m_histogram;
    QLabel *m_cell;
    QLabel *m_note;
    QHBoxLayout *m_head;
    QVBoxLayout *m_column;
    QSpacerItem *m_rest; ///< of the height, where there is no chart
    QWidget *m_beneath = nullptr;
    QString m_hint;
};

} // namespace Concord
