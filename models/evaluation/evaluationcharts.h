// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/studycharts.h"
#include "models/evaluation/differencegrids.h"
#include "models/evaluation/evaluationgrids.h"

namespace Concord {

/// What the charts of an evaluation show.
struct EvaluationChartOptions
{
    /// Whose attributes are averaged; empty: the three pathways that the paper compares.
    QList<Pathway> attributePathways;
    /// Two models or two pathways, by their names; else the difference is the fine-tuned model of
    /// the paper minus the one it was trained from, if both are there.
    QString first;
    QString second;
};

/// Every chart there are data for, in the order of evaluationChartIds().
QList<StudyChart> evaluationCharts(const EvaluationData &data,
                                   const EvaluationChartOptions &options = {});

/// "attribute-type-f1", "relative-value-accuracy", "task-accuracy", "judge-score", "pathways",
/// "pathway-by-model", "pathway-by-model-judge", "difference".
QStringList evaluationChartIds();

} // namespace Concord
