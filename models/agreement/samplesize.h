// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QLatin1StringView>

namespace Concord {

/// How a number of units was planned.
enum class PlanMethod {
    cantor, ///< two raters, two categories (cantorsamplesize.h)
    flack, ///< two raters, any number of categories (flacksamplesize.h)
    donnerEliasziw, ///< two categories, two raters or more (commoncorrelation.h)
    precision, ///< for the width of an interval instead of a test
};

/// The stable code of `method`, such as "donner-eliasziw".
QLatin1StringView planMethodCode(PlanMethod method);

/// A test of kappa = null that should find it false with probability `power` when it is `kappa`.
struct PowerTarget
{
    double kappa = 0;
    double null = 0; ///< not kappa; below 1
    double alpha = 0.05; ///< of the test; below 0.5
    double power = 0.8; ///< at least 0.5, below 1
    bool twoSided = true;
};

/// An interval of the level for kappa that should reach no further than `halfWidth` to each side.
struct PrecisionTarget
{
    double kappa = 0;
    double halfWidth = 0.1; ///< in (0, 1)
    double level = 0.95; ///< in (0, 1)
};

struct SampleSize
{
    PlanMethod method = PlanMethod::precision;
    double exact = 0; ///< what the formula gives
    qint64 units = 0; ///< the next whole number; at least 2
    double variance = 0; ///< Q: n times the variance of kappa's estimate, at `kappa`
};

/// Done, or what is wrong with the numbers of the target.
Result<void> checkTarget(const PowerTarget &target);
Result<void> checkTarget(const PrecisionTarget &target);

/// The whole number of units for `exact`; an Error beyond 10^12.
Result<SampleSize> sampleSize(PlanMethod method, double exact, double variance);

/// ((z_alpha sqrt(Q0) + z_power sqrt(Q)) / (kappa - null))^2, from the variances n var(kappa) at
/// null and at kappa (Cantor 1996; Flack et al. 1988).
Result<SampleSize> powerSampleSize(PlanMethod method, const PowerTarget &target,
                                   double nullVariance, double variance);

/// z^2 Q / d^2 for the half width d (agreement.md section 11). Refused where Q is 0.
Result<SampleSize> precisionSampleSize(const PrecisionTarget &target, double variance);

/// The half width of the interval that `units` units give: z sqrt(Q / n).
double expectedHalfWidth(double units, double variance, double level = 0.95);

} // namespace Concord
