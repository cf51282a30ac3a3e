// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/agreementreport.h"

namespace Concord {

/// A coefficient over the first units of an order.
struct CurvePoint
{
    qint64 units = 0;
    qint64 pairableUnits = 0;
    Estimate estimate;

    friend bool operator==(const CurvePoint &, const CurvePoint &) = default;
};

/// How `coefficient` grew as the units came in: its value and analytic interval over the first n
/// units of `order` (indices into `ratings`, each at most once).
///
/// At most `points` (at least 1) points, evenly spread, the last one being all of the order; empty
/// without a unit. Measure and level are those of `options`; each
/// point is a report of its own, so the costs are those of about points / 2 reports.
QList<CurvePoint> agreementCurve(const Ratings &ratings, std::span<const quint32> order,
                                 const QString &coefficient, const AgreementOptions &options = {},
                                 qsizetype points = 60);

/// One coefficient of a table, with its analytic interval unless `options` asks for another one.
/// An unknown coefficient, or labels that do not fit the measure, is wrong_measure.
Estimate estimateOf(const Ratings &part, const QString &coefficient,
                    const AgreementOptions &options);

} // namespace Concord
