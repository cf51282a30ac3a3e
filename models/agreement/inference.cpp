// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/inference.h"

#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

// Overflow and domain errors become infinity or NaN instead of exceptions.
using QuietPolicy = boost::math::policies::policy<
    boost::math::policies::domain_error<boost::math::policies::ignore_error>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>>;
using NormalDistribution = boost::math::normal_distribution<double, QuietPolicy>;
using StudentDistribution = boost::math::students_t_distribution<double, QuietPolicy>;

constexpr double roundingError = 1e-12;

Interval symmetricInterval(double value, double halfWidth, double level)
{
    return {level, value - halfWidth, std::min(1.0, value + halfWidth), IntervalMethod::analytic};
}

template <typename Distribution>
double twoSidedP(const Distribution &distribution, double statistic)
{
    const double tail = cdf(complement(distribution, std::abs(statistic)));
    return std::clamp(2 * tail, 0.0, 1.0);
}

} // namespace

double standardErrorOf(double variance)
{
    const double error = std::sqrt(std::max(0.0, variance));
    return error < roundingError ? 0 : error;
}

Interval tInterval(double value, double error, double df, double level)
{
    const double t = quantile(complement(StudentDistribution(df), (1 - level) / 2));
    return symmetricInterval(value, t * error, level);
}

Interval normalInterval(double value, double error, double level)
{
    const double z = quantile(complement(NormalDistribution(), (1 - level) / 2));
    return symmetricInterval(value, z * error, level);
}

SignificanceTest waldTest(double value, double error, double df)
{
    const double t = value / error;
    return {QLatin1StringView("wald_t"), t, twoSidedP(StudentDistribution(df), t), {}};
}

SignificanceTest waldZTest(double value, double error)
{
    const double z = value / error;
    return {QLatin1StringView("wald_z"), z, twoSidedP(NormalDistribution(), z), {}};
}

SignificanceTest nullTest(QLatin1StringView name, double value, double nullError)
{
    const double z = value / nullError;
    return {name, z, twoSidedP(NormalDistribution(), z), nullError};
}

} // namespace Concord
