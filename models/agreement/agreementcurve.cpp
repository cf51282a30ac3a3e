// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementcurve.h"

#include <algorithm>

namespace Concord {

Estimate estimateOf(const Ratings &part, const QString &coefficient,
                    const AgreementOptions &options)
{
    AgreementOptions only = options;
    only.coefficients = {coefficient};
    only.pairLimit = 0;
    if (only.interval == IntervalChoice::automatic)
        only.interval = IntervalChoice::analytic;
    const auto report = agreementReport(part, only);
    return report ? report->coefficients.constFirst().estimate
                  : Estimate::none(UndefinedReason::wrongMeasure);
}

QList<CurvePoint> agreementCurve(const Ratings &ratings, std::span<const quint32> order,
                                 const QString &coefficient, const AgreementOptions &options,
                                 qsizetype points)
{
    const auto units = qsizetype(order.size());
    const qsizetype steps = std::min(units, points);
    QList<CurvePoint> curve;
    for (qsizetype step = 1; step <= steps; ++step) {
        const qsizetype count = step * units / steps;
        const Ratings part = ratings.subset(order.first(size_t(count)));
        curve.append({count, part.summary().pairableUnits, estimateOf(part, coefficient, options)});
    }
    return curve;
}

} // namespace Concord
