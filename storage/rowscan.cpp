// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/rowscan.h"

#include "storage/database.h"
#include "storage/query.h"

#include <sqlite3.h>

#include <utility>

namespace Concord {

namespace {

Error scanError(sqlite3 *handle)
{
    return databaseError(sqlite3_extended_errcode(handle),
                         QString::fromUtf8(sqlite3_errmsg(handle)));
}

int bindScanned(sqlite3_stmt *statement, int parameter, const QVariant &value)
{
    if (value.userType() == QMetaType::Double)
        return sqlite3_bind_double(statement, parameter, value.toDouble());
    if (value.userType() != QMetaType::QString)
        return sqlite3_bind_int64(statement, parameter, value.toLongLong());
    const QByteArray text = value.toString().toUtf8();
    return sqlite3_bind_text64(statement, parameter, text.constData(), sqlite3_uint64(text.size()),
                               SQLITE_TRANSIENT, SQLITE_UTF8);
}

} // namespace

Result<RowScan> RowScan::start(const Database &database, const SqlCondition &select)
{
    RowScan scan;
    scan.m_handle = database.handle();
    const QByteArray sql = select.sql.toUtf8();
    int code = sqlite3_prepare_v2(scan.m_handle, sql.constData(), int(sql.size()),
                                  &scan.m_statement, nullptr);
    int parameter = 0;
    for (const QVariant &value : select.values) {
        if (code == SQLITE_OK)
            code = bindScanned(scan.m_statement, ++parameter, value);
    }
    if (code != SQLITE_OK)
        return scanError(scan.m_handle);
    return scan;
}

RowScan::RowScan(RowScan &&other) noexcept
    : m_handle(other.m_handle), m_statement(std::exchange(other.m_statement, nullptr)),
      m_code(other.m_code)
{}

RowScan::~RowScan()
{
    sqlite3_finalize(m_statement);
}

bool RowScan::next()
{
    m_code = sqlite3_step(m_statement);
    return m_code == SQLITE_ROW;
}

qint64 RowScan::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

QByteArrayView RowScan::text(int column) const
{
    const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QByteArrayView(bytes, sqlite3_column_bytes(m_statement, column));
}

Result<void> RowScan::ended() const
{
    if (m_code == SQLITE_DONE)
        return {};
    return scanError(m_handle);
}

} // namespace Concord
