// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace Concord {

/// A point of a line with its interval. Without `y` the line has a gap.
struct CurvePlace
{
    double x = 0;
    std::optional<double> y;
    std::optional<double> low;
    std::optional<double> high;

    friend bool operator==(const CurvePlace &, const CurvePlace &) = default;
};

/// Finished numbers that a line chart with a band paints.
struct CurveSeries
{
    QString title;
    QString xTitle;
    QString yTitle;
    QString bandTitle; ///< what the band is, such as "95 % interval"
    QList<CurvePlace> points; ///< by ascending x

    /// At least one point has a value.
    bool isValid() const;

    friend bool operator==(const CurveSeries &, const CurveSeries &) = default;
};

/// One line for each point; RFC 4180, no value: empty.
QString toCsv(const CurveSeries &curve);

} // namespace Concord
