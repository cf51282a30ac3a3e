// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/barseries.h"
#include "models/charts/heatmapgrid.h"
#include "models/evaluation/evaluationdata.h"

namespace Concord {

/// Values are as in MetricCell; cells show percent (the judge's score: points). A mean is the plain
/// mean of the cells there are. A grid or series without a value is not valid.

/// The pathways whose attributes the paper compares: AttributeFilter, TypeGuided, TaskRelated.
QList<Pathway> attributePathways();
QList<Pathway> allPathways();

/// Attribute-type F1: models x tasks and their mean over tasks, below them the mean of the models;
/// mean over `chosen` pathways.
HeatmapGrid attributeTypeF1Grid(const EvaluationData &data, const QList<Pathway> &chosen);

/// Relative value accuracy, in percent: the mean over tasks and `chosen` pathways of each model.
BarSeries relativeValueAccuracyBars(const EvaluationData &data, const QList<Pathway> &chosen);

/// Task accuracy: models x tasks and their means, best and worst of each column marked; then two
/// baselines, where the items are the benchmark's 1,000 (ip-dialog.md section 6): the chance of an
/// exactly right answer, as published (open-ended tasks count as 0 in its mean), and the score that
/// a random valid answer can expect. As published, a mean is that of cells rounded to 0.01 %.
HeatmapGrid taskAccuracyGrid(const EvaluationData &data, const QList<Pathway> &chosen);

/// The judge's score, 0..14: models x tasks and their means.
HeatmapGrid judgeScoreGrid(const EvaluationData &data, const QList<Pathway> &chosen);

/// Task accuracy and judge's score (rows) of each pathway: means over tasks and those of `models`
/// (empty: the ones without fine-tuning), min-max normalised over the pathways; the cells show the
/// means too. A measure that is the same everywhere has no value, and one pathway makes no grid.
HeatmapGrid pathwaysGrid(const EvaluationData &data, const QStringList &models = {});

enum class PathwayMeasure { TaskAccuracy, JudgeScore };

/// Models x pathways: mean over tasks.
HeatmapGrid pathwayByModelGrid(const EvaluationData &data, PathwayMeasure measure);

} // namespace Concord
