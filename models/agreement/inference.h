// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/estimate.h"

namespace Concord {

/// Which standard error an analytic interval and its Wald test are built from.
enum class StandardErrorKind {
    ratio, ///< ratio linearisation, right when some units have a single rating
    gwet, ///< Gwet (2014), as irrCAC prints it; too large then
};

struct InferenceOptions
{
    double level = 0.95;
    StandardErrorKind standardError = StandardErrorKind::ratio;
};

/// The square root of `variance`, with what only rounding left over taken as 0.
///
/// A true standard error is never that small: one deviating unit of n gives about 1/n.
double standardErrorOf(double variance);

/// value -+ t(df) quantile * error; the upper bound is clipped at 1.
Interval tInterval(double value, double error, double df, double level);

/// value -+ normal quantile * error; the upper bound is clipped at 1.
Interval normalInterval(double value, double error, double level);

/// "wald_t": value / error against Student's t with `df` degrees of freedom. `error` is positive.
SignificanceTest waldTest(double value, double error, double df);

/// "wald_z": the same against the standard normal.
SignificanceTest waldZTest(double value, double error);

/// value / nullError against the standard normal. `nullError` is positive.
SignificanceTest nullTest(QLatin1StringView name, double value, double nullError);

} // namespace Concord
