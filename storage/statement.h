// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>

#include <optional>

struct sqlite3;
struct sqlite3_stmt;

namespace Concord {

/// A prepared statement over SQLite's own interface, for the bulk loader alone: binding through
/// Qt SQL doubles the time of an import (limits.md).
class Statement
{
public:
    Statement() = default;
    static Result<Statement> prepare(sqlite3 *handle, const char *sql);
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    ~Statement();

    /// Columns and parameters are numbered from 1 and 0 as in SQLite. Bound bytes must live until
    /// run().
    Statement &bindText(int parameter, const QByteArray &utf8); ///< a null array is NULL
    Statement &bindBlob(int parameter, const QByteArray &bytes);
    Statement &bind(int parameter, qint64 value);
    Statement &bind(int parameter, std::optional<qint64> value);

    /// Runs it to its first row, if any, and resets it: that row's first column, or nothing.
    Result<std::optional<qint64>> run();
    /// Runs an INSERT: the id of its row, or nothing where a conflict kept it out. Faster than
    /// RETURNING, which goes through a table of its own.
    Result<std::optional<qint64>> insert();

private:
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace Concord
