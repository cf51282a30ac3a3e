// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartstyle.h"

#include <QGraphicsLayout>
#include <QtCharts/QAbstractAxis>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QLegend>

#include <algorithm>
#include <cmath>

namespace Concord {

std::unique_ptr<QChart> makePlainChart(const ChartColors &colors, const QFont &font)
{
    auto chart = std::make_unique<QChart>();
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setBackgroundBrush(Qt::NoBrush);
    chart->setBackgroundPen(Qt::NoPen);
    chart->setBackgroundRoundness(0);
    chart->setMargins(QMargins());
    chart->layout()->setContentsMargins(0, 0, 0, 0);
    chart->legend()->setAlignment(Qt::AlignTop);
    chart->legend()->setFont(font);
    chart->legend()->setLabelColor(colors.text);
    chart->legend()->setMarkerShape(QLegend::MarkerShapeRectangle);
    return chart;
}

void dressAxis(QAbstractAxis *axis, const ChartColors &colors, const QFont &font)
{
    axis->setLabelsFont(font);
    axis->setLabelsColor(colors.text);
    axis->setTitleFont(font);
    axis->setTitleBrush(colors.muted);
    axis->setLinePenColor(colors.line);
    axis->setGridLineColor(colors.line);
}

void dressView(QChartView &view)
{
    view.setRenderHint(QPainter::Antialiasing);
    view.setFrameShape(QFrame::NoFrame);
    view.setBackgroundBrush(Qt::NoBrush);
    view.setStyleSheet(QStringLiteral("background: transparent;"));
    view.setFocusPolicy(Qt::NoFocus);
}

double markStep(double range)
{
    const double rough = std::max(1.0, range / 5);
    const double power = std::pow(10, std::floor(std::log10(rough)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= rough)
            return factor * power;
    }
    return 10 * power;
}

} // namespace Concord
