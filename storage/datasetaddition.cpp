// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/datasetaddition.h"

#include "storage/itemremoval.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/text.h"

#include <QCryptographicHash>

namespace Concord {

namespace {

Result<void> runOnBoth(const Database &database, const QString &sql, const StagedContent &content)
{
    return Query(database, sql).bind(content.target.value()).bind(content.id.value()).exec();
}

// A study may have begun to use one of them while the import ran.
Result<QList<ItemId>> itemsGivingWay(const Database &database, const StagedContent &content)
{
    Query query(database,
                QStringLiteral("SELECT id, %1 FROM item WHERE dataset = ? AND key IN "
                               "(SELECT key FROM item WHERE dataset = ?)")
                    .arg(QLatin1String(itemIsInUse)));
    query.bind(content.target.value()).bind(content.id.value());
    if (auto done = query.exec(); !done)
        return done.error();
    QList<ItemId> items;
    while (query.next()) {
        if (query.integer(1) != 0)
            return Error{
                StorageText::tr("While the import ran, a study or a model's response began "
                                "to use an item that it would replace; nothing was "
                                "changed. Import the file again."),
                {}};
        items.append(ItemId(query.integer(0)));
    }
    if (auto done = query.ended(); !done)
        return done.error();
    return items;
}

Result<void> moveRows(const Database &database, const StagedContent &content)
{
    const QStringList statements = {
        // Of a file that is imported again the same lines are rejected again.
        QStringLiteral("DELETE FROM reject WHERE id IN (SELECT new.id FROM reject AS old "
                       "JOIN reject AS new ON new.line = old.line AND new.reason = old.reason "
                       "AND new.content = old.content WHERE old.dataset = ? AND new.dataset = ?)"),
        QStringLiteral("UPDATE reject SET dataset = ? WHERE dataset = ?"),
        QStringLiteral("UPDATE item SET dataset = ? WHERE dataset = ?"),
    };
    for (const QString &statement : statements) {
        if (auto done = runOnBoth(database, statement, content); !done)
            return done;
    }
    return {};
}

struct DatasetDigest
{
    qint64 items = 0;
    QByteArray hash;
};

// As verify takes it of the items themselves.
Result<DatasetDigest> digestOf(const Database &database, DatasetId dataset)
{
    Query query(database,
                QStringLiteral("SELECT item_text.hash, item.line FROM item JOIN item_text "
                               "ON item_text.item = item.id WHERE item.dataset = ? "
                               "ORDER BY item.id"));
    if (auto done = query.bind(dataset.value()).exec(); !done)
        return done.error();
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    DatasetDigest digest;
    while (query.next()) {
        hash.addData(placedHash(query.bytes(0), query.integer(1)));
        ++digest.items;
    }
    if (auto done = query.ended(); !done)
        return done.error();
    digest.hash = hash.result();
    return digest;
}

Result<void> journalAddition(const Database &database, const StagedContent &content)
{
    Query query(database, QStringLiteral("SELECT name, imported_at FROM dataset WHERE id = ?"));
    if (auto done = query.bind(content.target.value()).exec(); !done)
        return done;
    if (!query.next())
        return Error{StorageText::tr("The dataset to add to is gone; nothing was changed."), {}};
    const QJsonObject detail{{QStringLiteral("added"), true},
                             {QStringLiteral("items"), content.items},
                             {QStringLiteral("rejected"), content.rejected},
                             {QStringLiteral("replaced"), content.replaced},
                             {QStringLiteral("skipped"), content.skipped},
                             {QStringLiteral("sha256"), content.sourceSha256}};
    return addJournalEntry(database, timeFromStored(query.text(1)), QStringLiteral("imported"),
                           query.text(0), detail);
}

} // namespace

Result<void> addToDataset(const Database &database, const StagedContent &content)
{
    const auto givingWay = itemsGivingWay(database, content);
    if (!givingWay)
        return givingWay.error();
    if (auto done = removeItems(database, *givingWay); !done)
        return done;
    if (auto done = moveRows(database, content); !done)
        return done;
    const auto digest = digestOf(database, content.target);
    if (!digest)
        return digest.error();
    Query update(database,
                 QStringLiteral("UPDATE dataset SET (source_name, imported_at) = (SELECT "
                                "source_name, imported_at FROM dataset WHERE id = ?), "
                                "source_sha256 = ?, source_bytes = ?, content_hash = ?, "
                                "item_count = ?, reject_count = (SELECT count(*) FROM reject "
                                "WHERE dataset = ?) WHERE id = ?"));
    update.bind(content.id.value()).bind(content.sourceSha256).bind(content.sourceBytes);
    update.bind(digest->hash).bind(digest->items).bind(content.target.value());
    if (auto done = update.bind(content.target.value()).exec(); !done)
        return done;
    Query drop(database,
               QStringLiteral("DELETE FROM dataset WHERE id = ? AND state = 'staged' "
                              "RETURNING id"));
    if (auto done = drop.bind(content.id.value()).exec(); !done)
        return done;
    if (!drop.next())
        return Error{StorageText::tr("The import was swept while it ran. Import the file again."),
                     {}};
    return journalAddition(database, content);
}

} // namespace Concord
