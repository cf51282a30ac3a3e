// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace Concord {

/// One colour of stacked bars: a number for each category.
struct BarPart
{
    QString name;
    QList<double> values;

    friend bool operator==(const BarPart &, const BarPart &) = default;
};

/// Finished numbers that a chart of stacked bars paints.
struct BarSeries
{
    QString title;
    QString categoryTitle; ///< what the categories are, such as "Annotator"
    QString valueTitle; ///< what the bars count
    QStringList categories; ///< from top to bottom
    QList<BarPart> parts; ///< from the axis outwards

    /// At least one category, and every part has a value for each.
    bool isValid() const;

    friend bool operator==(const BarSeries &, const BarSeries &) = default;
};

/// One line for each category; RFC 4180.
QString toCsv(const BarSeries &bars);

} // namespace Concord
