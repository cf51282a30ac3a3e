// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemrepository.h"

#include "models/dataset/task.h"
#include "storage/fulltext.h"
#include "storage/query.h"
#include "storage/sqlcondition.h"
#include "storage/storedanswer.h"
#include "storage/text.h"

#include <QHash>

#include <algorithm>
#include <iterator>

namespace Concord {

namespace {

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

QList<ItemId> intersection(const QList<ItemId> &a, const QList<ItemId> &b)
{
    QList<ItemId> both;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
    return both;
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

void sortByTask(QList<FacetValue> &values)
{
    const auto place = [](const FacetValue &value) {
        const Task *task = findTask(value.value);
        return task ? task - tasks().data() : std::ptrdiff_t(tasks().size());
    };
    std::stable_sort(values.begin(), values.end(),
                     [&](const FacetValue &a, const FacetValue &b) { return place(a) < place(b); });
}

} // namespace

ItemRepository::ItemRepository(const Database &database) : m_database(database) {}

Result<QList<ItemId>> ItemRepository::idsMatching(const QString &term) const
{
    Query query(
        m_database,
        QStringLiteral(
            "SELECT rowid FROM request_search WHERE request_search MATCH ? UNION "
            "SELECT item.id FROM turn_search JOIN turn ON turn.id = turn_search.rowid "
            "JOIN item ON item.dialogue = turn.dialogue WHERE turn_search MATCH ? ORDER BY 1"));
    query.bind(term).bind(term);
    return readIds(query);
}

// Every term may be in the request or in any turn, so the terms are intersected here: one SQL
// statement takes five times as long for a common word (limits.md, "What bites", 6).
Result<std::optional<QList<ItemId>>> ItemRepository::idsWithText(const QString &text) const
{
    std::optional<QList<ItemId>> ids;
    const QStringList terms = searchTerms(text);
    if (terms.isEmpty() && !text.trimmed().isEmpty())
        return std::optional(QList<ItemId>()); // nothing in it that the index could hold
    for (const QString &term : terms) {
        const auto found = idsMatching(term);
        if (!found)
            return found.error();
        ids = ids ? intersection(*ids, *found) : *found;
    }
    return ids;
}

Result<QList<ItemId>> ItemRepository::find(const ItemFilter &filter,
                                           std::optional<qsizetype> limit) const
{
    const auto hits = idsWithText(filter.text);
    if (!hits)
        return hits.error();
    const SqlCondition condition = itemCondition(filter);
    const bool limitHere = limit && !*hits;
    Query query(m_database,
                u"SELECT item.id FROM item WHERE " + condition.sql + u" ORDER BY item.id"
                    + (limitHere ? u" LIMIT " + QString::number(*limit) : QString()));
    condition.bindTo(query);
    auto ids = readIds(query);
    if (!ids || !*hits)
        return ids;
    QList<ItemId> both = intersection(*ids, **hits);
    if (limit && both.size() > *limit)
        both.resize(*limit);
    return both;
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

Result<QList<FacetValue>> ItemRepository::facet(const QString &column,
                                                const ItemFilter &filter) const
{
    const SqlCondition condition = itemCondition(filter);
    const bool hasText = !filter.text.trimmed().isEmpty();
    const QString hits =
        hasText ? QStringLiteral(" AND item.id IN (SELECT id FROM temp.hit)") : QString();
    Query query(m_database,
                u"SELECT " + column
                    + u", count(*) FROM item JOIN dataset ON dataset.id = item.dataset WHERE "
                    + condition.sql + hits + u" AND " + column
                    + u" IS NOT NULL GROUP BY 1 ORDER BY min(dataset.id), 1");
    condition.bindTo(query);
    if (auto done = query.exec(); !done)
        return done.error();
    QList<FacetValue> values;
    while (query.next())
        values.append({query.text(0), query.integer(1)});
    if (auto done = query.ended(); !done)
        return done.error();
    return values;
}

Result<void> ItemRepository::storeHits(const QList<ItemId> &hits) const
{
    for (const char *sql :
         {"CREATE TEMP TABLE IF NOT EXISTS hit (id INTEGER PRIMARY KEY)", "DELETE FROM temp.hit"}) {
        if (auto done = execute(m_database, QString::fromLatin1(sql)); !done)
            return done;
    }
    QString numbers;
    for (const ItemId id : hits)
        numbers +=
            (numbers.isEmpty() ? QString() : QStringLiteral(",")) + QString::number(id.value());
    Query query(m_database, QStringLiteral("INSERT INTO temp.hit SELECT value FROM json_each(?)"));
    query.bind(QString(u'[' + numbers + u']'));
    return query.exec();
}

Result<ItemFacets> ItemRepository::facets(const ItemFilter &filter) const
{
    const auto hits = idsWithText(filter.text);
    if (!hits)
        return hits.error();
    if (*hits) {
        if (auto done = storeHits(**hits); !done)
            return done.error();
    }
    const auto without = [&filter](QString ItemFilter::*field) {
        ItemFilter open = filter;
        (open.*field).clear();
        return open;
    };
    auto datasets = facet(QStringLiteral("dataset.name"), without(&ItemFilter::dataset));
    auto tasks = facet(QStringLiteral("item.task"), without(&ItemFilter::task));
    auto domains = facet(QStringLiteral("item.domain"), without(&ItemFilter::domain));
    for (const auto *result : {&datasets, &tasks, &domains}) {
        if (!*result)
            return result->error();
    }
    sortByTask(*tasks);
    std::sort(domains->begin(), domains->end(),
              [](const FacetValue &a, const FacetValue &b) { return a.value < b.value; });
    return ItemFacets{*datasets, *tasks, *domains};
}

Result<Item> ItemRepository::load(ItemId id) const
{
    Query query(
        m_database,
        QStringLiteral(
            "SELECT item.key, item.line, item.task, item.domain, item.dialogue, item_text.request, "
            "item_text.analysis, item_text.answer, item_text.extra, item.rounds, context.body FROM "
            "item JOIN item_text ON item_text.item = item.id "
            "LEFT JOIN context ON context.id = item_text.context WHERE item.id = ? "
            "AND item.dataset IN (SELECT id FROM dataset WHERE state = 'ready')"));
    query.bind(id.value());
    if (auto done = query.exec(); !done)
        return done.error();
    if (!query.next())
        return Error{
            StorageText::tr("There is no item with the number %1 in this project.").arg(id.value()),
            {}};
    Item item;
    item.key = query.text(0);
    item.line = query.integer(1);
    item.task = query.text(2);
    item.domain = query.text(3);
    item.request = query.text(5);
    item.analysis = query.text(6);
    item.answer = answerFromStored(query.isNull(7) ? QString() : query.text(7));
    item.extra = query.text(8).toUtf8();
    item.context = query.text(10).toUtf8();
    item.dialogue.rounds.resize(qsizetype(query.integer(9))); // a round may be without turns
    if (auto done = readDialogue(query.integer(4), item); !done)
        return done.error();
    if (auto done = readAttributes(id, item); !done)
        return done.error();
    return item;
}

Result<void> ItemRepository::readDialogue(qint64 dialogue, Item &item) const
{
    Query query(
        m_database,
        QStringLiteral(
            "SELECT round, speaker, content FROM turn WHERE dialogue = ? ORDER BY position"));
    query.bind(dialogue);
    if (auto done = query.exec(); !done)
        return done;
    while (query.next()) {
        const auto round = qsizetype(query.integer(0));
        while (item.dialogue.rounds.size() <= round)
            item.dialogue.rounds.append(Round{});
        item.dialogue.rounds[round].turns.append({query.text(1), query.text(2)});
    }
    return query.ended();
}

Result<void> ItemRepository::readAttributes(ItemId id, Item &item) const
{
    Query query(m_database,
                QStringLiteral("SELECT type, value, related, round FROM item_attribute "
                               "JOIN attribute ON attribute.id = item_attribute.attribute WHERE "
                               "item = ?"));
    query.bind(id.value());
    if (auto done = query.exec(); !done)
        return done;
    while (query.next()) {
        Attribute attribute{query.text(0), query.text(1), query.integer(2) != 0, {}};
        if (!query.isNull(3))
            attribute.round = int(query.integer(3));
        item.attributes.append(attribute);
    }
    // Not ORDER BY: SQLite orders by UTF-8, the readers by UTF-16.
    sortAttributes(item.attributes);
    return query.ended();
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
