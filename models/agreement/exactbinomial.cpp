// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/exactbinomial.h"

#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>

#include <algorithm>

namespace Concord {

namespace {

double betaQuantile(qint64 a, qint64 b, double probability)
{
    return quantile(boost::math::beta_distribution<double>(double(a), double(b)), probability);
}

} // namespace

ShareInterval clopperPearson(qint64 successes, qint64 trials, double level)
{
    Q_ASSERT(trials > 0 && successes >= 0 && successes <= trials);
    const double tail = (1 - level) / 2;
    ShareInterval interval{level, 0, 1};
    if (successes > 0)
        interval.low = betaQuantile(successes, trials - successes + 1, tail);
    if (successes < trials)
        interval.high = betaQuantile(successes + 1, trials - successes, 1 - tail);
    return interval;
}

double binomialTestAgainstHalf(qint64 successes, qint64 trials)
{
    Q_ASSERT(trials > 0 && successes >= 0 && successes <= trials);
    const boost::math::binomial_distribution<double> guessing(double(trials), 0.5);
    const double tail = cdf(guessing, double(std::min(successes, trials - successes)));
    return std::min(1.0, 2 * tail);
}

} // namespace Concord
