// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemsorting.h"

#include "storage/itemsearch.h"
#include "storage/rowscan.h"

#include <algorithm>
#include <functional>
#include <string>

namespace Concord {

namespace {

constexpr qsizetype fewItems = 20'000; ///< SQLite sorts them among themselves
constexpr size_t mostDatasets = 64; ///< whose orders are merged
constexpr qint64 widestCount = 1'000'000; ///< between numbers that are sorted by counting them

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

SqlCondition sortedByColumn(const ItemOrder &order, const QString &where)
{
    const QStringView direction = order.isDescending ? u"DESC" : u"ASC";
    return {QStringLiteral("SELECT id FROM item%1 ORDER BY %2 %3, id %3")
                .arg(where, orderExpression(order.column), direction)};
}

struct NumberedItem
{
    ItemId id;
    qint64 number = 0;
};

// `items` are ascending by id, and stay so where the numbers are equal.
QList<ItemId> sortedByNumber(std::vector<NumberedItem> items)
{
    const auto [least, most] = std::ranges::minmax_element(items, {}, &NumberedItem::number);
    QList<ItemId> sorted(qsizetype(items.size()));
    if (items.empty())
        return sorted;
    const qint64 lowest = least->number;
    if (most->number - lowest > widestCount) {
        std::ranges::stable_sort(items, {}, &NumberedItem::number);
        std::ranges::transform(items, sorted.begin(), &NumberedItem::id);
        return sorted;
    }
    std::vector<qsizetype> places(size_t(most->number - lowest) + 2);
    for (const NumberedItem &item : items)
        ++places[size_t(item.number - lowest) + 1];
    for (size_t i = 1; i < places.size(); ++i)
        places[i] += places[i - 1];
    for (const NumberedItem &item : items)
        sorted[places[size_t(item.number - lowest)]++] = item.id;
    return sorted;
}

Result<QList<ItemId>> allByNumber(const Database &database, const QString &expression)
{
    auto scan = RowScan::start(database, {u"SELECT id, " + expression + u" FROM item ORDER BY id"});
    if (!scan)
        return scan.error();
    std::vector<NumberedItem> items;
    while (scan->next())
        items.push_back({ItemId(scan->integer(0)), scan->integer(1)});
    if (auto done = scan->ended(); !done)
        return done.error();
    return sortedByNumber(std::move(items));
}

Result<QList<ItemId>> allByReview(const Database &database)
{
    const auto all = idsFrom(database, {QStringLiteral("SELECT id FROM item")});
    const auto reviewed = unsortedIds(database, {QStringLiteral("SELECT item FROM review")});
    if (!all || !reviewed)
        return all ? reviewed : all;
    const std::vector<bool> isReviewed = presence(*reviewed);
    std::vector<NumberedItem> items;
    items.reserve(size_t(all->size()));
    for (const ItemId id : *all)
        items.push_back(
            {id, size_t(id.value()) < isReviewed.size() && isReviewed[size_t(id.value())]});
    return sortedByNumber(std::move(items));
}

/// The keys of one dataset, which has an index of them.
struct DatasetKeys
{
    RowScan scan;
    std::string key;
    ItemId id;

    bool next()
    {
        if (!scan.next())
            return false;
        const QByteArrayView text = scan.text(0);
        key.assign(text.data(), size_t(text.size()));
        id = ItemId(scan.integer(1));
        return true;
    }
};

Result<QList<ItemId>> mergedKeys(std::vector<DatasetKeys> datasets)
{
    const auto comesLater = [](const DatasetKeys *a, const DatasetKeys *b) {
        const int order = a->key.compare(b->key);
        return order == 0 ? a->id > b->id : order > 0;
    };
    std::vector<DatasetKeys *> heap;
    QList<ItemId> ids;
    for (DatasetKeys &dataset : datasets) {
        if (dataset.next())
            heap.push_back(&dataset);
        else if (auto done = dataset.scan.ended(); !done)
            return done.error();
    }
    std::ranges::make_heap(heap, comesLater);
    while (!heap.empty()) {
        std::ranges::pop_heap(heap, comesLater);
        DatasetKeys *first = heap.back();
        ids.append(first->id);
        if (first->next()) {
            std::ranges::push_heap(heap, comesLater);
        } else {
            heap.pop_back();
            if (auto done = first->scan.ended(); !done)
                return done.error();
        }
    }
    return ids;
}

Result<QList<ItemId>> allByKey(const Database &database)
{
    auto datasets = unsortedIds(database, {QStringLiteral("SELECT id FROM dataset")});
    if (!datasets)
        return datasets;
    if (size_t(datasets->size()) > mostDatasets)
        return unsortedIds(database, sortedByColumn({ItemOrder::Column::Key, false}, {}));
    std::vector<DatasetKeys> keys;
    for (const ItemId dataset : *datasets) {
        auto scan = RowScan::start(
            database,
            {QStringLiteral("SELECT key, id FROM item WHERE dataset = ? ORDER BY key"),
             {dataset.value()}});
        if (!scan)
            return scan.error();
        keys.push_back({*std::move(scan), {}, {}});
    }
    return mergedKeys(std::move(keys));
}

// Ascending; the other way round is exactly that, as no two items are equal.
Result<QList<ItemId>> allInOrder(const Database &database, ItemOrder::Column column)
{
    using Column = ItemOrder::Column;
    switch (column) {
    case Column::Key:
        return allByKey(database);
    case Column::Rounds:
    case Column::Turns:
    case Column::Words:
        return allByNumber(database, orderExpression(column));
    case Column::Reviewed:
        return allByReview(database);
    case Column::Dataset:
        return unsortedIds(database,
                           {QStringLiteral("SELECT item.id FROM dataset CROSS JOIN item ON "
                                           "item.dataset = dataset.id ORDER BY dataset.name, "
                                           "item.id")});
    case Column::Import:
    case Column::Task:
    case Column::Domain:
    case Column::Text:
        break;
    }
    return unsortedIds(database, sortedByColumn({column, false}, {}));
}

} // namespace

Result<QList<ItemId>> sortItems(const Database &database, const QList<ItemId> &ids,
                                const ItemOrder &order)
{
    if (order.column == ItemOrder::Column::Import) {
        QList<ItemId> sorted = ids;
        if (order.isDescending)
            std::ranges::reverse(sorted);
        return sorted;
    }
    if (ids.size() <= fewItems)
        return unsortedIds(
            database, sortedByColumn(order, QString(u" WHERE id IN (" + idNumbers(ids) + u')')));
    auto all = allInOrder(database, order.column);
    if (!all)
        return all;
    const std::vector<bool> wanted = presence(ids);
    all->removeIf([&](ItemId id) {
        return size_t(id.value()) >= wanted.size() || !wanted[size_t(id.value())];
    });
    if (order.isDescending)
        std::ranges::reverse(*all);
    return all;
}

} // namespace Concord
