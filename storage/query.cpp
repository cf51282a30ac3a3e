// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/query.h"

#include "storage/database.h"
#include "storage/text.h"

#include <QSqlError>

#include <sqlite3.h>

namespace Concord {

Query::Query(const Database &database, const QString &sql, Preparation preparation)
    : m_query(nullptr)
{
    if (preparation == Preparation::Kept) {
        m_query = &database.keptQuery(sql);
        m_prepared = m_query->lastQuery() == sql;
        return;
    }
    m_own = std::make_unique<QSqlQuery>(database.connection());
    m_query = m_own.get();
    m_query->setForwardOnly(true);
    m_prepared = m_query->prepare(sql);
}

Query::~Query()
{
    // A kept statement outlives this object, but not its reading.
    if (!m_own)
        m_query->finish();
}

Query &Query::bind(const QVariant &value)
{
    m_query->bindValue(m_bound++, value);
    return *this;
}

Result<void> Query::exec()
{
    m_bound = 0;
    if (m_prepared && m_query->exec())
        return {};
    return failure();
}

Result<void> Query::ended() const
{
    if (m_query->lastError().isValid())
        return failure();
    return {};
}

Error Query::failure() const
{
    const QSqlError error = m_query->lastError();
    return databaseError(error.nativeErrorCode().toInt(),
                         error.text() + u" in: " + m_query->lastQuery());
}

Result<void> execute(const Database &database, const QString &sql)
{
    Query query(database, sql);
    return query.exec();
}

Error databaseError(int sqliteCode, const QString &text)
{
    switch (sqliteCode & 0xff) {
    case SQLITE_FULL:
        return {StorageText::tr("There is no room left to write the project: the disk or the "
                                "project's size limit is full. "
                                "Free some space and try again; nothing was changed."),
                text};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {StorageText::tr(
                    "The project is being written by another program. Try again in a moment."),
                text};
    case SQLITE_READONLY:
        return {StorageText::tr("The project is open for reading only, so nothing was changed."),
                text};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {
            StorageText::tr(
                "The project file is damaged. Run `concord verify` on it and go back to a backup."),
            text};
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
        return {StorageText::tr("The project file could not be read or written. Check the disk and "
                                "the folder's permissions."),
                text};
    case SQLITE_INTERRUPT:
        return {StorageText::tr("Cancelled."), text};
    default:
        return {StorageText::tr("The project file could not be read or changed."), text};
    }
}

} // namespace Concord
