// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tagcounts.h"

#include "ui/charts/heatmapwidget.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/itemparts.h"

#include <QHBoxLayout>
#include <QRadioButton>
#include <QScrollArea>

namespace Concord {

namespace {

// The table above needs the rest; where there is little, the counts scroll.
constexpr int mostHeight = 250;
constexpr int leastHeight = 60;

} // namespace

TagCounts::TagCounts(QWidget *parent)
    : QWidget(parent), m_models(new QRadioButton(tr("By model"), this)),
      m_tasks(new QRadioButton(tr("By task"), this)), m_heatmap(new HeatmapWidget(this)),
      m_fold(new Fold(tr("How often each tag was put on"), [this] { return makeContent(); }))
{
    m_models->setObjectName(QStringLiteral("tagsByModel"));
    m_tasks->setObjectName(QStringLiteral("tagsByTask"));
    m_heatmap->setObjectName(QStringLiteral("tagGrid"));
    m_fold->setObjectName(QStringLiteral("tagCountsFold"));
    m_models->setChecked(true);
    for (QWidget *widget : {static_cast<QWidget *>(m_models), static_cast<QWidget *>(m_tasks),
                            static_cast<QWidget *>(m_heatmap)})
        widget->hide(); // until the fold is opened
    makeColumn(this, 0)->addWidget(m_fold);
    connect(m_models, &QRadioButton::toggled, this, &TagCounts::showGrid);
    connect(m_heatmap, &HeatmapWidget::cellActivated, this, &TagCounts::activate);
    hide();
}

QWidget *TagCounts::makeContent()
{
    auto *content = new QWidget;
    content->setProperty("role", QStringLiteral("plain"));
    auto *column = makeColumn(content, 6);
    auto *which = new QHBoxLayout;
    which->addWidget(m_models);
    which->addWidget(m_tasks);
    which->addStretch();
    column->addLayout(which);
    column->addWidget(m_heatmap, 1);
    auto *area = new QScrollArea;
    area->setObjectName(QStringLiteral("tagCountsArea"));
    area->setFrameShape(QFrame::NoFrame);
    area->setProperty("role", QStringLiteral("plain"));
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setMinimumHeight(leastHeight);
    area->setMaximumHeight(mostHeight);
    area->setWidget(content);
    m_models->show();
    m_tasks->show();
    m_heatmap->show();
    return area;
}

void TagCounts::setGrids(const HeatmapGrid &byModel, const HeatmapGrid &byTask)
{
    m_byModel = byModel;
    m_byTask = byTask;
    showGrid();
    setVisible(byModel.isValid() || byTask.isValid());
}

void TagCounts::showGrid()
{
    m_heatmap->setGrid(m_models->isChecked() ? m_byModel : m_byTask);
}

void TagCounts::activate(int row, int column)
{
    const QString tag = m_heatmap->grid().rows[row];
    const QString name = m_heatmap->grid().columns[column];
    if (m_models->isChecked())
        Q_EMIT modelCellActivated(tag, name);
    else
        Q_EMIT taskCellActivated(tag, name);
}

} // namespace Concord
