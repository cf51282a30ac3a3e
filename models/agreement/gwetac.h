// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/counttotals.h"
#include "models/agreement/inference.h"

namespace Concord {

/// Gwet's AC1 (2008, Br J Math Stat Psychol 61) without weights and AC2 (2014, chapter 5) with
/// them, for any pattern of missing ratings (agreement.md sections 2 and 3).
///
/// Chance agreement is T_w / (q (q - 1)) * sum of pi_k (1 - pi_k), q being the number of declared
/// categories and T_w the sum of all weights. Defined (and 1) when all ratings are the same, but
/// one_category when q is 1.
Estimate gwetAc(const CountPatterns &patterns, const WeightMatrix &weights,
                const InferenceOptions &options = {});

/// The value alone; nothing where it is undefined.
std::optional<double> gwetAcValue(const CountTotals &totals, const WeightMatrix &weights);

} // namespace Concord
