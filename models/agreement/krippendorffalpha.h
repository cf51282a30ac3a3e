// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/alphametric.h"
#include "models/agreement/counttotals.h"
#include "models/agreement/inference.h"

namespace Concord {

/// Krippendorff's alpha (1970; 2011, "Computing Krippendorff's alpha-reliability"; agreement.md
/// section 4) over units with two ratings or more. `observed` and `expected` are Do and De.
///
/// Undefined with no_variation when the pairable values are all alike. The standard error is the
/// linearised one with pairable units - 1 degrees of freedom; it takes the ordinal metric, which
/// depends on the data, as given. The preferred interval is the bootstrap's.
Estimate krippendorffAlpha(const CountPatterns &patterns, const AlphaMetric &metric,
                           const InferenceOptions &options = {});

/// The value alone, of totals that have these weights; nothing where it is undefined.
std::optional<double> krippendorffAlphaValue(const CountTotals &totals,
                                             const WeightMatrix &weights);

} // namespace Concord
