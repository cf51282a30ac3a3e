// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QSqlQuery>
#include <QVariant>

#include <memory>

namespace Concord {

class Database;

/// A prepared, forward-only statement whose failures are values.
///
///     Query query(database, QStringLiteral("SELECT name FROM dataset WHERE id = ?"));
///     query.bind(id.value());
///     if (auto done = query.exec(); !done) return done.error();
///     while (query.next()) names.append(query.text(0));
///     if (auto done = query.ended(); !done) return done.error();
///
/// Finish reading or let it go out of scope: an open SELECT keeps the write-ahead log from
/// shrinking.
class Query
{
public:
    /// A statement that is run again and again, such as an answer's INSERT, is Kept: prepared once
    /// per connection. Only one Query of a kept statement may live at a time.
    enum class Preparation { Once, Kept };

    Query(const Database &database, const QString &sql,
          Preparation preparation = Preparation::Once);
    ~Query();
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;

    /// Binds the next placeholder; an empty optional or a null QString is NULL.
    Query &bind(const QVariant &value);

    Result<void> exec();
    bool next() { return m_query->next(); }
    /// After next() has given false: done, or why the rows broke off (damage, interruption).
    Result<void> ended() const;

    QString text(int column) const { return m_query->value(column).toString(); }
    qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    double number(int column) const { return m_query->value(column).toDouble(); }
    QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }
    bool isNull(int column) const { return m_query->isNull(column); }
    qint64 lastInsertId() const { return m_query->lastInsertId().toLongLong(); }
    qint64 changes() const { return m_query->numRowsAffected(); }

private:
    Error failure() const;

    std::unique_ptr<QSqlQuery> m_own; ///< unless kept by the connection
    QSqlQuery *m_query;
    bool m_prepared = false;
    int m_bound = 0;
};

/// Runs one statement that returns nothing.
Result<void> execute(const Database &database, const QString &sql);

/// The Error for a failed statement: a sentence for a full disk, a locked file or a damaged one,
/// and a general one otherwise; the detail carries SQLite's own words.
Error databaseError(int sqliteCode, const QString &text);

} // namespace Concord
