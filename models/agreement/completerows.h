// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/estimate.h"
#include "models/agreement/rowpatterns.h"

namespace Concord {

/// The numbers that all raters gave to a unit, for the units that all of them rated.
///
/// What intraclass correlation and Kendall's W need (agreement.md section 7): units with a missing
/// rating are left out (listwise deletion) and counted. Equal rows of labels are one row here, with
/// a frequency, in the order of RowPatterns; so nothing depends on the order of the units.
struct CompleteRows
{
    qsizetype raters = 0;
    std::vector<double> values; ///< rows x raters, row by row
    std::vector<qint64> frequencies; ///< units with each row
    std::vector<quint32> patterns; ///< which pattern of RowPatterns each row is
    qint64 dropped = 0; ///< units left out

    qsizetype size() const { return qsizetype(frequencies.size()); }
    std::span<const double> row(qsizetype index) const;
    qint64 total() const; ///< units

    /// Takes the frequencies of all patterns, as a bootstrap replicate gives them.
    void setPatternFrequencies(std::span<const qint64> all);

    /// Why nothing can be computed: no_data, one_rater, or no_overlap with fewer than two complete
    /// units; nothing when something can.
    std::optional<UndefinedReason> unusable() const;
};

/// The complete rows of `patterns`, where categoryValues[k] is the number that category k stands
/// for.
CompleteRows completeRows(const RowPatterns &patterns, std::span<const double> categoryValues);

} // namespace Concord
