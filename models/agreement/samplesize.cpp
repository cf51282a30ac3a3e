// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/samplesize.h"

#include "models/agreement/distributions.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace Concord {

namespace {

constexpr double mostUnits = 1e12;

Error planError(const char *text)
{
    return {QCoreApplication::translate("Concord::Agreement", text), {}};
}

// False for NaN.
bool isKappa(double value)
{
    return value >= -1 && value <= 1;
}

double intervalQuantile(double level)
{
    return normalQuantile(1 - (1 - level) / 2);
}

} // namespace

QLatin1StringView planMethodCode(PlanMethod method)
{
    switch (method) {
    case PlanMethod::cantor:
        return QLatin1StringView("cantor");
    case PlanMethod::flack:
        return QLatin1StringView("flack");
    case PlanMethod::donnerEliasziw:
        return QLatin1StringView("donner-eliasziw");
    case PlanMethod::precision:
        return QLatin1StringView("precision");
    }
    Q_UNREACHABLE();
}

Result<void> checkTarget(const PowerTarget &target)
{
    if (!isKappa(target.kappa))
        return planError(QT_TRANSLATE_NOOP("Concord::Agreement", "Kappa lies between -1 and 1."));
    if (!isKappa(target.null) || target.null == 1)
        return planError(QT_TRANSLATE_NOOP("Concord::Agreement",
                                           "The kappa to be refuted has to be -1 or above, and "
                                           "below 1."));
    if (target.kappa == target.null)
        return planError(QT_TRANSLATE_NOOP("Concord::Agreement",
                                           "The expected kappa and the one to be refuted are the "
                                           "same, and no number of units tells them apart."));
    if (!(target.alpha > 0 && target.alpha < 0.5))
        return planError(QT_TRANSLATE_NOOP("Concord::Agreement",
                                           "The level of the test (alpha) has to be above 0 and "
                                           "below 0.5, such as 0.05."));
    if (!(target.power >= 0.5 && target.power < 1))
        return planError(QT_TRANSLATE_NOOP("Concord::Agreement",
                                           "The power has to be 0.5 or above, and below 1, such as "
                                           "0.8."));
    return {};
}

Result<void> checkTarget(const PrecisionTarget &target)
{
    if (!isKappa(target.kappa))
        return planError(QT_TRANSLATE_NOOP("Concord::Agreement", "Kappa lies between -1 and 1."));
    if (!(target.halfWidth > 0 && target.halfWidth < 1))
        return planError(QT_TRANSLATE_NOOP("Concord::Agreement",
                                           "The half width of the interval has to be above 0 and "
                                           "below 1, such as 0.1."));
    if (!(target.level > 0 && target.level < 1))
        return planError(QT_TRANSLATE_NOOP("Concord::Agreement",
                                           "The level of the interval has to be above 0 and below "
                                           "1, such as 0.95."));
    return {};
}

Result<SampleSize> sampleSize(PlanMethod method, double exact, double variance)
{
    if (!(exact <= mostUnits))
        return planError(QT_TRANSLATE_NOOP("Concord::Agreement",
                                           "That would take more than a million million units; "
                                           "plan for a larger difference or a wider interval."));
    // A whole number that rounding lifted a little is that whole number.
    const double units = std::ceil(exact * (1 - 1e-12));
    return SampleSize{method, exact, std::max(qint64(2), qint64(units)), variance};
}

Result<SampleSize> powerSampleSize(PlanMethod method, const PowerTarget &target,
                                   double nullVariance, double variance)
{
    if (auto checked = checkTarget(target); !checked)
        return checked.error();
    const double zAlpha = normalQuantile(1 - target.alpha / (target.twoSided ? 2 : 1));
    const double zPower = normalQuantile(target.power);
    const double root = (zAlpha * std::sqrt(nullVariance) + zPower * std::sqrt(variance))
        / (target.kappa - target.null);
    return sampleSize(method, root * root, variance);
}

Result<SampleSize> precisionSampleSize(const PrecisionTarget &target, double variance)
{
    if (auto checked = checkTarget(target); !checked)
        return checked.error();
    if (!(variance > 0))
        return planError(QT_TRANSLATE_NOOP("Concord::Agreement",
                                           "With this kappa the raters never differ, so the "
                                           "interval has no width; expect a little less."));
    const double z = intervalQuantile(target.level);
    const double exact = z * z * variance / (target.halfWidth * target.halfWidth);
    return sampleSize(PlanMethod::precision, exact, variance);
}

double expectedHalfWidth(double units, double variance, double level)
{
    return intervalQuantile(level) * std::sqrt(variance / units);
}

} // namespace Concord
