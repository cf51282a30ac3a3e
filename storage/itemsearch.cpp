// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemsearch.h"

#include "storage/fulltext.h"
#include "storage/rowscan.h"
#include "storage/turnitems.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace Concord {

namespace {

QList<ItemId> intersection(const QList<ItemId> &a, const QList<ItemId> &b)
{
    QList<ItemId> both;
    both.reserve(qMin(a.size(), b.size()));
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
}

QList<ItemId> difference(const QList<ItemId> &a, const QList<ItemId> &b)
{
    QList<ItemId> rest;
    rest.reserve(a.size());
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
    return rest;
}

SqlCondition itemsWithTerm(const QString &term)
{
    return {QStringLiteral("SELECT rowid FROM request_search WHERE request_search MATCH ? "
                           "UNION ALL SELECT item.id FROM turn_search JOIN turn ON turn.id = "
                           "turn_search.rowid JOIN item ON item.dialogue = turn.dialogue "
                           "WHERE turn_search MATCH ?"),
            {term, term}};
}

constexpr qsizetype fewTurns = 20'000; ///< their items are looked up one by one

QList<ItemId> united(const QList<ItemId> &a, const QList<ItemId> &b)
{
    QList<ItemId> either;
    either.reserve(a.size() + b.size());
    std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(either));
    return either;
}

// `places` are read once for all the terms of a search.
Result<QList<ItemId>> itemsMatching(const Database &database, const QString &term,
                                    std::optional<TurnItems> &places)
{
    auto turns = RowScan::start(database,
                                {QStringLiteral("SELECT rowid FROM turn_search WHERE turn_search "
                                                "MATCH ? ORDER BY rowid"),
                                 {term}});
    if (!turns)
        return turns.error();
    QList<qint64> few;
    while (few.size() <= fewTurns && turns->next())
        few.append(turns->integer(0));
    if (few.size() <= fewTurns) {
        if (auto done = turns->ended(); !done)
            return done.error();
        return idsFrom(database, itemsWithTerm(term));
    }
    if (!places) {
        auto read = TurnItems::read(database);
        if (!read)
            return read.error();
        places = *std::move(read);
    }
    for (const qint64 turn : few)
        places->add(turn);
    while (turns->next())
        places->add(turns->integer(0));
    const QList<ItemId> saying = places->take();
    if (auto done = turns->ended(); !done)
        return done.error();
    const auto asking = idsFrom(
        database,
        {QStringLiteral("SELECT rowid FROM request_search WHERE request_search MATCH ?"), {term}});
    return asking ? Result<QList<ItemId>>(united(saying, *asking)) : asking;
}

// Without gaps, which is usual, they need not be read.
Result<QList<ItemId>> allItems(const Database &database)
{
    auto scan = RowScan::start(
        database,
        {QStringLiteral("SELECT (SELECT min(id) FROM item), (SELECT max(id) FROM item), "
                        "(SELECT count(*) FROM item)")});
    if (!scan)
        return scan.error();
    if (!scan->next())
        return scan->ended().error();
    const qint64 first = scan->integer(0);
    const qint64 count = scan->integer(2);
    if (count > 0 && scan->integer(1) - first + 1 != count)
        return idsFrom(database, {QStringLiteral("SELECT id FROM item")});
    QList<ItemId> ids;
    ids.reserve(count);
    for (qint64 i = 0; i < count; ++i)
        ids.append(ItemId(first + i));
    return ids;
}

// Many ids, none far from the next, are sorted as bits.
void sortIds(QList<ItemId> &ids)
{
    if (std::adjacent_find(ids.begin(), ids.end(), std::greater_equal()) == ids.end())
        return;
    const std::vector<bool> present = presence(ids);
    if (present.size() / 64 > size_t(ids.size())) {
        std::ranges::sort(ids);
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        return;
    }
    ids.clear();
    for (size_t id = 0; id < present.size(); ++id) {
        if (present[id])
            ids.append(ItemId(qint64(id)));
    }
}

// Keeps in `ids` what is in `found`; without `ids`, all of `found`.
void keep(std::optional<QList<ItemId>> &ids, const QList<ItemId> &found)
{
    ids = ids ? intersection(*ids, found) : found;
}

} // namespace

QString idNumbers(const QList<ItemId> &ids)
{
    QString numbers;
    for (const ItemId id : ids) {
        if (!numbers.isEmpty())
            numbers += u',';
        numbers += QString::number(id.value());
    }
    return numbers;
}

Result<QList<ItemId>> unsortedIds(const Database &database, const SqlCondition &select)
{
    auto scan = RowScan::start(database, select);
    if (!scan)
        return scan.error();
    QList<ItemId> ids;
    while (scan->next())
        ids.append(ItemId(scan->integer(0)));
    if (auto done = scan->ended(); !done)
        return done.error();
    return ids;
}

Result<QList<ItemId>> idsFrom(const Database &database, const SqlCondition &select)
{
    auto ids = unsortedIds(database, select);
    if (!ids)
        return ids;
    sortIds(*ids);
    return ids;
}

Result<QList<ItemId>> searchItems(const Database &database, const ItemFilter &filter)
{
    std::optional<QList<ItemId>> ids;
    const QStringList terms = searchTerms(filter.text);
    if (terms.isEmpty() && !filter.text.trimmed().isEmpty())
        return QList<ItemId>(); // nothing in it that the index could hold
    std::optional<TurnItems> places;
    for (const QString &term : terms) {
        const auto found = itemsMatching(database, term, places);
        if (!found)
            return found.error();
        keep(ids, *found);
    }
    const QList<ItemCriterion> criteria = itemCriteria(filter);
    QList<ItemId> excluded;
    for (const ItemCriterion &criterion : criteria) {
        const auto found = idsFrom(database, criterion.select);
        if (!found)
            return found.error();
        if (!criterion.isExcluding)
            keep(ids, *found);
        else if (!found->isEmpty())
            excluded += *found;
    }
    if (!ids) {
        auto all = allItems(database);
        if (!all)
            return all;
        ids = *std::move(all);
    }
    if (excluded.isEmpty())
        return *ids;
    sortIds(excluded);
    return difference(*ids, excluded);
}

std::vector<bool> presence(const QList<ItemId> &ids)
{
    const auto highest = std::ranges::max_element(ids);
    std::vector<bool> present(highest == ids.end() ? 0 : size_t(highest->value()) + 1);
    for (const ItemId id : ids)
        present[size_t(id.value())] = true;
    return present;
}

} // namespace Concord
