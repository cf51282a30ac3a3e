// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Concord {

/// A confidence interval of a share, within 0..1.
struct ShareInterval
{
    double level = 0.95;
    double low = 0;
    double high = 1;

    friend bool operator==(const ShareInterval &, const ShareInterval &) = default;
};

/// Clopper and Pearson's (1934) exact interval for `successes` of `trials` independent trials: from
/// the quantiles of beta distributions. `trials` is at least 1, `level` in (0, 1).
ShareInterval clopperPearson(qint64 successes, qint64 trials, double level);

/// p of the exact two-sided binomial test of "the chance of success is 1/2".
///
/// Under 1/2 the distribution is symmetric, so doubling the smaller tail and adding up all results
/// that are no more likely give the same; at most 1. `trials` is at least 1.
double binomialTestAgainstHalf(qint64 successes, qint64 trials);

} // namespace Concord
