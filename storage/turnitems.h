// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"

#include <vector>

namespace Concord {

class Database;

/// Which items' dialogues hold a turn, for more turns than are worth a look-up each. The turns of a
/// dialogue follow each other, and those of a later dialogue come later, as both are only appended;
/// so it is enough to know where each dialogue begins.
class TurnItems
{
public:
    /// One pass over the items; where turns were removed, a few look-ups or a pass over the turns.
    static Result<TurnItems> read(const Database &database);

    /// The turns come in ascending order.
    void add(qint64 turn);
    /// The items of what was added, ascending; forgets it.
    QList<ItemId> take();

private:
    struct Place
    {
        qint64 dialogue = 0;
        qint64 first = 0; ///< turn
        qint64 turns = 0;
    };
    Result<void> readItems(const Database &database);
    Result<bool> locate(const Database &database, size_t first, size_t last, int &lookUps);
    Result<void> readTurns(const Database &database);

    QList<ItemId> m_items;
    std::vector<qint64> m_dialogues; ///< of each item
    std::vector<Place> m_places; ///< by dialogue
    std::vector<bool> m_added; ///< by dialogue
    size_t m_place = 0;
};

} // namespace Concord
