// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/barseries.h"
#include "models/charts/curveseries.h"
#include "models/charts/heatmapgrid.h"
#include "models/charts/histogramseries.h"

namespace Concord {

/// Charts as tables for LaTeX with booktabs: the title as caption, numbers as the chart shows them
/// and "–" where there is none.

/// The first line of each cell's text; the best of a column is bold, the worst underlined, and the
/// caption says so.
QString toLatex(const HeatmapGrid &grid);

/// One line for each category.
QString toLatex(const BarSeries &bars);

/// One line for each point, with its interval where the curve has a band.
QString toLatex(const CurveSeries &curve);

/// One line for each bin.
QString toLatex(const HistogramSeries &series);

} // namespace Concord
