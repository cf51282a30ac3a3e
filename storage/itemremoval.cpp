// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemremoval.h"

#include "storage/query.h"
#include "storage/searchindex.h"

#include <QSet>

namespace Concord {

namespace {

// What an item shares with others.
struct SharedParts
{
    QSet<qint64> dialogues;
    QSet<qint64> contexts;
    QSet<qint64> attributes;
};

Result<void> runFor(const Database &database, const QString &sql, qint64 id)
{
    return Query(database, sql, Query::Preparation::Kept).bind(id).exec();
}

Result<void> addIds(const Database &database, const QString &sql, ItemId item, QSet<qint64> &ids)
{
    Query query(database, sql, Query::Preparation::Kept);
    if (auto done = query.bind(item.value()).exec(); !done)
        return done;
    while (query.next())
        ids.insert(query.integer(0));
    return query.ended();
}

Result<void> findParts(const Database &database, ItemId item, SharedParts &parts)
{
    if (auto done = addIds(database, QStringLiteral("SELECT dialogue FROM item WHERE id = ?"), item,
                           parts.dialogues);
        !done)
        return done;
    if (auto done = addIds(database,
                           QStringLiteral("SELECT context FROM item_text WHERE item = ? "
                                          "AND context IS NOT NULL"),
                           item, parts.contexts);
        !done)
        return done;
    return addIds(database, QStringLiteral("SELECT attribute FROM item_attribute WHERE item = ?"),
                  item, parts.attributes);
}

// What an index holds of a row must leave it before the row goes.
Result<void> removeItem(const Database &database, ItemId item)
{
    if (auto done = unindexRequests(database, QStringLiteral("item = %1").arg(item.value())); !done)
        return done;
    return runFor(database, QStringLiteral("DELETE FROM item WHERE id = ?"), item.value());
}

Result<void> removeDialogues(const Database &database, const QSet<qint64> &dialogues)
{
    for (const qint64 dialogue : dialogues) {
        if (auto done = unindexTurns(
                database,
                QStringLiteral("dialogue = %1 AND NOT EXISTS (SELECT 1 FROM item WHERE "
                               "item.dialogue = turn.dialogue)")
                    .arg(dialogue));
            !done)
            return done;
        if (auto done = runFor(database,
                               QStringLiteral("DELETE FROM dialogue WHERE id = ? AND NOT EXISTS "
                                              "(SELECT 1 FROM item WHERE item.dialogue = "
                                              "dialogue.id)"),
                               dialogue);
            !done)
            return done;
    }
    return lowerSearchMarks(database);
}

Result<void> removeUnused(const Database &database, const QSet<qint64> &ids,
                          const QStringList &statements)
{
    for (const qint64 id : ids) {
        for (const QString &statement : statements) {
            if (auto done = runFor(database, statement, id); !done)
                return done;
        }
    }
    return {};
}

} // namespace

Result<void> removeItems(const Database &database, const QList<ItemId> &items)
{
    SharedParts parts;
    for (const ItemId item : items) {
        if (auto done = findParts(database, item, parts); !done)
            return done;
        if (auto done = removeItem(database, item); !done)
            return done;
    }
    if (auto done = removeDialogues(database, parts.dialogues); !done)
        return done;
    if (auto done = removeUnused(
            database, parts.contexts,
            {QStringLiteral("DELETE FROM context WHERE id = ? AND NOT EXISTS "
                            "(SELECT 1 FROM item_text WHERE item_text.context = context.id)")});
        !done)
        return done;
    return removeUnused(
        database, parts.attributes,
        {QStringLiteral("DELETE FROM attribute WHERE id = ? AND NOT EXISTS (SELECT 1 "
                        "FROM item_attribute WHERE item_attribute.attribute = attribute.id)")});
}

} // namespace Concord
