// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/counttotals.h"
#include "models/agreement/inference.h"

namespace Concord {

struct StandardErrors
{
    double ratio = 0; ///< Concord's: n2 / n is itself a sample's, so its variation counts
    double gwet = 0; ///< Gwet (2014), Klein (2018): takes n2 / n as given
};

/// Standard errors of 1 - Do / De by linearisation over units, the raters being given
/// (agreement.md section 3, "SE", written in disagreements Do = 1 - pa and De = 1 - pe).
///
/// `unitExpected[u]` is what a unit of pattern u contributes to De. Nothing for a single unit.
std::optional<StandardErrors> linearisedErrors(const CountPatterns &patterns,
                                               const CountTotals &totals, double expected,
                                               std::span<const double> unitExpected);

/// Adds errors, t interval and Wald test to an estimate that has its value.
///
/// With a standard error of 0 the interval is the value itself and there is no test.
void addWaldInference(Estimate &estimate, const StandardErrors &errors, double df,
                      const InferenceOptions &options);

} // namespace Concord
