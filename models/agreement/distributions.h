// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace Concord {

/// The z below which a standard normal variable lies with probability `p`, which is in (0, 1).
double normalQuantile(double p);

/// P(Z < z) of a standard normal variable Z.
double normalProbability(double z);

/// The F below which F(df1, df2) lies with probability `p` in (0, 1); degrees of freedom are
/// positive and need not be whole. Infinite where no double is that large.
double fQuantile(double p, double df1, double df2);

/// P(F(df1, df2) > f) for f >= 0.
double fUpperTail(double f, double df1, double df2);

/// P(chi-squared(df) > x) for x >= 0.
double chiSquaredUpperTail(double x, double df);

/// The noncentrality at which chi-squared(df) exceeds its own central upper `alpha` point with
/// probability `power`; 0 < alpha < power < 1.
double chiSquaredNoncentrality(double df, double alpha, double power);

} // namespace Concord
