// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace Concord {

/// For each unit the annotators (indices, ascending) who judge it.
using AssignmentGrid = QList<QList<int>>;

/// How even a grid is: the largest less the smallest count.
struct GridBalance
{
    int loadSpread = 0; ///< of units per annotator
    int pairSpread = 0; ///< of units per pair of annotators

    friend bool operator==(const GridBalance &, const GridBalance &) = default;
};

/// Gives each of `units` units `perUnit` of the annotators (1 <= perUnit <= annotators).
///
/// Loads always differ by at most 1. So do pairs, where a design with such pairs exists and the
/// search finds it (it does up to nine annotators): for some numbers there is none (five units, six
/// annotators, three each: every pair would have to meet once, but an annotator of three units
/// meets six others). Then the spread is as small as was found, mostly 2. Which annotators share a
/// unit is drawn with `seed`.
AssignmentGrid balancedGrid(int units, int annotators, int perUnit, quint64 seed);

/// Units per annotator.
QList<int> annotatorLoads(const AssignmentGrid &grid, int annotators);
/// Units that annotators i and j share, at [i][j] and [j][i]; 0 on the diagonal.
QList<QList<int>> pairCounts(const AssignmentGrid &grid, int annotators);
GridBalance gridBalance(const AssignmentGrid &grid, int annotators);

/// The order in which one annotator sees the units, drawn from a stream of the annotator's own.
/// `units` are indices; they come back shuffled.
QList<int> blindOrder(QList<int> units, int annotator, quint64 seed);

} // namespace Concord
