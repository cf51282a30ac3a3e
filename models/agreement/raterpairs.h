// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/contingencytable.h"
#include "models/agreement/estimate.h"
#include "models/agreement/rowpatterns.h"

#include <QList>

#include <functional>

namespace Concord {

/// Two raters compared on the units that both rated (pairwise deletion).
struct RaterPair
{
    qsizetype first = 0; ///< index into Ratings::raters(), less than `second`
    qsizetype second = 0;
    qint64 units = 0;
    std::optional<double> percentAgreement;
    std::optional<double> cohenKappa; ///< unweighted
    std::optional<UndefinedReason> undefined; ///< why there is no kappa

    friend bool operator==(const RaterPair &, const RaterPair &) = default;
};

/// The table of two raters. Cells are listed by pattern: see sharedPatterns().
ContingencyTable contingencyTable(const RowPatterns &rows, qsizetype first, qsizetype second);

/// The patterns in which both raters occur: those that the cells of contingencyTable() stand for.
std::vector<quint32> sharedPatterns(const RowPatterns &rows, qsizetype first, qsizetype second);

/// Two raters that share a unit, with their table.
struct RaterMeeting
{
    qsizetype first = 0;
    qsizetype second = 0;
    ContingencyTable table;
    std::vector<quint32> patterns; ///< that the cells of the table stand for, in their order
};

/// Calls `visit` for each pair of raters that share a unit, in order.
void forEachPair(const RowPatterns &rows, const std::function<void(const RaterMeeting &)> &visit);

/// All pairs of raters in order. When there are more than `limit`, only those that share a unit.
QList<RaterPair> raterPairs(const RowPatterns &rows, qsizetype limit);

} // namespace Concord
