// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/bootstrap.h"

namespace Concord {

/// What leaving out one unit (or cluster) after the other says about a statistic.
struct JackknifeSummary
{
    double standardError = 0;
    double acceleration = 0; ///< of BCa (Efron 1987, equation 6.6)
    double df = 0; ///< units left out, less one

    friend bool operator==(const JackknifeSummary &, const JackknifeSummary &) = default;
};

/// More different units than this are not left out one by one: the time is their square.
constexpr qsizetype jackknifeLimit = 20'000;

/// The jackknife (Efron and Tibshirani 1993, chapter 11) in its grouped form: units of one pattern
/// are left out once and counted as often as they occur. Units that the statistic does not use
/// should have the multiplicity 0.
///
/// Nothing when the statistic is undefined without some unit, with fewer than two units, or with
/// more different ones than the limit.
std::optional<JackknifeSummary> jackknife(const ResamplingUnits &units,
                                          const PatternStatistic &statistic);

/// estimate -+ t(df) quantile * standard error (the jackknife-t interval; Hughes 2022,
/// arXiv 2210.13265, for few units), the upper bound clipped at 1.
Interval jackknifeInterval(double estimate, const JackknifeSummary &summary, double level);

} // namespace Concord
