// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/barseries.h"
#include "models/charts/curveseries.h"
#include "models/charts/heatmapgrid.h"
#include "models/charts/histogramseries.h"
#include "models/report/studyresults.h"

#include <variant>

namespace Concord {

/// A chart of a study or dataset by its id on the command line.
struct StudyChart
{
    QString id; ///< "confusion", "annotators", "pairs", "curve", "progress", …
    QString description; ///< what it shows, in a sentence
    std::variant<HeatmapGrid, BarSeries, CurveSeries, HistogramSeries> chart;

    QString title() const;
    QString csv() const;
    QString latex() const;
};

/// Who wrote the texts (rows) by who they were taken for (columns): counts, coloured by the share
/// of the row.
HeatmapGrid confusionGrid(const TuringResults &turing);

/// The share of right answers of each annotator (rows) about human and synthetic texts (columns).
HeatmapGrid annotatorGrid(const TuringResults &turing);

/// Cohen's kappa of each pair of annotators, both ways round; the diagonal is empty.
HeatmapGrid pairGrid(const AgreementReport &agreement);

/// Done and open assignments of each annotator.
BarSeries progressBars(const QList<ProgressRow> &progress);

/// The headline's coefficient over the units in the order of their last answers.
CurveSeries headlineCurve(const StudyResults &results);

/// Every chart the results have data for, in the order of studyChartIds().
QList<StudyChart> studyCharts(const StudyResults &results);

/// The ids of all charts there can be.
QStringList studyChartIds();

} // namespace Concord
