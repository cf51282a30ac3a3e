// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/bootstrap.h"

#include "models/agreement/distributions.h"
#include "models/agreement/inference.h"
#include "models/agreement/jackknife.h"
#include "models/agreement/multinomial.h"

#include <QThread>

#include <algorithm>
#include <cmath>
#include <system_error>
#include <thread>
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

// Efron's bias correction and acceleration turn the tail of a normal into that of the replicates.
std::optional<std::pair<double, double>> acceleratedTails(const std::vector<double> &sorted,
                                                          double estimate, double acceleration,
                                                          double level)
{
    const auto range = std::ranges::equal_range(sorted, estimate);
    const auto below = double(range.begin() - sorted.begin()) + double(range.size()) / 2;
    const auto count = double(sorted.size());
    if (below <= 0 || below >= count)
        return std::nullopt;
    const double bias = normalQuantile(below / count);
    const auto tail = [&](double probability) {
        const double z = bias + normalQuantile(probability);
        return normalProbability(bias + z / (1 - acceleration * z));
    };
    return std::pair(tail((1 - level) / 2), tail((1 + level) / 2));
}

BootstrapSummary summariseReplicates(const std::vector<double> &values,
                                     const BootstrapOptions &options)
{
    BootstrapSummary summary;
    summary.replicates = options.replicates;
    summary.undefined = options.replicates - int(values.size());
    if (values.size() >= 2)
        summary.standardError = standardDeviation(values);
    return summary;
}

bool hasInterval(const BootstrapSummary &summary)
{
    return summary.replicates - summary.undefined >= 2 && !summary.isWithheld();
}

Interval tailInterval(const std::vector<double> &sorted, std::pair<double, double> tails,
                      double level, IntervalMethod method)
{
    return {level, quantileOf(sorted, tails.first), quantileOf(sorted, tails.second), method};
}

// The BCa interval of replicates that are not too often undefined.
std::optional<Interval> acceleratedInterval(const std::vector<double> &sorted,
                                            const ResamplingUnits &units,
                                            const PatternStatistic &statistic, double level)
{
    std::vector<qint64> frequencies;
    units.compose(units.multiplicities(), frequencies);
    const auto estimate = statistic(frequencies);
    const auto left = jackknife(units, statistic);
    if (!estimate || !left)
        return std::nullopt;
    const auto tails = acceleratedTails(sorted, *estimate, left->acceleration, level);
    if (!tails)
        return std::nullopt;
    return tailInterval(sorted, *tails, level, IntervalMethod::bca);
}

// The replicates in parts, one for each thread, put together in order.
QList<std::optional<double>> threadedReplicates(const ResamplingUnits &units,
                                                const QList<PatternStatistic> &statistics,
                                                const BootstrapOptions &options)
{
    struct Part
    {
        QList<PatternStatistic> statistics; // own ones: they have state
        QList<std::optional<double>> values;
    };
    const int wanted = options.threads > 0 ? options.threads : QThread::idealThreadCount();
    const int count = std::clamp(wanted, 1, std::max(1, options.replicates));
    const auto begin = [&](int part) { return int(qint64(options.replicates) * part / count); };
    std::vector<Part> parts;
    parts.reserve(size_t(count));
    for (int i = 0; i < count; ++i)
        parts.push_back({QList<PatternStatistic>(statistics.begin(), statistics.end()), {}});
    const auto run = [&](int part) {
        Part &own = parts[size_t(part)];
        own.values =
            bootstrapReplicates(units, own.statistics, options.seed, begin(part), begin(part + 1));
    };
    std::vector<std::thread> threads;
    for (int part = 1; part < count; ++part) {
        try {
            threads.emplace_back(run, part);
        } catch (const std::system_error &) { // no thread to be had: the work is done here
            run(part);
        }
    }
    run(0);
    for (std::thread &thread : threads)
        thread.join();
    QList<std::optional<double>> all;
    for (const Part &part : parts)
        all += part.values;
    return all;
}

} // namespace

QList<std::optional<double>> bootstrapReplicates(const ResamplingUnits &units,
                                                 const QList<PatternStatistic> &statistics,
                                                 quint64 seed, int first, int last)
{
    const Multinomial drawing(units.multiplicities());
    std::vector<qint64> drawn(size_t(units.size()));
    std::vector<qint64> frequencies;
    QList<std::optional<double>> values;
    values.reserve(statistics.size() * qsizetype(last - first));
    for (int replicate = first; replicate < last; ++replicate) {
        Philox random(seed, quint64(replicate));
        drawing.draw(drawing.total(), random, drawn);
        units.compose(drawn, frequencies);
        for (const PatternStatistic &statistic : statistics)
            values.append(statistic(frequencies));
    }
    return values;
}

BootstrapSummary percentileSummary(std::vector<double> values, const BootstrapOptions &options)
{
    std::ranges::sort(values);
    BootstrapSummary summary = summariseReplicates(values, options);
    if (hasInterval(summary)) {
        summary.interval = tailInterval(values, {(1 - options.level) / 2, (1 + options.level) / 2},
                                        options.level, IntervalMethod::bootstrap);
    }
    return summary;
}

QList<BootstrapSummary> bootstrap(const ResamplingUnits &units,
                                  const QList<PatternStatistic> &statistics,
                                  const BootstrapOptions &options)
{
    const auto replicates = threadedReplicates(units, statistics, options);
    QList<BootstrapSummary> summaries;
    for (qsizetype s = 0; s < statistics.size(); ++s) {
        std::vector<double> values;
        for (qsizetype i = s; i < replicates.size(); i += statistics.size()) {
            if (replicates[i])
                values.push_back(*replicates[i]);
        }
        if (!options.isAccelerated) {
            summaries.append(percentileSummary(std::move(values), options));
            continue;
        }
        std::ranges::sort(values);
        BootstrapSummary summary = summariseReplicates(values, options);
        if (hasInterval(summary))
            summary.interval = acceleratedInterval(values, units, statistics[s], options.level);
        summaries.append(summary);
    }
    return summaries;
}

} // namespace Concord
