// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/results/resultinput.h"

namespace Concord {

/// Mean ratings of a scale or a single choice whose options' ids are numbers:
///
///     mean_rating                each annotator, all together, each judge
///     mean_rating_by_attribute   as of yesRateTables()
///     mean_rating_by_run
///
/// Intervals by bootstrap over units. Nothing for other questions.
QList<OutcomeTable> meanRatingTables(const ResultInput &input);

/// "mean_rank": the mean place of each option of a ranking, 1 for the best, with a bootstrap over
/// units, and how often it came first, with Wilson's interval. Nothing for other questions.
QList<OutcomeTable> meanRankTables(const ResultInput &input);

} // namespace Concord
