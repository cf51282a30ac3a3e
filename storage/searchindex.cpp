// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/searchindex.h"

#include "storage/database.h"
#include "storage/projectfile.h"
#include "storage/query.h"
#include "storage/transaction.h"

#include <QElapsedTimer>

#include <algorithm>
#include <array>
#include <optional>

namespace Concord {

namespace {

// A table whose texts are indexed. Rows up to its mark are in the index, and none beyond: a new row
// always has the largest id.
struct IndexedTable
{
    const char *table;
    const char *id;
    const char *index;
    const char *text;
    const char *mark; ///< column of search_progress
};

constexpr std::array indexedTables = {
    IndexedTable{"item_text", "item", "request_search", "request", "item"},
    IndexedTable{"turn", "id", "turn_search", "content", "turn"},
};

// $table and its like stand for the members.
QString sqlFor(const IndexedTable &indexed, const char *pattern)
{
    QString sql = QString::fromLatin1(pattern);
    for (const auto &[name, value] :
         {std::pair{"$table", indexed.table}, std::pair{"$id", indexed.id},
          std::pair{"$index", indexed.index}, std::pair{"$text", indexed.text},
          std::pair{"$mark", indexed.mark}})
        sql.replace(QLatin1String(name), QLatin1String(value));
    return sql;
}

Result<qint64> numberOf(const Database &database, const QString &sql)
{
    Query query(database, sql);
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next() ? query.integer(0) : 0;
}

Result<qint64> markOf(const Database &database, const IndexedTable &indexed)
{
    return numberOf(database, sqlFor(indexed, "SELECT $mark FROM search_progress"));
}

// The id up to which the next rows go; nothing when there are none.
Result<std::optional<qint64>> endOfNext(const Database &database, const IndexedTable &indexed,
                                        qint64 mark, qint64 rows)
{
    Query query(database,
                sqlFor(indexed,
                       "SELECT max($id), count(*) FROM (SELECT $id FROM $table WHERE $id > ? "
                       "ORDER BY $id LIMIT ?)"));
    if (auto done = query.bind(mark).bind(rows).exec(); !done)
        return done.error();
    if (!query.next() || query.integer(1) == 0)
        return std::optional<qint64>();
    return std::optional(query.integer(0));
}

Result<void> indexUpTo(const Database &database, const IndexedTable &indexed, qint64 mark,
                       qint64 end)
{
    Query insert(database,
                 sqlFor(indexed,
                        "INSERT INTO $index (rowid, $text, han) SELECT $id, $text, han "
                        "FROM $table WHERE $id > ? AND $id <= ? ORDER BY $id"));
    if (auto done = insert.bind(mark).bind(end).exec(); !done)
        return done;
    Query update(database, sqlFor(indexed, "UPDATE search_progress SET $mark = ?"));
    return update.bind(end).exec();
}

Result<void> unindex(const Database &database, const IndexedTable &indexed,
                     const QString &condition)
{
    return execute(database,
                   sqlFor(indexed,
                          "INSERT INTO $index ($index, rowid, $text, han) "
                          "SELECT 'delete', $id, $text, han FROM $table "
                          "WHERE $id <= (SELECT $mark FROM search_progress) AND (")
                       + condition + u')');
}

Result<bool> indexInto(Database &database, qint64 rows)
{
    for (const IndexedTable &indexed : indexedTables) {
        const auto mark = markOf(database, indexed);
        if (!mark)
            return mark.error();
        const auto end = endOfNext(database, indexed, *mark, rows);
        if (!end)
            return end.error();
        if (!*end)
            continue;
        if (auto done = indexUpTo(database, indexed, *mark, **end); !done)
            return done.error();
        return true;
    }
    return false;
}

Result<SearchFill> fillInChunks(ProjectFile &project, const SearchFillProgress &progress)
{
    // An answer that is given meanwhile waits for one chunk: as many rows as fit into this.
    constexpr qint64 wantedMs = 80;
    constexpr qint64 fewestRows = 500;
    constexpr qint64 mostRows = 4000;
    qint64 rows = fewestRows;
    for (;;) {
        // Where nobody interrupts, as a search does that is no longer wanted.
        auto fill = project.write([](Database &database) { return searchFill(database); }).result();
        if (!fill || fill->isComplete() || (progress && !progress(*fill)))
            return fill;
        qint64 took = 0;
        const auto more = project
                              .write([rows, &took](Database &database) {
                                  QElapsedTimer timer;
                                  timer.start();
                                  auto some = indexSome(database, rows);
                                  took = timer.elapsed();
                                  return some;
                              })
                              .result();
        if (!more)
            return more.error();
        if (!*more)
            return SearchFill{fill->total, fill->total};
        if (took < wantedMs / 2)
            rows = std::min(rows * 2, mostRows);
        else if (took > wantedMs)
            rows = std::max(rows / 2, fewestRows);
    }
}

} // namespace

Result<SearchFill> searchFill(const Database &database)
{
    SearchFill fill;
    for (const IndexedTable &indexed : indexedTables) {
        const auto mark = markOf(database, indexed);
        const auto last = numberOf(database, sqlFor(indexed, "SELECT max($id) FROM $table"));
        if (!mark || !last)
            return mark ? last.error() : mark.error();
        fill.filled += *mark;
        fill.total += *last;
    }
    return fill;
}

Result<bool> indexSome(Database &database, qint64 rows)
{
    // What power loss takes is filled again: the marks go with it.
    if (auto done = database.setDurability(Database::Durability::Normal); !done)
        return done.error();
    Result<bool> more = [&]() -> Result<bool> {
        Transaction transaction(database);
        if (!transaction.begun())
            return transaction.begun().error();
        auto some = indexInto(database, rows);
        if (!some)
            return some;
        if (auto done = transaction.commit(); !done)
            return done.error();
        return some;
    }();
    if (auto done = database.setDurability(Database::Durability::Full); !done)
        return done.error();
    return more;
}

Result<SearchFill> fillSearch(ProjectFile &project, const SearchFillProgress &progress)
{
    const auto setBulk = [&project](bool isBulk) {
        return project
            .write([isBulk](Database &database) { return database.setBulkWriting(isBulk); })
            .result();
    };
    if (auto done = setBulk(true); !done)
        return done.error();
    auto fill = fillInChunks(project, progress);
    if (auto done = setBulk(false); !done)
        return done.error();
    return fill;
}

Result<void> unindexRequests(const Database &database, const QString &condition)
{
    return unindex(database, indexedTables[0], condition);
}

Result<void> unindexTurns(const Database &database, const QString &condition)
{
    return unindex(database, indexedTables[1], condition);
}

Result<void> lowerSearchMarks(const Database &database)
{
    for (const IndexedTable &indexed : indexedTables) {
        if (auto done = execute(database,
                                sqlFor(indexed,
                                       "UPDATE search_progress SET $mark = min($mark, coalesce("
                                       "(SELECT max($id) FROM $table), 0))"));
            !done)
            return done;
    }
    return {};
}

} // namespace Concord
