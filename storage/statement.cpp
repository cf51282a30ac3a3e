// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/statement.h"

#include "storage/query.h"

#include <sqlite3.h>

#include <utility>

namespace Concord {

namespace {

Error handleError(sqlite3 *handle)
{
    return databaseError(sqlite3_extended_errcode(handle),
                         QString::fromUtf8(sqlite3_errmsg(handle)));
}

} // namespace

Result<Statement> Statement::prepare(sqlite3 *handle, const char *sql)
{
    Statement statement;
    const int code = sqlite3_prepare_v3(handle, sql, -1, SQLITE_PREPARE_PERSISTENT,
                                        &statement.m_statement, nullptr);
    if (code != SQLITE_OK)
        return handleError(handle);
    return statement;
}

Statement::Statement(Statement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
{}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_statement, other.m_statement);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement &Statement::bindText(int parameter, const QByteArray &utf8)
{
    if (utf8.isNull())
        sqlite3_bind_null(m_statement, parameter);
    else
        sqlite3_bind_text64(m_statement, parameter, utf8.constData(), sqlite3_uint64(utf8.size()),
                            SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlob(int parameter, const QByteArray &bytes)
{
    if (bytes.isEmpty())
        sqlite3_bind_zeroblob(m_statement, parameter, 0);
    else
        sqlite3_bind_blob64(m_statement, parameter, bytes.constData(), sqlite3_uint64(bytes.size()),
                            SQLITE_STATIC);
    return *this;
}

Statement &Statement::bind(int parameter, qint64 value)
{
    sqlite3_bind_int64(m_statement, parameter, value);
    return *this;
}

Statement &Statement::bind(int parameter, std::optional<qint64> value)
{
    if (value)
        sqlite3_bind_int64(m_statement, parameter, *value);
    else
        sqlite3_bind_null(m_statement, parameter);
    return *this;
}

Result<std::optional<qint64>> Statement::run()
{
    std::optional<qint64> first;
    int code = sqlite3_step(m_statement);
    if (code == SQLITE_ROW) {
        first = sqlite3_column_int64(m_statement, 0);
        code = sqlite3_step(m_statement); // a statement with RETURNING must run to its end
    }
    if (code != SQLITE_DONE && code != SQLITE_ROW) {
        const Error error = handleError(sqlite3_db_handle(m_statement));
        sqlite3_reset(m_statement);
        return error;
    }
    sqlite3_reset(m_statement);
    return first;
}

Result<std::optional<qint64>> Statement::insert()
{
    if (const auto done = run(); !done)
        return done.error();
    sqlite3 *handle = sqlite3_db_handle(m_statement);
    if (sqlite3_changes64(handle) == 0)
        return std::optional<qint64>();
    return std::optional<qint64>(sqlite3_last_insert_rowid(handle));
}

} // namespace Concord
