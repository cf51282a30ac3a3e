// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/database.h"

#include "storage/query.h"
#include "storage/text.h"

#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QUrl>
#include <QUuid>

#include <sqlite3.h>

#include <map>

namespace Concord {

struct Database::Connection
{
    QString name;
    QString path;
    std::map<QString, std::unique_ptr<QSqlQuery>> kept;

    ~Connection()
    {
        kept.clear(); // statements go before their connection
        {
            QSqlDatabase database = QSqlDatabase::database(name, false);
            database.close();
        }
        QSqlDatabase::removeDatabase(name);
    }
};

namespace {

QString openOptions(Database::Mode mode)
{
    switch (mode) {
    case Database::Mode::ReadOnly:
        return QStringLiteral("QSQLITE_OPEN_READONLY");
    case Database::Mode::Immutable:
        return QStringLiteral("QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI");
    case Database::Mode::ReadWrite:
    case Database::Mode::Create:
        return QString();
    }
    Q_UNREACHABLE();
}

QString databaseName(const QString &path, Database::Mode mode)
{
    if (mode != Database::Mode::Immutable)
        return path;
    const QByteArray encoded =
        QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath(), QByteArrayLiteral("/"));
    return u"file://" + QString::fromLatin1(encoded) + u"?immutable=1";
}

Result<void> checkPath(const QString &path, Database::Mode mode)
{
    const QFileInfo file(path);
    if (mode == Database::Mode::Create) {
        if (path != u":memory:" && file.exists())
            return Error{
                StorageText::tr("%1 already exists. Choose another name, or remove it first.")
                    .arg(path),
                {}};
        return {};
    }
    if (!file.exists())
        return Error{
            StorageText::tr("%1 does not exist. Check the name, or make it with `concord new`.")
                .arg(path),
            {}};
    if (file.isDir())
        return Error{StorageText::tr("%1 is a folder. A Concord project is one file.").arg(path),
                     {}};
    if (!file.isReadable())
        return Error{StorageText::tr("%1 may not be read. Check its permissions.").arg(path), {}};
    return {};
}

} // namespace

Database::Database(std::unique_ptr<Connection> connection) : m_connection(std::move(connection)) {}

Database::Database(Database &&) noexcept = default;
Database &Database::operator=(Database &&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const QString &path, Mode mode)
{
    if (auto usable = checkPath(path, mode); !usable)
        return usable.error();
    auto connection = std::make_unique<Connection>();
    connection->name = QUuid::createUuid().toString(QUuid::WithoutBraces);
    connection->path = path;
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), connection->name);
    database.setDatabaseName(databaseName(path, mode));
    database.setConnectOptions(openOptions(mode));
    if (!database.open()) {
        const QString text = database.lastError().text();
        const QString sentence =
            StorageText::tr("%1 could not be opened. Check the folder and its permissions.");
        return Error{sentence.arg(path), text};
    }
    Database opened(std::move(connection));
    sqlite3_busy_timeout(opened.handle(), 5000);
    sqlite3_db_config(opened.handle(), SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    if (auto done = execute(opened, QStringLiteral("PRAGMA foreign_keys = ON")); !done)
        return done.error();
    return opened;
}

QSqlDatabase Database::connection() const
{
    return QSqlDatabase::database(m_connection->name, false);
}

sqlite3 *Database::handle() const
{
    const QVariant handle = connection().driver()->handle();
    return *static_cast<sqlite3 *const *>(handle.constData());
}

QSqlQuery &Database::keptQuery(const QString &sql) const
{
    std::unique_ptr<QSqlQuery> &query = m_connection->kept[sql];
    if (!query) {
        query = std::make_unique<QSqlQuery>(connection());
        query->setForwardOnly(true);
        static_cast<void>(query->prepare(sql)); // its lastQuery() tells
    }
    return *query;
}

QString Database::path() const
{
    return m_connection->path;
}

Result<void> Database::setDurability(Durability durability)
{
    return execute(*this,
                   durability == Durability::Full ? QStringLiteral("PRAGMA synchronous = FULL")
                                                  : QStringLiteral("PRAGMA synchronous = NORMAL"));
}

// Digests, keys and words come in no order, so that their B-trees are wanted in memory; and a page
// that changes again and again need not be copied into the file each time. Otherwise SQLite's own.
Result<void> Database::setBulkWriting(bool isBulk)
{
    if (auto done = execute(*this,
                            isBulk ? QStringLiteral("PRAGMA cache_size = -65536")
                                   : QStringLiteral("PRAGMA cache_size = -2000"));
        !done)
        return done;
    return execute(*this,
                   isBulk ? QStringLiteral("PRAGMA wal_autocheckpoint = 8000")
                          : QStringLiteral("PRAGMA wal_autocheckpoint = 1000"));
}

Result<QString> Database::pragma(const QString &name) const
{
    Query query(*this, u"PRAGMA " + name);
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next() ? query.text(0) : QString();
}

} // namespace Concord
