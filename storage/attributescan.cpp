// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/attributescan.h"

#include "storage/database.h"
#include "storage/query.h"

#include <sqlite3.h>

#include <memory>

namespace Concord {

namespace {

/// The ids that a dataset's items have, and whether no other item's lies between.
struct IdRange
{
    qint64 first = 0;
    qint64 last = -1;
    bool isWhole = true;
};

Result<IdRange> rangeOf(const Database &database, DatasetId dataset)
{
    Query query(database,
                QStringLiteral("SELECT min(id), max(id), count(*) FROM item WHERE dataset = ?"));
    query.bind(dataset.value());
    if (auto done = query.exec(); !done)
        return done.error();
    IdRange range;
    if (query.next() && query.integer(2) > 0) {
        range = {query.integer(0), query.integer(1), true};
        range.isWhole = range.last - range.first + 1 == query.integer(2);
    }
    if (auto done = query.ended(); !done)
        return done.error();
    return range;
}

// Ordered by the primary key, so that nothing is sorted; asking each row for its dataset costs
// more than reading it.
QByteArray scanStatement(const IdRange &range)
{
    QByteArray sql = "SELECT item, attribute, related FROM item_attribute "
                     "WHERE item BETWEEN ? AND ? ";
    if (!range.isWhole)
        sql += "AND item IN (SELECT id FROM item WHERE dataset = ?) ";
    return sql + "ORDER BY item, attribute";
}

Error scanError(sqlite3 *handle)
{
    return databaseError(sqlite3_extended_errcode(handle),
                         QString::fromUtf8(sqlite3_errmsg(handle)));
}

} // namespace

Result<void> scanAttributes(const Database &database, DatasetId dataset, AttributeCounter &counter)
{
    const auto range = rangeOf(database, dataset);
    if (!range)
        return range.error();
    sqlite3 *handle = database.handle();
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v2(handle, scanStatement(*range).constData(), -1, &prepared, nullptr)
        != SQLITE_OK)
        return scanError(handle);
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared,
                                                                               &sqlite3_finalize);
    sqlite3_bind_int64(prepared, 1, range->first);
    sqlite3_bind_int64(prepared, 2, range->last);
    if (!range->isWhole)
        sqlite3_bind_int64(prepared, 3, dataset.value());
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(prepared)) == SQLITE_ROW)
        counter.add(sqlite3_column_int64(prepared, 0), sqlite3_column_int64(prepared, 1),
                    sqlite3_column_int(prepared, 2) == 1);
    if (code != SQLITE_DONE)
        return scanError(handle);
    return {};
}

} // namespace Concord
