// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

#include <memory>

class QSqlDatabase;
class QSqlQuery;
struct sqlite3;

namespace Concord {

/// One SQLite connection, usable from the thread that opened it only.
///
/// A connection knows nothing of schemas: openProject() and its kin in projectfile.h do.
class Database
{
public:
    enum class Mode {
        ReadWrite, ///< an existing file
        ReadOnly,
        /// For reading a file as it is: no file beside it (a journal, a log) is looked at or made.
        Immutable,
        Create, ///< a file that must not exist yet, or ":memory:"
    };

    /// How durable a commit is (limits.md: FULL loses nothing on power loss, NORMAL never
    /// corrupts).
    enum class Durability { Full, Normal };

    static Result<Database> open(const QString &path, Mode mode);

    Database(Database &&) noexcept;
    Database &operator=(Database &&) noexcept;
    ~Database();

    QSqlDatabase connection() const;
    /// For the bulk loader, backup and interruption only.
    sqlite3 *handle() const;
    QString path() const;
    /// The statement, prepared at its first use; its lastQuery() is `sql` when that went well. For
    /// Query.
    QSqlQuery &keptQuery(const QString &sql) const;

    Result<void> setDurability(Durability durability);
    /// A bigger cache and rarer checkpoints while much is written.
    Result<void> setBulkWriting(bool isBulk);
    Result<QString> pragma(const QString &name) const;

private:
    struct Connection;
    explicit Database(std::unique_ptr<Connection> connection);

    std::unique_ptr<Connection> m_connection;
};

} // namespace Concord
