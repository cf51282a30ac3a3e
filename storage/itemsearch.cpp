// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemsearch.h"

#include "storage/fulltext.h"
#include "storage/rowscan.h"

#include <algorithm>
#include <iterator>

namespace Concord {

namespace {

constexpr qsizetype fewItems = 20'000; ///< they are sorted among themselves

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

SqlCondition itemsWithTerm(const QString &term)
{
    return {QStringLiteral("SELECT rowid FROM request_search WHERE request_search MATCH ? "
                           "UNION ALL SELECT item.id FROM turn_search JOIN turn ON turn.id = "
                           "turn_search.rowid JOIN item ON item.dialogue = turn.dialogue "
                           "WHERE turn_search MATCH ?"),
            {term, term}};
}

constexpr qsizetype fewTurns = 50'000; ///< their items are looked up one by one

// The items of so many turns that two passes over covering indexes are faster than as many
// look-ups in the table that holds the texts.
Result<QList<ItemId>> itemsOfTurns(const Database &database, const QList<ItemId> &turns)
{
    const std::vector<bool> hits = presence(turns);
    QList<ItemId> dialogues;
    auto scan = RowScan::start(
        database, {QStringLiteral("SELECT id, dialogue FROM turn ORDER BY dialogue, position")});
    if (!scan)
        return scan.error();
    while (scan->next()) {
        const auto turn = size_t(scan->integer(0));
        if (turn < hits.size() && hits[turn])
            dialogues.append(ItemId(scan->integer(1)));
    }
    if (auto done = scan->ended(); !done)
        return done.error();
    const std::vector<bool> said = presence(dialogues);
    QList<ItemId> items;
    auto all = RowScan::start(
        database, {QStringLiteral("SELECT id, dialogue FROM item ORDER BY dialogue, id")});
    if (!all)
        return all.error();
    while (all->next()) {
        const auto dialogue = size_t(all->integer(1));
        if (dialogue < said.size() && said[dialogue])
            items.append(ItemId(all->integer(0)));
    }
    if (auto done = all->ended(); !done)
        return done.error();
    return items;
}

Result<QList<ItemId>> itemsMatching(const Database &database, const QString &term)
{
    const auto turns = unsortedIds(
        database,
        {QStringLiteral("SELECT rowid FROM turn_search WHERE turn_search MATCH ?"), {term}});
    if (!turns || turns->size() <= fewTurns)
        return turns ? idsFrom(database, itemsWithTerm(term)) : turns;
    auto items = itemsOfTurns(database, *turns);
    auto requests = unsortedIds(
        database,
        {QStringLiteral("SELECT rowid FROM request_search WHERE request_search MATCH ?"), {term}});
    if (!items || !requests)
        return items ? requests : items;
    *items += *requests;
    std::ranges::sort(*items);
    items->erase(std::unique(items->begin(), items->end()), items->end());
    return items;
}

// Keeps in `ids` what is in `found`; without `ids`, all of `found`.
void keep(std::optional<QList<ItemId>> &ids, const QList<ItemId> &found)
{
    ids = ids ? intersection(*ids, found) : found;
}

QString orderExpression(ItemOrder::Column column)
{
    using Column = ItemOrder::Column;
    switch (column) {
    case Column::Import:
        return QStringLiteral("item.id");
    case Column::Key:
        return QStringLiteral("item.key");
    case Column::Task:
        return QStringLiteral("item.task");
    case Column::Domain:
        return QStringLiteral("item.domain");
    case Column::Rounds:
        return QStringLiteral("item.rounds");
    case Column::Turns:
        return QStringLiteral("item.turns");
    case Column::Words:
        return QStringLiteral("item.words");
    case Column::Dataset:
        return QStringLiteral("(SELECT name FROM dataset WHERE dataset.id = item.dataset)");
    case Column::Reviewed:
        return QStringLiteral("EXISTS (SELECT 1 FROM review WHERE review.item = item.id)");
    case Column::Text:
        return QStringLiteral(
            "(SELECT substr(coalesce(nullif(request, ''), (SELECT content FROM turn WHERE "
            "turn.dialogue = item.dialogue AND position = 0)), 1, 60) FROM item_text "
            "WHERE item_text.item = item.id)");
    }
    Q_UNREACHABLE();
}

SqlCondition sortedSql(const QList<ItemId> &ids, const ItemOrder &order)
{
    const QString direction = order.isDescending ? QStringLiteral(" DESC") : QString();
    if (order.column == ItemOrder::Column::Dataset && ids.size() > fewItems)
        return {u"SELECT item.id FROM dataset CROSS JOIN item ON item.dataset = dataset.id "
                u"ORDER BY dataset.name"
                + direction + u", item.id" + direction};
    const QString where =
        ids.size() > fewItems ? QString() : u" WHERE id IN (" + idNumbers(ids) + u')';
    return {u"SELECT id FROM item" + where + u" ORDER BY " + orderExpression(order.column)
            + direction + u", id" + direction};
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

Result<QList<ItemId>> idsFrom(const Database &database, const SqlCondition &select)
{
    auto ids = unsortedIds(database, select);
    if (!ids)
        return ids;
    if (!std::ranges::is_sorted(*ids))
        std::ranges::sort(*ids);
    ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
    return ids;
}

Result<QList<ItemId>> searchItems(const Database &database, const ItemFilter &filter)
{
    std::optional<QList<ItemId>> ids;
    const QStringList terms = searchTerms(filter.text);
    if (terms.isEmpty() && !filter.text.trimmed().isEmpty())
        return QList<ItemId>(); // nothing in it that the index could hold
    for (const QString &term : terms) {
        const auto found = itemsMatching(database, term);
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
        auto all = idsFrom(database, {QStringLiteral("SELECT id FROM item")});
        if (!all)
            return all;
        ids = *std::move(all);
    }
    if (excluded.isEmpty())
        return *ids;
    std::ranges::sort(excluded);
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

Result<QList<ItemId>> sortItems(const Database &database, const QList<ItemId> &ids,
                                const ItemOrder &order)
{
    if (order.column == ItemOrder::Column::Import) {
        QList<ItemId> sorted = ids;
        if (order.isDescending)
            std::ranges::reverse(sorted);
        return sorted;
    }
    auto all = unsortedIds(database, sortedSql(ids, order));
    if (!all)
        return all;
    const std::vector<bool> wanted = presence(ids);
    all->removeIf([&](ItemId id) {
        return size_t(id.value()) >= wanted.size() || !wanted[size_t(id.value())];
    });
    return all;
}

} // namespace Concord
