// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/gridsearch.h"

#include <algorithm>
#include <tuple>

namespace Concord {

GridSearch::GridSearch(int units, int annotators, int perUnit, Philox &random)
    : m_units(units), m_annotators(annotators), m_perUnit(perUnit), m_random(random),
      m_members(size_t(units)), m_loads(size_t(annotators), 0),
      m_pairs(size_t(annotators) * size_t(annotators), 0)
{}

bool GridSearch::contains(int unit, int annotator) const
{
    return std::ranges::find(m_members[size_t(unit)], annotator) != m_members[size_t(unit)].end();
}

int GridSearch::leastUsed(int unit)
{
    using Rank = std::tuple<int, int, quint32>; // load, meetings, lot
    int chosen = -1;
    Rank least;
    for (int annotator = 0; annotator < m_annotators; ++annotator) {
        if (contains(unit, annotator))
            continue;
        int met = 0;
        for (const int other : m_members[size_t(unit)])
            met += pairs(annotator, other);
        const Rank rank(m_loads[size_t(annotator)], met, m_random.next32());
        if (chosen < 0 || rank < least) {
            chosen = annotator;
            least = rank;
        }
    }
    return chosen;
}

void GridSearch::add(int unit, int annotator)
{
    for (const int other : m_members[size_t(unit)]) {
        ++pairs(annotator, other);
        ++pairs(other, annotator);
    }
    ++m_loads[size_t(annotator)];
    m_members[size_t(unit)].push_back(annotator);
}

void GridSearch::fill()
{
    for (int unit = 0; unit < m_units; ++unit) {
        for (int place = 0; place < m_perUnit; ++place)
            add(unit, leastUsed(unit));
    }
}

// What a pair's count costs. Outside a window of two counts it grows like the counts' squares.
int GridSearch::excess(int count) const
{
    const int distance = std::max({0, m_window.fewest - count, count - m_window.most});
    return distance * (distance + 1);
}

int GridSearch::recount(int a, int b, int by)
{
    const int before = excess(pairs(a, b));
    pairs(a, b) += by;
    pairs(b, a) = pairs(a, b);
    return excess(pairs(a, b)) - before;
}

// Puts `by` where somebody else was; the change of the cost.
int GridSearch::replace(int unit, int place, int by)
{
    auto &members = m_members[size_t(unit)];
    const int from = members[size_t(place)];
    int change = 0;
    for (const int other : members) {
        if (other != from)
            change += recount(from, other, -1) + recount(by, other, 1);
    }
    --m_loads[size_t(from)];
    ++m_loads[size_t(by)];
    members[size_t(place)] = by;
    m_cost += change;
    return change;
}

bool GridSearch::accepts(int change)
{
    if (change <= 0)
        return true;
    // Costs are even.
    const int halvings = change / 2 * m_coldness;
    return halvings < 32 && m_random.below(quint64(1) << halvings) == 0;
}

// Passes a place on to somebody with fewer units, where loads stay within 1.
void GridSearch::passOn(int unit, int place)
{
    const int from = m_members[size_t(unit)][size_t(place)];
    const int by = int(m_random.below(quint64(m_annotators)));
    if (m_loads[size_t(from)] != m_loads[size_t(by)] + 1 || contains(unit, by))
        return;
    if (!accepts(replace(unit, place, by)))
        replace(unit, place, from);
}

// Exchanges two annotators between two units.
void GridSearch::exchange(int unit, int place)
{
    const int partner = int(m_random.below(quint64(m_units)));
    const int partnerPlace = int(m_random.below(quint64(m_perUnit)));
    const int from = m_members[size_t(unit)][size_t(place)];
    const int by = m_members[size_t(partner)][size_t(partnerPlace)];
    if (contains(unit, by) || contains(partner, from))
        return;
    const int change = replace(unit, place, by) + replace(partner, partnerPlace, from);
    if (accepts(change))
        return;
    replace(unit, place, from);
    replace(partner, partnerPlace, by);
}

void GridSearch::step()
{
    const int unit = int(m_random.below(quint64(m_units)));
    const int place = int(m_random.below(quint64(m_perUnit)));
    if (m_random.below(4) == 0)
        passOn(unit, place);
    else
        exchange(unit, place);
}

bool GridSearch::improve(Window window, qint64 steps)
{
    m_window = window;
    m_cost = 0;
    for (int a = 0; a < m_annotators; ++a) {
        for (int b = a + 1; b < m_annotators; ++b)
            m_cost += excess(pairs(a, b));
    }
    // Warm and cold by turns: small tight designs are found when warm, large ones when cold.
    const qint64 stretch = 2000 + 5 * qint64(m_units);
    for (qint64 i = 0; i < steps && m_cost > 0; ++i) {
        m_coldness = 2 + int(i / stretch % 8);
        step();
    }
    return m_cost == 0;
}

AssignmentGrid GridSearch::grid() const
{
    AssignmentGrid grid;
    grid.reserve(m_units);
    for (const auto &members : m_members) {
        QList<int> unit(members.begin(), members.end());
        std::ranges::sort(unit);
        grid.append(unit);
    }
    return grid;
}

} // namespace Concord
