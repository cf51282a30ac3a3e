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

/// What each pattern of units contributes to Do = 1 - pa; the spans and vectors are by pattern.
struct UnitTerms
{
    std::span<const qint64> frequencies;
    std::vector<double> disagreement; ///< mean over the pairs of a unit's ratings; 0 with one
    std::vector<bool> isPaired; ///< two ratings or more

    static UnitTerms of(const CountPatterns &patterns, const CountTotals &totals);
};

/// Standard errors of 1 - Do / De by linearisation over units, the raters being given
/// (agreement.md section 3, "SE", written in disagreements Do = 1 - pa and De = 1 - pe).
///
/// `unitExpected[u]` is what a unit of pattern u contributes to De. Nothing for a single unit.
std::optional<StandardErrors> linearisedErrors(const UnitTerms &terms, double observed,
                                               double expected,
                                               std::span<const double> unitExpected);

/// Adds errors, t interval and Wald test to an estimate that has its value.
///
/// With a standard error of 0 the interval is the value itself and there is no test.
void addWaldInference(Estimate &estimate, const StandardErrors &errors, double df,
                      const InferenceOptions &options);

/// 1 - Do / De with all of that: De = 0 is no_variation. There has to be a pairable unit.
Estimate chanceCorrected(const UnitTerms &terms, double observed, double expected,
                         std::span<const double> unitExpected, const InferenceOptions &options);

/// 1 - Do / De alone; nothing where De is 0.
std::optional<double> chanceCorrectedValue(double observed, double expected);

} // namespace Concord
