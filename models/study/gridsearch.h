// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/random.h"
#include "models/study/assignment.h"

#include <vector>

namespace Concord {

/// Looks for a grid in which every pair of annotators shares between `fewest` and `most` units,
/// with loads within 1.
///
/// Units are filled one by one with the least loaded, then least paired annotators; then annotators
/// are exchanged between units, now and then for the worse (simulated annealing: Metropolis and
/// others 1953, Kirkpatrick and others 1983; in integers). Such designs need not exist and are hard
/// to find in general, hence a search.
class GridSearch
{
public:
    /// What every pair shares; the number of units that pairs share on average is inside.
    struct Window
    {
        int fewest = 0;
        int most = 0;
    };

    GridSearch(int units, int annotators, int perUnit, Philox &random);

    void fill();
    /// Whether it was found in that many steps; goes on from the grid there is.
    bool improve(Window window, qint64 steps);
    AssignmentGrid grid() const;

private:
    int &pairs(int a, int b) { return m_pairs[size_t(a) * size_t(m_annotators) + size_t(b)]; }
    bool contains(int unit, int annotator) const;
    int leastUsed(int unit);
    void add(int unit, int annotator);
    int excess(int count) const;
    int recount(int a, int b, int by);
    int replace(int unit, int place, int by);
    bool accepts(int change);
    void passOn(int unit, int place);
    void exchange(int unit, int place);
    void step();

    int m_units;
    int m_annotators;
    int m_perUnit;
    Philox &m_random;
    Window m_window;
    std::vector<std::vector<int>> m_members;
    std::vector<int> m_loads;
    std::vector<int> m_pairs; ///< symmetric
    int m_coldness = 2; ///< halves the chance of each further unit of cost that often
    qint64 m_cost = 0; ///< 0: every pair is inside the window
};

} // namespace Concord
