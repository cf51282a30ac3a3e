// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <algorithm>
#include <bit>
#include <numeric>
#include <span>
#include <vector>

namespace Concord {

/// Rows that are equal, counted: `first[g]` is a row of group g, `frequency[g]` how many there are.
struct Grouping
{
    std::vector<quint32> first;
    std::vector<qint64> frequency;
    std::vector<quint32> groupOf; ///< by row, where it was asked for
};

/// A hash of a row of cells of eight bytes each.
template <typename Cell>
quint64 hashOfRow(std::span<const Cell> row)
{
    static_assert(sizeof(Cell) == sizeof(quint64));
    quint64 hash = row.size();
    for (const Cell &cell : row) {
        hash = (hash ^ std::bit_cast<quint64>(cell)) * 0x9E3779B97F4A7C15U;
        hash ^= hash >> 29;
    }
    return hash;
}

/// The order of groups: shorter rows first, then cell by cell.
template <typename Row>
bool precedesRow(const Row &left, const Row &right)
{
    if (left.size() != right.size())
        return left.size() < right.size();
    return std::ranges::lexicographical_compare(left, right);
}

/// Groups `count` rows. `rowAt(i)` is a span of ordered cells, `weightAt(i)` how often it counts.
///
/// The groups come in one order (by length, then cell by cell) whatever the order of the rows, so
/// that sums over groups and draws from them do not depend on it. With `keepsGroups` each row's
/// group is kept as well.
template <typename RowAt, typename WeightAt>
Grouping groupRows(qsizetype count, RowAt rowAt, WeightAt weightAt, bool keepsGroups = false)
{
    Grouping found;
    std::vector<quint64> hashes;
    std::vector<quint32> slots(64, 0); // group + 1; 0: free
    const auto place = [&](quint64 hash, auto isSame) {
        size_t at = hash & (slots.size() - 1);
        while (slots[at] != 0 && !isSame(slots[at] - 1))
            at = (at + 1) & (slots.size() - 1);
        return at;
    };
    for (qsizetype i = 0; i < count; ++i) {
        const auto row = rowAt(i);
        const quint64 hash = hashOfRow(row);
        const size_t at = place(hash, [&](quint32 group) {
            return hashes[group] == hash && std::ranges::equal(rowAt(found.first[group]), row);
        });
        if (keepsGroups)
            found.groupOf.push_back(slots[at] != 0 ? slots[at] - 1 : quint32(found.first.size()));
        if (slots[at] != 0) {
            found.frequency[slots[at] - 1] += weightAt(i);
            continue;
        }
        found.first.push_back(quint32(i));
        found.frequency.push_back(weightAt(i));
        hashes.push_back(hash);
        slots[at] = quint32(found.first.size());
        if (found.first.size() * 2 > slots.size()) {
            slots.assign(slots.size() * 2, 0);
            for (size_t group = 0; group < hashes.size(); ++group)
                slots[place(hashes[group], [](quint32) { return false; })] = quint32(group) + 1;
        }
    }

    std::vector<quint32> order(found.first.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, [&](quint32 a, quint32 b) {
        return precedesRow(rowAt(found.first[a]), rowAt(found.first[b]));
    });
    Grouping sorted;
    std::vector<quint32> numbers(order.size());
    for (const quint32 group : order) {
        numbers[group] = quint32(sorted.first.size());
        sorted.first.push_back(found.first[group]);
        sorted.frequency.push_back(found.frequency[group]);
    }
    for (const quint32 group : found.groupOf)
        sorted.groupOf.push_back(numbers[group]);
    return sorted;
}

} // namespace Concord
