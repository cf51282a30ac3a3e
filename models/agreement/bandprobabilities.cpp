// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/bandprobabilities.h"

#include "models/agreement/agreementbands.h"

#include <QCoreApplication>

#include <cmath>
#include <numbers>

namespace Concord {

namespace {

double normalBelow(double z)
{
    return std::erfc(-z / std::numbers::sqrt2) / 2;
}

struct NamedEnd
{
    QString name;
    double high;
};

QList<BandProbability> bandProbabilities(const Estimate &estimate, const QList<NamedEnd> &ends)
{
    if (!estimate.value || *estimate.value > 1 || estimate.zeroSe
        || estimate.standardError.value_or(0) <= 0)
        return {};
    const auto below = [&](double end) {
        return normalBelow((end - *estimate.value) / *estimate.standardError);
    };
    const double whole = below(1);
    QList<BandProbability> bands;
    double lowerTail = 0;
    std::optional<double> low;
    for (const NamedEnd &end : ends) {
        const double upperTail = below(end.high);
        bands.append({end.name, low, end.high, (upperTail - lowerTail) / whole});
        lowerTail = upperTail;
        low = end.high;
    }
    return bands;
}

} // namespace

bool hasBands(const QString &coefficient)
{
    static const QStringList others{QStringLiteral("percent_agreement"),
                                    QStringLiteral("unanimity"), QStringLiteral("cohen_kappa_max"),
                                    QStringLiteral("kendall_w")};
    return !others.contains(coefficient) && !coefficient.startsWith(QLatin1StringView("icc_"));
}

QList<BandProbability> landisKochProbabilities(const Estimate &estimate)
{
    using enum LandisKochBand;
    return bandProbabilities(estimate,
                             {{bandName(Poor), 0},
                              {bandName(Slight), 0.2},
                              {bandName(Fair), 0.4},
                              {bandName(Moderate), 0.6},
                              {bandName(Substantial), 0.8},
                              {bandName(AlmostPerfect), 1}});
}

QList<BandProbability> krippendorffProbabilities(const Estimate &estimate)
{
    const auto name = [](const char *text) {
        return QCoreApplication::translate("Concord::Agreement", text);
    };
    return bandProbabilities(estimate,
                             {{name(QT_TRANSLATE_NOOP("Concord::Agreement", "unreliable")), 0.667},
                              {name(QT_TRANSLATE_NOOP("Concord::Agreement", "tentative")), 0.8},
                              {name(QT_TRANSLATE_NOOP("Concord::Agreement", "reliable")), 1}});
}

} // namespace Concord
