// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/failure.h"
#include "storage/sqlcondition.h"

namespace Concord {

/// Responses of runs that are ready and fit the filter; it speaks of model_run, response and item.
SqlCondition responseCondition(const EvaluationFilter &filter);

/// The same with what is asked of their scores, where response_score is called score.
SqlCondition failureCondition(const FailureFilter &filter);
QString measureColumn(FailureMeasure measure);

} // namespace Concord
