// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementwarnings.h"

#include "models/agreement/agreementreport.h"
#include "models/agreement/bootstrap.h"

#include <QCoreApplication>

namespace Concord {

namespace {

// Below it no analytic interval holds its level (agreement.md section 14).
constexpr int fewPairableUnits = 30;

QString warningText(const char *text, qint64 number = -1)
{
    return QCoreApplication::translate("Concord::Agreement", text, nullptr, int(number));
}

// How other programs write a missing rating; here only an empty cell is one.
QStringList labelsLikeMissing(const QStringList &categories)
{
    static const QStringList marks{QStringLiteral("na"),   QStringLiteral("n/a"),
                                   QStringLiteral("nan"),  QStringLiteral("null"),
                                   QStringLiteral("none"), QStringLiteral("missing")};
    QStringList found;
    for (const QString &category : categories) {
        if (marks.contains(category.toLower()))
            found.append(category);
    }
    return found;
}

} // namespace

QStringList agreementWarnings(const AgreementReport &report)
{
    QStringList warnings;
    const RatingsSummary &summary = report.summary;
    if (!report.categoriesDeclared && summary.ratings > 0) {
        warnings.append(warningText(
            QT_TRANSLATE_NOOP("Concord::Agreement",
                              "The categories are those observed: one that nobody used is not "
                              "counted.")));
        const QStringList missing = labelsLikeMissing(report.categories);
        if (!missing.isEmpty()) {
            warnings.append(
                warningText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                              "Taken as a category like any other: %1. A missing "
                                              "rating is an empty cell, or NaN or null without "
                                              "quotes."))
                    .arg(missing.join(QLatin1StringView(", "))));
        }
    }
    if (summary.droppedUnits > 0) {
        warnings.append(warningText(
            QT_TRANSLATE_N_NOOP("Concord::Agreement", "%n unit(s) without a rating left out."),
            summary.droppedUnits));
    }
    if (summary.droppedRaters > 0) {
        warnings.append(warningText(
            QT_TRANSLATE_N_NOOP("Concord::Agreement", "%n rater(s) without a rating left out."),
            summary.droppedRaters));
    }
    if (summary.pairableUnits > 0 && summary.pairableUnits < fewPairableUnits) {
        warnings.append(warningText(
            QT_TRANSLATE_N_NOOP("Concord::Agreement",
                                "Only %n unit(s) have two ratings or more: with fewer than 30, "
                                "intervals do not hold their level."),
            summary.pairableUnits));
    }
    const qint64 pairs = summary.raters * (summary.raters - 1) / 2;
    if (report.pairs.size() < pairs) {
        warnings.append(warningText(
            QT_TRANSLATE_N_NOOP("Concord::Agreement",
                                "%n pair(s) of raters without a common unit are not listed."),
            pairs - report.pairs.size()));
    }
    return warnings;
}

std::optional<QString> bootstrapWarning(const QString &coefficient, const BootstrapSummary &summary)
{
    if (summary.undefined == 0)
        return std::nullopt;
    if (summary.isWithheld()) {
        return warningText(QT_TRANSLATE_N_NOOP("Concord::Agreement",
                                               "%1: no interval, because %n of %2 bootstrap "
                                               "replicates are undefined."),
                           summary.undefined)
            .arg(coefficient)
            .arg(summary.replicates);
    }
    return warningText(QT_TRANSLATE_N_NOOP("Concord::Agreement",
                                           "%1: %n of %2 bootstrap replicates are undefined and "
                                           "left out."),
                       summary.undefined)
        .arg(coefficient)
        .arg(summary.replicates);
}

QString jackknifeWarning(const QString &coefficient)
{
    return warningText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                         "%1: no jackknife interval, because the coefficient is "
                                         "undefined without some unit or there are too many "
                                         "different units."))
        .arg(coefficient);
}

QString acceleratedWarning(const QString &coefficient)
{
    return warningText(QT_TRANSLATE_NOOP("Concord::Agreement",
                                         "%1: no BCa interval, because the coefficient is "
                                         "undefined without some unit, there are too many "
                                         "different units, or all replicates lie on one side of "
                                         "it. Percentiles (bootstrap) can be had."))
        .arg(coefficient);
}

std::optional<QString> completeUnitsWarning(const AgreementReport &report)
{
    for (const CoefficientResult &result : report.coefficients) {
        const auto dropped = result.estimate.detail(QLatin1StringView("dropped_units"));
        if (dropped.value_or(0) == 0)
            continue;
        return warningText(QT_TRANSLATE_N_NOOP("Concord::Agreement",
                                               "ICC and Kendall's W leave out %n unit(s) that some "
                                               "rater did not rate; with missing ratings they "
                                               "would need a mixed model, which is not offered."),
                           qint64(*dropped));
    }
    return std::nullopt;
}

QString asymmetryWarning()
{
    return warningText(
        QT_TRANSLATE_NOOP("Concord::Agreement",
                          "The weights are not symmetric: Cohen's kappa takes their rows for the "
                          "first rater, all other coefficients average both orders."));
}

} // namespace Concord
