// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/studycharts.h"
#include "models/evaluation/evaluationfilter.h"
#include "models/evaluation/failure.h"

namespace Concord {

/// What tags are counted by.
enum class TagGrouping { Models, Tasks };

/// How many responses have each tag, by model or by task. Rows are `tags`, then what else `counts`
/// name; columns the models or tasks of `choices` and of `counts`. Not valid without both.
HeatmapGrid tagGrid(const QList<TagCount> &counts, TagGrouping grouping,
                    const QStringList &tags = {}, const ResponseChoices &choices = {});

/// Both grids as charts, in the order of tagChartIds(); none without counts.
QList<StudyChart> tagCharts(const QList<TagCount> &counts);

/// "tags-by-model", "tags-by-task".
QStringList tagChartIds();

} // namespace Concord
