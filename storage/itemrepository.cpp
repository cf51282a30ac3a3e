// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemrepository.h"

#include "storage/itembatch.h"
#include "storage/itemfacetcounter.h"
#include "storage/itemsearch.h"
#include "storage/itemsorting.h"
#include "storage/query.h"
#include "storage/text.h"

#include <QHash>

namespace Concord {

namespace {

constexpr qsizetype snippetLength = 160; ///< characters

Result<QList<ItemId>> readIds(Query &query)
{
    if (auto done = query.exec(); !done)
        return done.error();
    QList<ItemId> ids;
    while (query.next())
        ids.append(ItemId(query.integer(0)));
    if (auto done = query.ended(); !done)
        return done.error();
    return ids;
}

ItemRow rowFrom(const Query &query)
{
    ItemRow row;
    row.id = ItemId(query.integer(0));
    row.key = query.text(1);
    row.dataset = query.text(2);
    row.task = query.text(3);
    row.domain = query.text(4);
    row.rounds = int(query.integer(5));
    row.relatedAttributes = int(query.integer(6));
    row.turns = int(query.integer(7));
    row.words = int(query.integer(8));
    row.isReviewed = query.integer(9) != 0;
    row.text = query.text(10).simplified();
    return row;
}

// What was searched for may be in any turn; only those of one page of rows are read.
Result<QString> dialogueSnippet(const Database &database, ItemId id, const SearchWords &words)
{
    Query query(database,
                QStringLiteral("SELECT content FROM turn WHERE dialogue = (SELECT "
                               "dialogue FROM item WHERE id = ?) ORDER BY position"));
    if (auto done = query.bind(id.value()).exec(); !done)
        return done.error();
    while (query.next()) {
        if (const QString snippet = snippetOf(query.text(0), words, snippetLength);
            !snippet.isEmpty())
            return snippet;
    }
    if (auto done = query.ended(); !done)
        return done.error();
    return QString();
}

} // namespace

ItemRepository::ItemRepository(const Database &database) : m_database(database) {}

Result<QList<ItemId>> ItemRepository::find(const ItemFilter &filter,
                                           std::optional<qsizetype> limit) const
{
    return find(filter, {}, limit);
}

Result<QList<ItemId>> ItemRepository::find(const ItemFilter &filter, const ItemOrder &order,
                                           std::optional<qsizetype> limit) const
{
    auto ids = searchItems(m_database, filter);
    if (ids && order != ItemOrder{})
        ids = sortItems(m_database, *ids, order);
    if (ids && limit && ids->size() > *limit)
        ids->resize(*limit);
    return ids;
}

Result<QList<ItemRow>> ItemRepository::rows(const QList<ItemId> &ids) const
{
    QStringList numbers;
    for (const ItemId id : ids)
        numbers.append(QString::number(id.value()));
    Query query(
        m_database,
        u"SELECT item.id, item.key, dataset.name, item.task, item.domain, item.rounds, "
        u"item.related, item.turns, item.words, "
        u"EXISTS (SELECT 1 FROM review WHERE review.item = item.id), "
        u"substr(coalesce(nullif(item_text.request, ''), (SELECT content FROM turn WHERE "
        u"turn.dialogue = item.dialogue AND position = 0), ''), 1, 200) FROM item "
        u"JOIN dataset ON dataset.id = item.dataset JOIN item_text ON item_text.item = item.id "
        u"WHERE item.id IN ("
            + numbers.join(u',') + u") AND dataset.state = 'ready'");
    if (auto done = query.exec(); !done)
        return done.error();
    QHash<ItemId, ItemRow> byId;
    while (query.next()) {
        const ItemRow row = rowFrom(query);
        byId.insert(row.id, row);
    }
    if (auto done = query.ended(); !done)
        return done.error();
    QList<ItemRow> rows;
    for (const ItemId id : ids) {
        if (const auto row = byId.constFind(id); row != byId.constEnd())
            rows.append(*row);
    }
    return rows;
}

Result<QList<ItemRow>> ItemRepository::rows(const QList<ItemId> &ids,
                                            const SearchWords &words) const
{
    auto rows = this->rows(ids);
    if (!rows || words.isEmpty())
        return rows;
    for (ItemRow &row : *rows) {
        if (!findWords(row.text, words).isEmpty())
            continue;
        const auto snippet = dialogueSnippet(m_database, row.id, words);
        if (!snippet)
            return snippet.error();
        row.snippet = *snippet;
    }
    return rows;
}

Result<ItemFacets> ItemRepository::facets(const ItemFilter &filter) const
{
    ItemFacetCounter counter(filter);
    ItemFacets facets;
    for (const ItemFacet facet : {ItemFacet::Dataset, ItemFacet::Task, ItemFacet::Domain}) {
        if (auto done = counter.count(m_database, facet, facets); !done)
            return done.error();
    }
    return facets;
}

Result<Item> ItemRepository::load(ItemId id) const
{
    const auto items = loadItems(m_database, {id});
    if (!items)
        return items.error();
    if (items->isEmpty())
        return Error{
            StorageText::tr("There is no item with the number %1 in this project.").arg(id.value()),
            {}};
    return items->constFirst();
}

Result<QList<ItemId>> ItemRepository::named(const QString &name) const
{
    // "dataset/key": the key is what follows the name of a dataset and a slash.
    Query byKey(
        m_database,
        QStringLiteral(
            "SELECT item.id FROM dataset JOIN item ON item.dataset = dataset.id AND item.key IN "
            "(?, CASE WHEN substr(?, 1, length(dataset.name) + 1) = dataset.name || '/' "
            "THEN substr(?, length(dataset.name) + 2) END) "
            "WHERE dataset.state = 'ready' ORDER BY item.id"));
    byKey.bind(name).bind(name).bind(name);
    auto ids = readIds(byKey);
    bool isNumber = false;
    const qint64 number = name.toLongLong(&isNumber);
    if (!ids || !ids->isEmpty() || !isNumber)
        return ids;
    Query byNumber(
        m_database,
        QStringLiteral("SELECT item.id FROM item JOIN dataset ON dataset.id = item.dataset "
                       "WHERE dataset.state = 'ready' AND item.id = ?"));
    byNumber.bind(number);
    return readIds(byNumber);
}

} // namespace Concord
