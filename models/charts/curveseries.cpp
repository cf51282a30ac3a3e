// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/curveseries.h"

#include "models/charts/csvline.h"

#include <QLocale>

#include <algorithm>

namespace Concord {

bool CurveSeries::isValid() const
{
    return std::any_of(points.begin(), points.end(),
                       [](const CurvePlace &point) { return point.y.has_value(); });
}

QString toCsv(const CurveSeries &curve)
{
    const auto text = [](const std::optional<double> &number) {
        return number ? QString::number(*number, 'g', QLocale::FloatingPointShortest) : QString();
    };
    QString csv =
        csvLine({curve.xTitle, curve.yTitle, QStringLiteral("low"), QStringLiteral("high")});
    for (const CurvePlace &point : curve.points)
        csv += csvLine({text(point.x), text(point.y), text(point.low), text(point.high)});
    return csv;
}

} // namespace Concord
