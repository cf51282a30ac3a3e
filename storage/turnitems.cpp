// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/turnitems.h"

#include "storage/query.h"
#include "storage/rowscan.h"

#include <algorithm>

namespace Concord {

namespace {

constexpr int mostLookUps = 10'000; ///< beyond them one pass over all turns is faster

struct TurnSpan
{
    qint64 first = 0;
    qint64 last = 0;
};

// The first turn of one dialogue and the last one of another.
Result<TurnSpan> spanOf(const Database &database, qint64 dialogue, qint64 other)
{
    Query query(database,
                QStringLiteral("SELECT (SELECT min(id) FROM turn WHERE dialogue = ?), "
                               "(SELECT max(id) FROM turn WHERE dialogue = ?)"));
    if (auto done = query.bind(dialogue).bind(other).exec(); !done)
        return done.error();
    TurnSpan span;
    if (query.next())
        span = {query.integer(0), query.integer(1)};
    if (auto done = query.ended(); !done)
        return done.error();
    return span;
}

} // namespace

Result<TurnItems> TurnItems::read(const Database &database)
{
    TurnItems items;
    if (auto done = items.readItems(database); !done)
        return done.error();
    int lookUps = 0;
    const auto isLocated = items.locate(database, 0, items.m_places.size(), lookUps);
    if (!isLocated)
        return isLocated.error();
    if (!*isLocated) {
        if (auto done = items.readTurns(database); !done)
            return done.error();
    }
    return items;
}

Result<void> TurnItems::readItems(const Database &database)
{
    auto scan = RowScan::start(database,
                               {QStringLiteral("SELECT id, dialogue, turns FROM item ORDER BY "
                                               "id")});
    if (!scan)
        return scan.error();
    std::vector<qint64> turns;
    while (scan->next()) {
        const auto dialogue = size_t(scan->integer(1));
        m_items.append(ItemId(scan->integer(0)));
        m_dialogues.push_back(qint64(dialogue));
        if (dialogue >= turns.size())
            turns.resize(std::max(dialogue + 1, 2 * turns.size()));
        turns[dialogue] = scan->integer(2);
    }
    if (auto done = scan->ended(); !done)
        return done;
    for (size_t dialogue = 0; dialogue < turns.size(); ++dialogue) {
        if (turns[dialogue] > 0)
            m_places.push_back({qint64(dialogue), 0, turns[dialogue]});
    }
    m_added.resize(turns.size());
    return {};
}

// Dialogues whose turns are as many as their ids span have no gap among them; others are halved.
Result<bool> TurnItems::locate(const Database &database, size_t first, size_t last, int &lookUps)
{
    if (first == last)
        return true;
    const auto span = spanOf(database, m_places[first].dialogue, m_places[last - 1].dialogue);
    if (!span)
        return span.error();
    qint64 turns = 0;
    for (size_t i = first; i < last; ++i)
        turns += m_places[i].turns;
    if (span->first > 0 && span->last - span->first + 1 == turns) {
        qint64 next = span->first;
        for (size_t i = first; i < last; ++i) {
            m_places[i].first = next;
            next += m_places[i].turns;
        }
        return true;
    }
    if (last - first == 1 || ++lookUps > mostLookUps)
        return false;
    const size_t middle = first + (last - first) / 2;
    const auto isLocated = locate(database, first, middle, lookUps);
    return isLocated && *isLocated ? locate(database, middle, last, lookUps) : isLocated;
}

Result<void> TurnItems::readTurns(const Database &database)
{
    m_places.clear();
    auto scan = RowScan::start(
        database, {QStringLiteral("SELECT dialogue, id FROM turn ORDER BY dialogue, position")});
    if (!scan)
        return scan.error();
    while (scan->next()) {
        const qint64 dialogue = scan->integer(0);
        const qint64 turn = scan->integer(1);
        const bool goesOn = !m_places.empty() && m_places.back().dialogue == dialogue
            && m_places.back().first + m_places.back().turns == turn;
        if (goesOn)
            ++m_places.back().turns;
        else if (size_t(dialogue) < m_added.size())
            m_places.push_back({dialogue, turn, 1});
    }
    if (auto done = scan->ended(); !done)
        return done;
    std::ranges::sort(m_places, {}, &Place::first);
    return {};
}

void TurnItems::add(qint64 turn)
{
    while (m_place < m_places.size() && m_places[m_place].first + m_places[m_place].turns <= turn)
        ++m_place;
    if (m_place < m_places.size() && m_places[m_place].first <= turn)
        m_added[size_t(m_places[m_place].dialogue)] = true;
}

QList<ItemId> TurnItems::take()
{
    QList<ItemId> items;
    for (size_t i = 0; i < m_dialogues.size(); ++i) {
        if (m_added[size_t(m_dialogues[i])])
            items.append(m_items[qsizetype(i)]);
    }
    m_added.assign(m_added.size(), false);
    m_place = 0;
    return items;
}

} // namespace Concord
