// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/studycharts.h"
#include "models/report/studyreport.h"

#include <QSize>

#include <optional>

namespace Concord {

enum class ChartFormat { Png, Svg, Pdf };

/// The format that the ending of a path names, or nothing.
std::optional<ChartFormat> chartFormatOf(const QString &path);

/// The size a chart is comfortable at, in points of 1/96 inch.
QSize preferredChartSize(const StudyChart &chart);

/// A chart as the bytes of a file: light colours on white, no animation; a PNG has twice the pixels
/// of `size`, where texts that would overlap are scaled down. Needs a QApplication, but no display.
/// Empty when the chart has nothing to show.
QByteArray renderChart(const StudyChart &chart, ChartFormat format, const QSize &size);

/// Every chart of the results as SVG, for studyReport().
QList<ReportFigure> reportFigures(const StudyResults &results);

} // namespace Concord
