// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemindexes.h"

#include "storage/database.h"
#include "storage/migrations.h"
#include "storage/query.h"
#include "storage/transaction.h"

namespace Concord {

namespace {

Result<bool> hasItemsOrStudies(const Database &database)
{
    Query query(
        database,
        QStringLiteral("SELECT EXISTS (SELECT 1 FROM item) OR EXISTS (SELECT 1 FROM study)"));
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next() && query.integer(0) != 0;
}

// The tables that every item has a row in; those that make a column unique have no statement.
Result<QStringList> itemIndexes(const Database &database)
{
    Query query(database,
                QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT "
                               "NULL AND tbl_name IN ('item', 'item_text', 'item_attribute')"));
    if (auto done = query.exec(); !done)
        return done.error();
    QStringList names;
    while (query.next())
        names.append(query.text(0));
    if (auto done = query.ended(); !done)
        return done.error();
    return names;
}

} // namespace

Result<bool> dropItemIndexes(const Database &database)
{
    const auto isUsed = hasItemsOrStudies(database);
    if (!isUsed || *isUsed)
        return isUsed ? Result<bool>(false) : isUsed;
    const auto names = itemIndexes(database);
    if (!names)
        return names.error();
    Transaction transaction(database);
    if (!transaction.begun())
        return transaction.begun().error();
    for (const QString &name : *names) {
        if (auto done = execute(database, u"DROP INDEX " + name); !done)
            return done.error();
    }
    if (auto done = transaction.commit(); !done)
        return done.error();
    return true;
}

Result<bool> createMissingIndex(const Database &database)
{
    const auto statements = missingIndexes(database);
    if (!statements)
        return statements.error();
    if (statements->isEmpty())
        return false;
    if (auto done = execute(database, statements->constFirst()); !done)
        return done.error();
    return true;
}

Result<void> createMissingIndexes(const Database &database)
{
    for (;;) {
        const auto made = createMissingIndex(database);
        if (!made)
            return made.error();
        if (!*made)
            return {};
    }
}

} // namespace Concord
