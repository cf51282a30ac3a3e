// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartwidget.h"

#include "ui/charts/chartstyle.h"

#include <QEvent>
#include <QVBoxLayout>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>

namespace Concord {

ChartWidget::ChartWidget(QWidget *parent) : QWidget(parent), m_view(new QChartView)
{
    dressView(*m_view);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
}

ChartWidget::~ChartWidget() = default;

void ChartWidget::draw()
{
    const std::unique_ptr<QChart> old(m_view->chart());
    m_view->setChart(hasChart() ? makeChart(ChartColors::fromTheme(currentTheme())).release()
                                : new QChart);
}

QSize ChartWidget::sizeOf(int characters, int lines) const
{
    return {characters * fontMetrics().averageCharWidth(), lines * fontMetrics().height()};
}

void ChartWidget::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        draw();
    QWidget::changeEvent(event);
}

} // namespace Concord
