// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/heatmapgrid.h"
#include "models/evaluation/evaluationdata.h"
#include "models/evaluation/runside.h"

namespace Concord {

/// Differences of two mean task accuracies, on a diverging scale that is symmetric around 0; the
/// cells say them in percentage points. Not valid where one of the two has no scores.

/// Task accuracy of model `first` minus that of `second`: pathways x tasks.
HeatmapGrid modelDifferenceGrid(const EvaluationData &data, const QString &first,
                                const QString &second);

/// Task accuracy in pathway `first` minus that in `second`: models x tasks.
HeatmapGrid pathwayDifferenceGrid(const EvaluationData &data, Pathway first, Pathway second);

/// Task accuracy of one run minus that of another: a row of tasks.
HeatmapGrid runDifferenceGrid(const EvaluationData &data, const RunSide &first,
                              const RunSide &second);

} // namespace Concord
