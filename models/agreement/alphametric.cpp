// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/alphametric.h"

namespace Concord {

namespace {

template <typename Difference>
WeightMatrix alphaFromDifferences(int categories, Difference difference)
{
    std::vector<double> squares;
    squares.reserve(size_t(categories) * size_t(categories));
    for (size_t c = 0; c < size_t(categories); ++c) {
        for (size_t k = 0; k < size_t(categories); ++k) {
            const double d = c == k ? 0 : difference(c, k);
            squares.push_back(d * d);
        }
    }
    return WeightMatrix::fromDistances(categories, std::move(squares));
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
    const int categories = int(pairableCounts.size());
    const std::vector<double> &values = metric.values;
    switch (metric.measure) {
    case Measure::nominal:
        return WeightMatrix::identity(categories);
    case Measure::ordinal: {
        const std::vector<double> ranks = alphaMidRanks(pairableCounts);
        return alphaFromDifferences(categories,
                                    [&](size_t c, size_t k) { return ranks[c] - ranks[k]; });
    }
    case Measure::interval:
        return alphaFromDifferences(categories,
                                    [&](size_t c, size_t k) { return values[c] - values[k]; });
    case Measure::ratio:
        return alphaFromDifferences(categories, [&](size_t c, size_t k) {
            const double sum = values[c] + values[k];
            return sum == 0 ? 0 : (values[c] - values[k]) / sum;
        });
    }
    Q_UNREACHABLE();
}

} // namespace Concord
