// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/correlation.h"

#include "models/agreement/distributions.h"
#include "models/agreement/inference.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace Concord {

namespace {

constexpr double correlationRounding = 1e-14;

std::vector<double> centred(std::span<const double> values)
{
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    std::vector<double> deviations;
    for (const double value : values)
        deviations.push_back(value - mean);
    return deviations;
}

double dotProduct(const std::vector<double> &first, const std::vector<double> &second)
{
    return std::inner_product(first.begin(), first.end(), second.begin(), 0.0);
}

bool isConstant(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(),
                       [&values](double value) { return value == values.front(); });
}

std::vector<double> midranks(std::span<const double> values)
{
    std::vector<size_t> order(values.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::sort(order.begin(), order.end(),
              [&values](size_t a, size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (size_t first = 0; first < order.size();) {
        size_t last = first;
        while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]])
            ++last;
        for (size_t i = first; i <= last; ++i)
            ranks[order[i]] = double(first + last) / 2 + 1;
        first = last + 1;
    }
    return ranks;
}

/// Fisher's z back to r, `variance` being that of z.
Interval fisherInterval(double r, double variance, double level)
{
    const double half = normalQuantile((1 + level) / 2) * std::sqrt(variance);
    const double z = std::atanh(r);
    return {level, std::tanh(z - half), std::tanh(z + half), IntervalMethod::analytic};
}

Estimate correlationOf(std::span<const double> first, std::span<const double> second, double level,
                       bool areRanks)
{
    Q_ASSERT(first.size() == second.size());
    if (first.size() < 3)
        return Estimate::none(UndefinedReason::noData);
    if (isConstant(first) || isConstant(second))
        return Estimate::none(UndefinedReason::zeroVariance);
    const std::vector<double> x = centred(first);
    const std::vector<double> y = centred(second);
    const double n = double(x.size());
    const double r = std::clamp(
        dotProduct(x, y) / std::sqrt(dotProduct(x, x)) / std::sqrt(dotProduct(y, y)), -1.0, 1.0);
    Estimate estimate;
    estimate.details = {{QLatin1StringView("n"), n}};
    estimate.zeroSe = 1 - std::abs(r) < correlationRounding;
    estimate.value = estimate.zeroSe ? std::copysign(1.0, r) : r;
    if (estimate.zeroSe)
        return estimate;
    estimate.standardError = std::sqrt((1 - r * r) / (n - 2));
    estimate.test = waldTest(r, *estimate.standardError, n - 2);
    if (n > 3)
        estimate.interval = fisherInterval(r, (areRanks ? 1 + r * r / 2 : 1) / (n - 3), level);
    return estimate;
}

} // namespace

Estimate pearsonCorrelation(std::span<const double> first, std::span<const double> second,
                            double level)
{
    return correlationOf(first, second, level, false);
}

Estimate spearmanCorrelation(std::span<const double> first, std::span<const double> second,
                             double level)
{
    const std::vector<double> x = midranks(first);
    const std::vector<double> y = midranks(second);
    return correlationOf(x, y, level, true);
}

} // namespace Concord
