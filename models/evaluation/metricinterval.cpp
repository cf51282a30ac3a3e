// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/metricinterval.h"

#include "models/agreement/bootstrap.h"
#include "models/core/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace Concord {

namespace {

constexpr size_t mostExactFlips = 14;
// Apart from the bootstrap's streams, which are the numbers of its replicates.
constexpr quint64 signFlipStream = quint64(1) << 32;

double sumOf(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// The mean with its bootstrap; `values` are not empty.
Estimate resampledMean(std::span<const double> values, const MetricIntervalOptions &options)
{
    Estimate estimate;
    estimate.value = sumOf(values) / double(values.size());
    estimate.zeroSe = std::all_of(values.begin(), values.end(),
                                  [&values](double value) { return value == values.front(); });
    if (estimate.zeroSe)
        return estimate;
    const std::vector<qint64> once(values.size(), 1);
    const PatternStatistic mean = [values](std::span<const qint64> drawn) {
        double sum = 0;
        for (size_t i = 0; i < values.size(); ++i)
            sum += double(drawn[i]) * values[i];
        return std::optional(sum / double(values.size()));
    };
    BootstrapOptions draws;
    draws.replicates = options.replicates;
    draws.seed = options.seed;
    draws.level = options.level;
    const BootstrapSummary summary =
        bootstrap(ResamplingUnits::fromPatterns(once), {mean}, draws).first();
    estimate.interval = summary.interval;
    estimate.standardError = summary.standardError;
    return estimate;
}

/// How far a sum may fall short of the observed one and still be as extreme: rounding only.
double leastExtreme(std::span<const double> differences)
{
    double size = 0;
    for (const double difference : differences)
        size += std::abs(difference);
    return std::abs(sumOf(differences)) - 1e-12 * size;
}

double exactFlipP(std::span<const double> differences)
{
    const double least = leastExtreme(differences);
    const quint32 assignments = quint32(1) << differences.size();
    quint32 extreme = 0;
    for (quint32 signs = 0; signs < assignments; ++signs) {
        double sum = 0;
        for (size_t i = 0; i < differences.size(); ++i)
            sum += (signs >> i) & 1 ? -differences[i] : differences[i];
        extreme += std::abs(sum) >= least ? 1 : 0;
    }
    return double(extreme) / double(assignments);
}

double sampledFlipP(std::span<const double> differences, const MetricIntervalOptions &options)
{
    const double least = leastExtreme(differences);
    Philox random(options.seed, signFlipStream);
    int extreme = 0;
    for (int permutation = 0; permutation < options.permutations; ++permutation) {
        double sum = 0;
        quint32 bits = 0;
        for (size_t i = 0; i < differences.size(); ++i) {
            bits = i % 32 == 0 ? random.next32() : bits >> 1;
            sum += bits & 1 ? -differences[i] : differences[i];
        }
        extreme += std::abs(sum) >= least ? 1 : 0;
    }
    return double(1 + extreme) / double(1 + options.permutations);
}

SignificanceTest signFlipTest(std::span<const double> differences, double mean,
                              const MetricIntervalOptions &options)
{
    std::vector<double> flipped;
    std::copy_if(differences.begin(), differences.end(), std::back_inserter(flipped),
                 [](double difference) { return difference != 0; });
    const double p =
        flipped.size() <= mostExactFlips ? exactFlipP(flipped) : sampledFlipP(flipped, options);
    return {QLatin1StringView("sign_flip"), mean, p, {}};
}

} // namespace

Estimate metricMean(std::span<const double> scores, const MetricIntervalOptions &options)
{
    if (scores.empty())
        return Estimate::none(UndefinedReason::noData);
    Estimate estimate = resampledMean(scores, options);
    estimate.details = {{QLatin1StringView("items"), double(scores.size())}};
    return estimate;
}

Estimate pairedDifference(const ItemScores &first, const ItemScores &second,
                          const MetricIntervalOptions &options)
{
    std::vector<double> differences;
    for (auto score = first.begin(); score != first.end(); ++score) {
        const auto other = second.find(score.key());
        if (other != second.end())
            differences.push_back(score.value() - other.value());
    }
    if (differences.empty())
        return Estimate::none(UndefinedReason::noOverlap);
    Estimate estimate = resampledMean(differences, options);
    estimate.details = {{QLatin1StringView("shared_items"), double(differences.size())}};
    estimate.test = signFlipTest(differences, *estimate.value, options);
    return estimate;
}

} // namespace Concord
