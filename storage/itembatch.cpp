// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itembatch.h"

#include "storage/itemsearch.h"
#include "storage/query.h"
#include "storage/storedanswer.h"

#include <QHash>

#include <algorithm>

namespace Concord {

namespace {

struct StoredItem
{
    Item item;
    qint64 dialogue = 0;
};

using StoredItems = QHash<qint64, StoredItem>;

Result<StoredItems> readItems(const Database &database, const QString &numbers)
{
    Query query(
        database,
        u"SELECT item.key, item.line, item.task, item.domain, item.dialogue, item_text.request, "
        u"item_text.analysis, item_text.answer, item_text.extra, item.rounds, context.body, "
        u"item.id FROM item JOIN item_text ON item_text.item = item.id "
        u"LEFT JOIN context ON context.id = item_text.context WHERE item.id IN ("
            + numbers + u") AND item.dataset IN (SELECT id FROM dataset WHERE state = 'ready')");
    if (auto done = query.exec(); !done)
        return done.error();
    StoredItems items;
    while (query.next()) {
        StoredItem stored;
        Item &item = stored.item;
        item.key = query.text(0);
        item.line = query.integer(1);
        item.task = query.text(2);
        item.domain = query.text(3);
        stored.dialogue = query.integer(4);
        item.request = query.text(5);
        item.analysis = query.text(6);
        item.answer = answerFromStored(query.isNull(7) ? QString() : query.text(7));
        item.extra = query.text(8).toUtf8();
        // A round may be without turns.
        item.dialogue.rounds.resize(qsizetype(query.integer(9)));
        item.context = query.text(10).toUtf8();
        items.insert(query.integer(11), stored);
    }
    if (auto done = query.ended(); !done)
        return done.error();
    return items;
}

Result<QHash<qint64, Dialogue>> readDialogues(const Database &database, const StoredItems &items)
{
    QHash<qint64, Dialogue> dialogues;
    QStringList numbers;
    for (const StoredItem &stored : items) {
        if (!dialogues.contains(stored.dialogue))
            numbers.append(QString::number(stored.dialogue));
        dialogues.insert(stored.dialogue, stored.item.dialogue);
    }
    Query query(database,
                u"SELECT dialogue, round, speaker, content FROM turn WHERE dialogue IN ("
                    + numbers.join(u',') + u") ORDER BY dialogue, position");
    if (auto done = query.exec(); !done)
        return done.error();
    while (query.next()) {
        QList<Round> &rounds = dialogues[query.integer(0)].rounds;
        const auto round = qsizetype(query.integer(1));
        while (rounds.size() <= round)
            rounds.append(Round{});
        rounds[round].turns.append({query.text(2), query.text(3)});
    }
    if (auto done = query.ended(); !done)
        return done.error();
    return dialogues;
}

Result<void> readAttributes(const Database &database, const QString &numbers, StoredItems &items)
{
    Query query(database,
                u"SELECT type, value, related, round, item FROM item_attribute "
                u"JOIN attribute ON attribute.id = item_attribute.attribute WHERE item IN ("
                    + numbers + u')');
    if (auto done = query.exec(); !done)
        return done;
    while (query.next()) {
        Attribute attribute{query.text(0), query.text(1), query.integer(2) != 0, {}};
        if (!query.isNull(3))
            attribute.round = int(query.integer(3));
        if (const auto stored = items.find(query.integer(4)); stored != items.end())
            stored->item.attributes.append(attribute);
    }
    // Not ORDER BY: SQLite orders by UTF-8, the readers by UTF-16.
    for (StoredItem &stored : items)
        sortAttributes(stored.item.attributes);
    return query.ended();
}

} // namespace

Result<QList<Item>> loadItems(const Database &database, const QList<ItemId> &ids)
{
    const QString numbers = idNumbers(ids);
    auto items = readItems(database, numbers);
    if (!items)
        return items.error();
    const auto dialogues = readDialogues(database, *items);
    if (!dialogues)
        return dialogues.error();
    if (auto done = readAttributes(database, numbers, *items); !done)
        return done.error();
    QList<Item> loaded;
    for (const ItemId id : ids) {
        const auto stored = items->find(id.value());
        if (stored == items->end())
            continue;
        stored->item.dialogue = dialogues->value(stored->dialogue);
        loaded.append(stored->item);
    }
    return loaded;
}

} // namespace Concord
