// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/heatmapgrid.h"
#include "models/report/studyresults.h"

namespace Concord {

/// What two annotators answered on the units both did, in units: the categories of `first` in the
/// rows, those of `second` in the columns.
///
/// Not valid when they share no unit, or when there are more than 24 categories: those are numbers
/// or names.
HeatmapGrid pairConfusionGrid(const StudyResults &results, const QString &first,
                              const QString &second);

} // namespace Concord
