// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/bootstrap.h"

#include "models/agreement/inference.h"
#include "models/agreement/multinomial.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace Concord {

namespace {

// Linear between order statistics (Hyndman and Fan 1996, definition 7; R's and numpy's default).
double quantileOf(const std::vector<double> &sorted, double probability)
{
    const double position = probability * double(sorted.size() - 1);
    const auto below = size_t(position);
    const size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (position - double(below)) * (sorted[above] - sorted[below]);
}

double standardDeviation(const std::vector<double> &values)
{
    double mean = 0;
    for (const double value : values)
        mean += value / double(values.size());
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return standardErrorOf(squares / double(values.size() - 1));
}

BootstrapSummary summariseReplicates(std::vector<double> values, const BootstrapOptions &options)
{
    BootstrapSummary summary;
    summary.replicates = options.replicates;
    summary.undefined = options.replicates - int(values.size());
    if (values.size() < 2)
        return summary;
    std::sort(values.begin(), values.end());
    summary.standardError = standardDeviation(values);
    if (!summary.isWithheld()) {
        const double tail = (1 - options.level) / 2;
        summary.interval = {options.level, quantileOf(values, tail), quantileOf(values, 1 - tail),
                            IntervalMethod::bootstrap};
    }
    return summary;
}

} // namespace

QList<std::optional<double>> bootstrapReplicates(std::span<const qint64> frequencies,
                                                 const QList<PatternStatistic> &statistics,
                                                 quint64 seed, int first, int last)
{
    const Multinomial units(frequencies);
    std::vector<qint64> drawn(frequencies.size());
    QList<std::optional<double>> values;
    values.reserve(statistics.size() * qsizetype(last - first));
    for (int replicate = first; replicate < last; ++replicate) {
        Philox random(seed, quint64(replicate));
        units.draw(units.total(), random, drawn);
        for (const PatternStatistic &statistic : statistics)
            values.append(statistic(drawn));
    }
    return values;
}

QList<BootstrapSummary> bootstrap(std::span<const qint64> frequencies,
                                  const QList<PatternStatistic> &statistics,
                                  const BootstrapOptions &options)
{
    const auto replicates =
        bootstrapReplicates(frequencies, statistics, options.seed, 0, options.replicates);
    QList<BootstrapSummary> summaries;
    for (qsizetype s = 0; s < statistics.size(); ++s) {
        std::vector<double> values;
        for (qsizetype i = s; i < replicates.size(); i += statistics.size()) {
            if (replicates[i])
                values.push_back(*replicates[i]);
        }
        summaries.append(summariseReplicates(std::move(values), options));
    }
    return summaries;
}

} // namespace Concord
