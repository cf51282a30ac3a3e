// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/evaluationcharts.h"

namespace Concord {

/// Why scores give no such chart, and what would, in a sentence or two; `hasImported`: the finished
/// numbers of the project give it.
QString whyNoChart(const QString &chart, const EvaluationData &data,
                   const EvaluationChartOptions &options, bool hasImported);

} // namespace Concord
