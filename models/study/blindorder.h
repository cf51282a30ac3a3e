// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace Concord {

/// One place in an annotator's order.
struct OrderedUnit
{
    int unit = 0;
    int occurrence = 1;

    friend bool operator==(const OrderedUnit &, const OrderedUnit &) = default;
};

/// An annotator's order with `repeats` of its units (all of them, if there are fewer) a second
/// time.
///
/// Repeated are units of the first third, or as many of the first ones as it takes; they are mixed
/// into the part after the first half and after all that are repeated. With up to a third of the
/// units at least a sixth of them lie between two showings, with more at least a half.
QList<OrderedUnit> withRepeats(const QList<int> &order, int repeats, int annotator, quint64 seed);

} // namespace Concord
