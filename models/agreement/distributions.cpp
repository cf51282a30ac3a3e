// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/distributions.h"

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/non_central_chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>

#include <algorithm>

namespace Concord {

namespace {

// Errors become infinity or NaN instead of exceptions.
using SilentPolicy = boost::math::policies::policy<
    boost::math::policies::domain_error<boost::math::policies::ignore_error>,
    boost::math::policies::pole_error<boost::math::policies::ignore_error>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>>;
using SilentF = boost::math::fisher_f_distribution<double, SilentPolicy>;
using SilentChiSquared = boost::math::chi_squared_distribution<double, SilentPolicy>;
using SilentNoncentral = boost::math::non_central_chi_squared_distribution<double, SilentPolicy>;

} // namespace

double normalQuantile(double p)
{
    return quantile(boost::math::normal_distribution<double, SilentPolicy>(), p);
}

double normalProbability(double z)
{
    return cdf(boost::math::normal_distribution<double, SilentPolicy>(), z);
}

double fQuantile(double p, double df1, double df2)
{
    return quantile(SilentF(df1, df2), p);
}

double fUpperTail(double f, double df1, double df2)
{
    return std::clamp(cdf(complement(SilentF(df1, df2), f)), 0.0, 1.0);
}

double chiSquaredUpperTail(double x, double df)
{
    return std::clamp(cdf(complement(SilentChiSquared(df), x)), 0.0, 1.0);
}

double chiSquaredNoncentrality(double df, double alpha, double power)
{
    const double critical = quantile(complement(SilentChiSquared(df), alpha));
    return SilentNoncentral::find_non_centrality(df, critical, 1 - power);
}

} // namespace Concord
