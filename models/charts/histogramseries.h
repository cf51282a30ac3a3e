// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/datasetstatistics.h"

namespace Concord {

/// Finished numbers that a histogram paints.
struct HistogramSeries
{
    QString title;
    QString valueTitle; ///< what is counted, such as "Turns of a dialogue"
    QString countTitle; ///< what the bars count
    Histogram histogram;
    double end = 0; ///< the axis goes so far at least: several stand beneath each other

    /// At least one bin, and a width.
    bool isValid() const;
    double from(qsizetype bin) const; ///< where a bin begins
    /// A bin in words: "5 to 9", or "5" where it holds one whole number.
    QString binText(qsizetype bin) const;

    friend bool operator==(const HistogramSeries &, const HistogramSeries &) = default;
};

/// One line for each bin; RFC 4180.
QString toCsv(const HistogramSeries &series);

} // namespace Concord
