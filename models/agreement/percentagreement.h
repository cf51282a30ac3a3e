// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/counttotals.h"
#include "models/agreement/inference.h"

namespace Concord {

/// Percent agreement: how often two raters of a unit, drawn at random, agree; the mean over units
/// with two ratings or more (Gwet 2014, chapter 2; agreement.md section 3, pa). In 0..1.
///
/// Not corrected for chance, so it is defined when all ratings are the same (and then 1). The
/// "wald_t" test is of the value 0, as irrCAC prints it; it is rarely of interest.
Estimate percentAgreement(const CountPatterns &patterns, const WeightMatrix &weights,
                          const InferenceOptions &options = {});

/// The value alone; nothing where it is undefined.
std::optional<double> percentAgreementValue(const CountTotals &totals);

} // namespace Concord
