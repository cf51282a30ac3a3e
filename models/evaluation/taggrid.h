// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/studycharts.h"
#include "models/evaluation/failure.h"

namespace Concord {

/// What tags are counted by.
enum class TagGrouping { Models, Tasks };

/// How many responses have each tag (rows, in the order in which `counts` name them), by model or
/// by task. Not valid without counts.
HeatmapGrid tagGrid(const QList<TagCount> &counts, TagGrouping grouping);

/// Both grids as charts, in the order of tagChartIds(); none without counts.
QList<StudyChart> tagCharts(const QList<TagCount> &counts);

/// "tags-by-model", "tags-by-task".
QStringList tagChartIds();

} // namespace Concord
