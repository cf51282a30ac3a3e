// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/studycharts.h"
#include "models/evaluation/evaluationcharts.h"
#include "models/evaluation/metricinterval.h"

namespace Concord {

/// Says the bootstrap interval of every mean of a model, and of a pathway, in the descriptions of
/// the heatmaps' cells. Charts without item scores behind them stay as they are.
void addIntervals(QList<StudyChart> &charts, const EvaluationData &data,
                  const EvaluationChartOptions &options, const MetricIntervalOptions &how = {});

/// The bootstrap intervals of the models' relative value accuracies, as a sentence; empty where
/// there is none.
QString valueAccuracyIntervals(const EvaluationData &data, const EvaluationChartOptions &options,
                               const MetricIntervalOptions &how = {});

} // namespace Concord
