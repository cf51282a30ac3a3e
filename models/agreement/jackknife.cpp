// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/jackknife.h"

#include "models/agreement/inference.h"

#include <cmath>

namespace Concord {

namespace {

struct LeftOut
{
    double times = 0;
    double value = 0;
};

// The statistic without one of each kind of unit; empty when it is undefined without some.
std::vector<LeftOut> leaveOneOut(const ResamplingUnits &units, const PatternStatistic &statistic)
{
    std::vector<qint64> drawn(units.multiplicities().begin(), units.multiplicities().end());
    std::vector<qint64> frequencies;
    std::vector<LeftOut> values;
    for (qint64 &times : drawn) {
        if (times == 0)
            continue;
        --times;
        units.compose(drawn, frequencies);
        ++times;
        const auto value = statistic(frequencies);
        if (!value)
            return {};
        values.push_back({double(times), *value});
    }
    return values;
}

} // namespace

std::optional<JackknifeSummary> jackknife(const ResamplingUnits &units,
                                          const PatternStatistic &statistic)
{
    if (units.size() > jackknifeLimit || units.total() < 2)
        return std::nullopt;
    const std::vector<LeftOut> values = leaveOneOut(units, statistic);
    double n = 0;
    double mean = 0;
    for (const LeftOut &left : values) {
        n += left.times;
        mean += left.times * left.value;
    }
    if (n < 2)
        return std::nullopt;
    mean /= n;
    double squares = 0;
    double cubes = 0;
    for (const LeftOut &left : values) {
        const double deviation = mean - left.value;
        squares += left.times * deviation * deviation;
        cubes += left.times * deviation * deviation * deviation;
    }
    JackknifeSummary summary;
    summary.standardError = standardErrorOf((n - 1) / n * squares);
    summary.acceleration = squares > 0 ? cubes / (6 * std::pow(squares, 1.5)) : 0;
    summary.df = n - 1;
    return summary;
}

Interval jackknifeInterval(double estimate, const JackknifeSummary &summary, double level)
{
    Interval interval = tInterval(estimate, summary.standardError, summary.df, level);
    interval.method = IntervalMethod::jackknife;
    return interval;
}

} // namespace Concord
