// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/heatmapgrid.h"

#include <QWidget>

class QRadioButton;

namespace Concord {

class Fold;
class HeatmapWidget;

/// How often each tag was put on, by model or by task; folded away at first.
class TagCounts : public QWidget
{
    Q_OBJECT

public:
    explicit TagCounts(QWidget *parent = nullptr);

    /// Rows are tags, columns are models or tasks. Without a valid grid there is nothing to see.
    void setGrids(const HeatmapGrid &byModel, const HeatmapGrid &byTask);

Q_SIGNALS:
    void modelCellActivated(const QString &tag, const QString &model);
    void taskCellActivated(const QString &tag, const QString &task);

private:
    QWidget *makeContent();
    void showGrid();
    void activate(int row, int column);

    HeatmapGrid m_byModel;
    HeatmapGrid m_byTask;
    QRadioButton *m_models;
    QRadioButton *m_tasks;
    HeatmapWidget *m_heatmap;
    Fold *m_fold;
};

} // namespace Concord
