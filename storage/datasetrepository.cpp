// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/datasetrepository.h"

#include "storage/datasetaddition.h"
#include "storage/itemindexes.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/searchindex.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QUuid>

namespace Concord {

namespace {

Dataset datasetFromRow(const Query &query)
{
    Dataset dataset;
    dataset.id = DatasetId(query.integer(0));
    dataset.name = query.text(1);
    dataset.origin = originFromId(query.text(2)).value_or(Origin::Unknown);
    dataset.format = query.text(3);
    dataset.sourceName = query.text(4);
    dataset.sourceSha256 = query.text(5);
    dataset.items = query.integer(6);
    dataset.rejected = query.integer(7);
    dataset.importedAt = timeFromStored(query.text(8));
    return dataset;
}

// What an index holds of a row must leave it before the row goes.
Result<void> deleteStaged(const Database &database)
{
    const QString staged = QStringLiteral("SELECT id FROM dataset WHERE state = 'staged'");
    if (auto done = unindexRequests(
            database, u"item IN (SELECT id FROM item WHERE dataset IN (" + staged + u"))");
        !done)
        return done;
    if (auto done = execute(database, QStringLiteral("DELETE FROM dataset WHERE state = 'staged'"));
        !done)
        return done;
    if (auto done =
            unindexTurns(database, QStringLiteral("dialogue NOT IN (SELECT dialogue FROM item)"));
        !done)
        return done;
    for (const char *sql :
         {"DELETE FROM dialogue WHERE id NOT IN (SELECT dialogue FROM item)",
          "DELETE FROM attribute WHERE id NOT IN (SELECT attribute FROM item_attribute)",
          "DELETE FROM context WHERE id NOT IN "
          "(SELECT context FROM item_text WHERE context IS NOT NULL)"}) {
        if (auto done = execute(database, QString::fromLatin1(sql)); !done)
            return done;
    }
    return lowerSearchMarks(database);
}

// As after the first import of a project has been broken off.
Result<bool> holdsOnlyStaged(const Database &database)
{
    Query query(database,
                QStringLiteral("SELECT NOT EXISTS (SELECT 1 FROM dataset WHERE state <> 'staged') "
                               "AND NOT EXISTS (SELECT 1 FROM model_run) "
                               "AND NOT EXISTS (SELECT 1 FROM study)"));
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next() && query.integer(0) != 0;
}

// Without a condition, and without looking for what points to a row, SQLite gives a table's pages
// back at once; a million items would take minutes otherwise.
Result<void> emptyTables(const Database &database)
{
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    for (const char *sql :
         {"INSERT INTO request_search (request_search) VALUES ('delete-all')",
          "INSERT INTO turn_search (turn_search) VALUES ('delete-all')", "DELETE FROM review",
          "DELETE FROM item_attribute", "DELETE FROM item_text", "DELETE FROM item",
          "DELETE FROM turn", "DELETE FROM dialogue", "DELETE FROM attribute",
          "DELETE FROM context", "DELETE FROM reject", "DELETE FROM dataset"}) {
        if (auto done = execute(database, QString::fromLatin1(sql)); !done)
            return done;
    }
    if (auto done = lowerSearchMarks(database); !done)
        return done;
    return transaction.commit();
}

Result<void> sweepAll(const Database &database)
{
    if (auto done = execute(database, QStringLiteral("PRAGMA foreign_keys = OFF")); !done)
        return done;
    Result<void> emptied = emptyTables(database);
    if (auto done = execute(database, QStringLiteral("PRAGMA foreign_keys = ON")); !done)
        return done;
    return emptied ? createMissingIndexes(database) : emptied;
}

// Deleting looks rows up by the indexes.
Result<void> sweepSome(const Database &database)
{
    if (auto done = createMissingIndexes(database); !done)
        return done;
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun();
    if (auto done = deleteStaged(database); !done)
        return done;
    return transaction.commit();
}

} // namespace

DatasetRepository::DatasetRepository(const Database &database) : m_database(database) {}

Result<QList<Dataset>> DatasetRepository::all() const
{
    Query query(
        m_database,
        QStringLiteral("SELECT id, name, origin, format, source_name, source_sha256, item_count, "
                       "reject_count, imported_at FROM dataset WHERE state = 'ready' ORDER BY id"));
    if (auto done = query.exec(); !done)
        return done.error();
    QList<Dataset> datasets;
    while (query.next())
        datasets.append(datasetFromRow(query));
    if (auto done = query.ended(); !done)
        return done.error();
    return datasets;
}

Result<bool> DatasetRepository::nameIsTaken(const QString &name) const
{
    Query query(m_database, QStringLiteral("SELECT 1 FROM dataset WHERE name = ?"));
    query.bind(name);
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next();
}

Result<DatasetId> DatasetRepository::idOf(const QString &name) const
{
    Query query(m_database,
                QStringLiteral("SELECT id FROM dataset WHERE name = ? AND state = 'ready'"));
    if (auto done = query.bind(name).exec(); !done)
        return done.error();
    return query.next() ? DatasetId(query.integer(0)) : DatasetId();
}

Result<QStringList> DatasetRepository::namesWithSource(const QString &sha256,
                                                       const QString &except) const
{
    Query query(m_database,
                QStringLiteral("SELECT name FROM dataset WHERE source_sha256 = ? AND name <> ? "
                               "AND state = 'ready' ORDER BY id"));
    if (auto done = query.bind(sha256).bind(except).exec(); !done)
        return done.error();
    QStringList names;
    while (query.next())
        names.append(query.text(0));
    if (auto done = query.ended(); !done)
        return done.error();
    return names;
}

Result<QList<Reject>> DatasetRepository::rejects(DatasetId dataset, int limit) const
{
    Query query(m_database,
                QStringLiteral(
                    "SELECT line, reason FROM reject WHERE dataset = ? ORDER BY line, id LIMIT ?"));
    query.bind(dataset.value()).bind(limit);
    if (auto done = query.exec(); !done)
        return done.error();
    QList<Reject> rejects;
    while (query.next())
        rejects.append({query.integer(0), query.text(1)});
    if (auto done = query.ended(); !done)
        return done.error();
    return rejects;
}

Result<DatasetId> DatasetRepository::stage(const StagedDataset &dataset)
{
    Query query(m_database,
                QStringLiteral(
                    "INSERT INTO dataset (uuid, name, origin, format, source_name, source_sha256, "
                    "source_bytes, content_hash, item_count, reject_count, imported_at, state) "
                    "VALUES (?, ?, ?, ?, ?, '', 0, x'', 0, 0, ?, 'staged')"));
    query.bind(QUuid::createUuid().toString(QUuid::WithoutBraces)).bind(dataset.name);
    query.bind(originId(dataset.origin)).bind(dataset.format).bind(dataset.sourceName);
    query.bind(storedTime(dataset.importedAt));
    if (auto done = query.exec(); !done)
        return done.error();
    return DatasetId(query.lastInsertId());
}

Result<void> DatasetRepository::publish(const QList<StagedContent> &contents)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    for (const StagedContent &content : contents) {
        if (auto done = publish(content); !done)
            return done;
    }
    return transaction.commit();
}

