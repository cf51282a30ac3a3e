// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/counttotals.h"
#include "models/agreement/inference.h"

namespace Concord {

/// Unanimity: the share of units with two ratings or more whose ratings are all the same (what irr
/// calls `agree`; agreement.md section 3). In 0..1, with the standard error of a mean over units.
///
/// It falls with the number of raters of a unit, unlike percent agreement.
Estimate unanimity(const CountPatterns &patterns, const InferenceOptions &options = {});

/// The value with these frequencies of the patterns; nothing without a pairable unit.
std::optional<double> unanimityValue(const CountPatterns &patterns,
                                     std::span<const qint64> frequencies);

} // namespace Concord
