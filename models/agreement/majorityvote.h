// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/aggregation.h"

namespace Concord {

/// The label that most raters gave, every label counting the same; the posterior is each
/// category's share of the votes. Repeated labels of one rater are votes each.
///
/// An Error without a rating.
Result<Consensus> majorityVote(const LabelCounts &counts);

} // namespace Concord