Result<void> DatasetRepository::publish(const StagedContent &content)
{
    if (content.target.isValid())
        return addToDataset(m_database, content);
    Query update(
        m_database,
        QStringLiteral("UPDATE dataset SET source_sha256 = ?, source_bytes = ?, content_hash = ?, "
                       "item_count = ?, reject_count = ?, state = 'ready' "
                       "WHERE id = ? AND state = 'staged' RETURNING name, imported_at, format"));
    update.bind(content.sourceSha256).bind(content.sourceBytes).bind(content.contentHash);
    update.bind(content.items).bind(content.rejected).bind(content.id.value());
    if (auto done = update.exec(); !done)
        return done;
    if (!update.next())
        return Error{StorageText::tr("The import was swept while it ran. Import the file again."),
                     {}};
    const QJsonObject detail{{QStringLiteral("format"), update.text(2)},
                             {QStringLiteral("items"), content.items},
                             {QStringLiteral("rejected"), content.rejected},
                             {QStringLiteral("sha256"), content.sourceSha256}};
    return addJournalEntry(m_database, timeFromStored(update.text(1)), QStringLiteral("imported"),
                           update.text(0), detail);
}

Result<int> DatasetRepository::sweepStaged()
{
    int count = 0;
    {
        Query staged(m_database,
                     QStringLiteral("SELECT count(*) FROM dataset WHERE state = 'staged'"));
        if (auto done = staged.exec(); !done)
            return done.error();
        count = staged.next() ? int(staged.integer(0)) : 0;
    }
    if (count == 0) {
        const auto made = createMissingIndexes(m_database);
        return made ? Result<int>(0) : Result<int>(made.error());
    }
    const auto onlyStaged = holdsOnlyStaged(m_database);
    if (!onlyStaged)
        return onlyStaged.error();
    if (auto done = *onlyStaged ? sweepAll(m_database) : sweepSome(m_database); !done)
        return done.error();
    return count;
}

} // namespace Concord
