// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/estimate.h"

#include <QCoreApplication>

namespace Concord {

QLatin1StringView undefinedCode(UndefinedReason reason)
{
    switch (reason) {
    case UndefinedReason::noData:
        return QLatin1StringView("no_data");
    case UndefinedReason::oneRater:
        return QLatin1StringView("one_rater");
    case UndefinedReason::noOverlap:
        return QLatin1StringView("no_overlap");
    case UndefinedReason::noVariation:
        return QLatin1StringView("no_variation");
    case UndefinedReason::oneCategory:
        return QLatin1StringView("one_category");
    case UndefinedReason::allTied:
        return QLatin1StringView("all_tied");
    case UndefinedReason::zeroVariance:
        return QLatin1StringView("zero_variance");
    case UndefinedReason::notTwoRaters:
        return QLatin1StringView("not_two_raters");
    case UndefinedReason::wrongMeasure:
        return QLatin1StringView("wrong_measure");
    case UndefinedReason::nonpositiveDenominator:
        return QLatin1StringView("nonpositive_denominator");
    }
    Q_UNREACHABLE();
}

QString undefinedSentence(UndefinedReason reason)
{
    const auto sentence = [](const char *text) {
        return QCoreApplication::translate("Concord::Agreement", text);
    };
    switch (reason) {
    case UndefinedReason::noData:
        return sentence(QT_TRANSLATE_NOOP("Concord::Agreement", "There are no ratings."));
    case UndefinedReason::oneRater:
        return sentence(QT_TRANSLATE_NOOP("Concord::Agreement",
                                          "Only one rater gave ratings; agreement needs two."));
    case UndefinedReason::noOverlap:
        return sentence(
            QT_TRANSLATE_NOOP("Concord::Agreement", "No unit was rated by two of the raters."));
    case UndefinedReason::noVariation:
        return sentence(
            QT_TRANSLATE_NOOP("Concord::Agreement",
                              "Every rating is the same, so the data cannot show whether "
                              "the raters tell the categories apart."));
    case UndefinedReason::oneCategory:
        return sentence(QT_TRANSLATE_NOOP("Concord::Agreement",
                                          "There is only one category; declare the categories that "
                                          "the raters could choose from."));
    case UndefinedReason::allTied:
        return sentence(QT_TRANSLATE_NOOP("Concord::Agreement",
                                          "Every rater gave all units the same value, so the units "
                                          "have no order."));
    case UndefinedReason::zeroVariance:
        return sentence(
            QT_TRANSLATE_NOOP("Concord::Agreement", "The values of the units do not vary."));
    case UndefinedReason::notTwoRaters:
        return sentence(QT_TRANSLATE_NOOP("Concord::Agreement",
                                          "This coefficient compares exactly two raters."));
    case UndefinedReason::wrongMeasure:
        return sentence(QT_TRANSLATE_NOOP("Concord::Agreement",
                                          "This coefficient does not fit the data's level of "
                                          "measurement."));
    case UndefinedReason::nonpositiveDenominator:
        return sentence(
            QT_TRANSLATE_NOOP("Concord::Agreement",
                              "The raters contradict each other so much that the formula "
                              "has no positive denominator."));
    }
    Q_UNREACHABLE();
}

QLatin1StringView intervalMethodCode(IntervalMethod method)
{
    switch (method) {
    case IntervalMethod::analytic:
        return QLatin1StringView("analytic");
    case IntervalMethod::bootstrap:
        return QLatin1StringView("bootstrap");
    case IntervalMethod::bca:
        return QLatin1StringView("bca");
    case IntervalMethod::jackknife:
        return QLatin1StringView("jackknife");
    }
    Q_UNREACHABLE();
}

std::optional<double> Estimate::detail(QLatin1StringView name) const
{
    for (const EstimateDetail &detail : details) {
        if (detail.name == name)
            return detail.value;
    }
    return std::nullopt;
}

Estimate Estimate::none(UndefinedReason reason)
{
    Estimate estimate;
    estimate.undefined = reason;
    return estimate;
}

} // namespace Concord
