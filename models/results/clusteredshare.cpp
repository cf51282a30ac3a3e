// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/clusteredshare.h"

#include "models/agreement/distributions.h"

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

double effectiveTrials(const UnitShares &units, double share, double trials)
{
    double answered = 0;
    double squares = 0;
    bool isRepeated = false;
    for (const UnitShare &unit : units) {
        if (unit.trials == 0)
            continue;
        const double residual = double(unit.successes) - share * double(unit.trials);
        squares += residual * residual;
        answered += 1;
        isRepeated = isRepeated || unit.trials > 1;
    }
    if (!isRepeated)
        return trials;
    const double independent = share * (1 - share) / trials;
    if (independent == 0 || answered < 2)
        return answered;
    const double variance = answered / (answered - 1) * squares / (trials * trials);
    return trials / std::max(1.0, variance / independent);
}

} // namespace

ShareInterval wilsonInterval(double share, double trials, double level)
{
    const double z = normalQuantile(1 - (1 - level) / 2);
    const double square = z * z / trials;
    const double centre = (share + square / 2) / (1 + square);
    const double half =
        z / (1 + square) * std::sqrt(share * (1 - share) / trials + square / (4 * trials));
    ShareInterval interval{level, std::max(0.0, centre - half), std::min(1.0, centre + half)};
    if (share == 0)
        interval.low = 0;
    if (share == 1)
        interval.high = 1;
    return interval;
}

void UnitShare::add(bool isSuccess, qint64 times)
{
    successes += isSuccess ? times : 0;
    trials += times;
}

OutcomeValue clusteredShare(const UnitShares &units, double level)
{
    UnitShare all;
    for (const UnitShare &unit : units) {
        all.successes += unit.successes;
        all.trials += unit.trials;
    }
    OutcomeValue found;
    found.n = all.trials;
    if (all.trials == 0)
        return found;
    const double share = double(all.successes) / double(all.trials);
    const ShareInterval interval =
        wilsonInterval(share, effectiveTrials(units, share, double(all.trials)), level);
    found.value = share;
    found.low = interval.low;
    found.high = interval.high;
    return found;
}

} // namespace Concord
