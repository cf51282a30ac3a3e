// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chartcolors.h"

#include <QFont>

#include <memory>

class QAbstractAxis;
class QChart;
class QChartView;

namespace Concord {

/// An empty Qt chart without ground, frame and animations; its legend is on top.
std::unique_ptr<QChart> makePlainChart(const ChartColors &colors, const QFont &font);

void dressAxis(QAbstractAxis *axis, const ChartColors &colors, const QFont &font);

/// Takes ground, frame and focus from the view of a chart.
void dressView(QChartView &view);

/// The step of 1, 2 or 5 times a power of ten that gives about five marks; never less than 1.
double markStep(double range);

} // namespace Concord
