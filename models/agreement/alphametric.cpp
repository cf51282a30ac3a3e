// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/alphametric.h"

namespace Concord {

namespace {

WeightMatrix ratioDifferences(std::span<const double> values)
{
    std::vector<double> squares;
    squares.reserve(values.size() * values.size());
    for (const double first : values) {
        for (const double second : values) {
            const double sum = first + second;
            const double ratio = sum == 0 ? 0 : (first - second) / sum;
            squares.push_back(ratio * ratio);
        }
    }
    return WeightMatrix::fromDistances(int(values.size()), std::move(squares));
}

// Pairable values below each category, counting half of those in it.
std::vector<double> alphaMidRanks(std::span<const qint64> counts)
{
    std::vector<double> ranks;
    double below = 0;
    for (const qint64 count : counts) {
        ranks.push_back(below + double(count) / 2);
        below += double(count);
    }
    return ranks;
}

} // namespace

WeightMatrix alphaWeights(const AlphaMetric &metric, std::span<const qint64> pairableCounts)
{
    if (metric.given)
        return *metric.given;
    switch (metric.measure) {
    case Measure::nominal:
    case Measure::set:
        return WeightMatrix::identity(int(pairableCounts.size()));
    case Measure::ordinal:
        return WeightMatrix::squaredDifferences(alphaMidRanks(pairableCounts));
    case Measure::interval:
        return WeightMatrix::squaredDifferences(metric.values);
    case Measure::ratio:
        return ratioDifferences(metric.values);
    }
    Q_UNREACHABLE();
}

} // namespace Concord
