// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/assignment.h"

#include "models/study/gridsearch.h"
#include "models/study/streams.h"

#include <algorithm>

namespace Concord {

namespace {

// Whether `degrees`, largest first, are those of a simple graph (Erdos and Gallai 1960).
bool areGraphical(const QList<int> &degrees)
{
    const auto count = int(degrees.size());
    int sum = 0;
    for (int k = 1; k <= count; ++k) {
        sum += degrees[k - 1];
        int bound = k * (k - 1);
        for (int i = k; i < count; ++i)
            bound += std::min(degrees[i], k);
        if (sum > bound || degrees[k - 1] < 0)
            return false;
    }
    return true;
}

// Whether loads within 1 leave room for pairs within 1: if every pair shares `least` units or one
// more, those with one more are a graph on the annotators, whose degrees follow from the loads.
bool pairsMayBeEven(int units, int annotators, int perUnit, int least)
{
    QList<int> degrees;
    for (int i = 0; i < annotators; ++i) {
        const auto load = int((qint64(units) * perUnit + annotators - 1 - i) / annotators);
        degrees.append(load * (perUnit - 1) - least * (annotators - 1));
    }
    return areGraphical(degrees);
}

} // namespace

AssignmentGrid balancedGrid(int units, int annotators, int perUnit, quint64 seed)
{
    Q_ASSERT(units >= 0 && perUnit >= 1 && perUnit <= annotators);
    Philox random(seed, gridStream);
    GridSearch search(units, annotators, perUnit, random);
    search.fill();
    if (perUnit < 2 || perUnit == annotators || units == 0)
        return search.grid();
    const qint64 pairs = qint64(annotators) * (annotators - 1) / 2;
    const int least = int(qint64(units) * perUnit * (perUnit - 1) / 2 / pairs);
    // Enough for every design of up to nine annotators that is known to exist; about 0.1 s.
    constexpr qint64 steps = 500'000;
    if (pairsMayBeEven(units, annotators, perUnit, least)
        && search.improve({least, least + 1}, steps))
        return search.grid();
    for (const GridSearch::Window window :
         {GridSearch::Window{least - 1, least + 1}, {least, least + 2}, {least - 1, least + 2}}) {
        if (search.improve(window, steps))
            break;
    }
    return search.grid();
}

QList<int> annotatorLoads(const AssignmentGrid &grid, int annotators)
{
    QList<int> loads(annotators, 0);
    for (const QList<int> &unit : grid) {
        for (const int annotator : unit)
            ++loads[annotator];
    }
    return loads;
}

QList<QList<int>> pairCounts(const AssignmentGrid &grid, int annotators)
{
    QList<QList<int>> counts(annotators, QList<int>(annotators, 0));
    for (const QList<int> &unit : grid) {
        for (const int a : unit) {
            for (const int b : unit)
                counts[a][b] += a == b ? 0 : 1;
        }
    }
    return counts;
}

GridBalance gridBalance(const AssignmentGrid &grid, int annotators)
{
    const QList<int> loads = annotatorLoads(grid, annotators);
    const QList<QList<int>> pairs = pairCounts(grid, annotators);
    QList<int> counts;
    for (int a = 0; a < annotators; ++a)
        counts += pairs[a].sliced(a + 1);
    const auto spread = [](const QList<int> &values) {
        if (values.isEmpty())
            return 0;
        const auto [least, most] = std::ranges::minmax(values);
        return most - least;
    };
    return {spread(loads), spread(counts)};
}

QList<int> blindOrder(QList<int> units, int annotator, quint64 seed)
{
    Philox random(seed, blindOrderStream + quint64(annotator));
    shuffle(units, random);
    return units;
}

} // namespace Concord
