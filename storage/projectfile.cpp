// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/projectfile.h"

#include "models/core/version.h"
#include "storage/datasetrepository.h"
#include "storage/journal.h"
#include "storage/migrations.h"
#include "storage/packetfile.h"
#include "storage/query.h"
#include "storage/runrepository.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>
#include <QtEndian>

namespace Concord {

namespace {

Result<void> insertProjectRow(const Database &database, const QDateTime &now)
{
    Query query(database,
                QStringLiteral("INSERT INTO project (id, uuid, created_at, program_version) "
                               "VALUES (1, ?, ?, ?)"));
    query.bind(QUuid::createUuid().toString(QUuid::WithoutBraces))
        .bind(storedTime(now))
        .bind(programVersion());
    if (auto done = query.exec(); !done)
        return done;
    return addJournalEntry(database, now, QStringLiteral("created"), QStringLiteral("project"), {});
}

// A project that could not be made whole is not left behind.
Result<void> fillNewProject(const QString &path, const QDateTime &now)
{
    auto database = Database::open(path, Database::Mode::Create);
    if (!database)
        return database.error();
    if (auto done = migrate(*database); !done)
        return done;
    Transaction transaction(*database);
    if (!transaction.begun())
        return transaction.begun();
    if (auto done = insertProjectRow(*database, now); !done)
        return done;
    return transaction.commit();
}

Result<Database> openForWriting(const QString &path)
{
    auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        return database;
    if (auto done = migrate(*database); !done)
        return done.error();
    if (auto done = checkProject(*database); !done)
        return done.error();
    for (const char *pragma : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"}) {
        if (auto done = execute(*database, QString::fromLatin1(pragma)); !done)
            return done.error();
    }
    if (auto swept = DatasetRepository(*database).sweepStaged(); !swept)
        return swept.error();
    if (auto swept = RunRepository(*database).sweepStaged(); !swept)
        return swept.error();
    return database;
}

// A journal or log that a crash left is worked off by the first statement.
Result<Database> openPacketForWriting(const QString &path)
{
    auto database = Database::open(path, Database::Mode::ReadWrite);
    if (!database)
        return database;
    if (auto done = checkPacketContent(*database); !done)
        return done.error();
    for (const char *pragma : {"PRAGMA journal_mode = DELETE", "PRAGMA synchronous = FULL"}) {
        if (auto done = execute(*database, QString::fromLatin1(pragma)); !done)
            return done.error();
    }
    return database;
}

Result<Database> openForReading(const QString &path)
{
    auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        return database;
    if (auto done = checkProject(*database); !done)
        return done.error();
    return database;
}

// A log that stays behind would make two files of one; failing is no loss, the next open repeats
// it.
void checkpoint(Database &database)
{
    static_cast<void>(bool(execute(database, QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"))));
}

void leaveWal(Database &database)
{
    checkpoint(database);
    static_cast<void>(bool(execute(database, QStringLiteral("PRAGMA journal_mode = DELETE"))));
}

// Page size at 16, change counter at 24 and 92, pages at 28 (sqlite.org/fileformat.html, 1.3). What
// a crash has left in a journal or log may still be missing in the file.
bool isCutOff(const QString &path, const QByteArray &header)
{
    const auto number = [&header](int offset) {
        return qFromBigEndian<quint32>(header.constData() + offset);
    };
    const bool isCounted = number(24) == number(92);
    const bool isPending =
        QFileInfo(path + u"-wal").size() > 0 || QFileInfo(path + u"-journal").size() > 0;
    const auto pageSize = qFromBigEndian<quint16>(header.constData() + 16);
    return isCounted && !isPending
        && QFileInfo(path).size() < qint64(pageSize == 1 ? 65536 : pageSize) * number(28);
}

} // namespace

ProjectFile::ProjectFile(QString path) : m_path(std::move(path)) {}

ProjectFile::~ProjectFile()
{
    // The reader first: leaving WAL mode needs the file alone.
    m_reader.reset();
    m_writer.reset();
    m_lock.reset();
}

Result<std::unique_ptr<ProjectFile>> ProjectFile::create(const QString &path, const QDateTime &now)
{
    std::unique_ptr<ProjectFile> project(new ProjectFile(path));
    if (QFileInfo::exists(path))
        return Error{StorageText::tr("%1 already exists. Choose another name, or remove it first.")
                         .arg(path),
                     {}};
    if (auto done = project->lock(); !done)
        return done.error();
    if (auto done = fillNewProject(path, now); !done) {
        QFile::remove(path);
        return done.error();
    }
    if (auto done = project->startWriter(); !done)
        return done.error();
    if (auto done = project->startReader(); !done)
        return done.error();
    return project;
}

Result<std::unique_ptr<ProjectFile>> ProjectFile::open(const QString &path, Access access)
{
    // One lock for one file, by whatever path it is reached.
    const QString canonical = QFileInfo(path).canonicalFilePath();
    std::unique_ptr<ProjectFile> project(new ProjectFile(canonical.isEmpty() ? path : canonical));
    if (auto done = checkProjectHeader(path); !done)
        return done.error();
    if (access == Access::Write) {
        if (auto done = project->lock(); !done)
            return done.error();
        if (auto done = project->startWriter(); !done)
            return done.error();
    }
    if (auto done = project->startReader(); !done)
        return done.error();
    return project;
}

Result<std::unique_ptr<ProjectFile>> ProjectFile::openPacket(const QString &path)
{
    if (auto done = checkPacketHeader(path); !done)
        return done.error();
    std::unique_ptr<ProjectFile> packet(new ProjectFile(QFileInfo(path).canonicalFilePath()));
    packet->m_isPacket = true;
    if (auto done = packet->lock(); !done)
        return done.error();
    if (auto done = packet->startWriter(); !done)
        return done.error();
    if (auto done = packet->startReader(); !done)
        return done.error();
    return packet;
}

Result<void> ProjectFile::lock()
{
    auto locked = lockFile(m_path);
    if (!locked)
        return locked.error();
    m_lock = *std::move(locked);
    return {};
}

Result<void> ProjectFile::startWriter()
{
    auto worker = m_isPacket
        ? DatabaseWorker::start([path = m_path] { return openPacketForWriting(path); })
        : DatabaseWorker::start([path = m_path] { return openForWriting(path); }, checkpoint,
                                leaveWal);
    if (!worker)
        return worker.error();
    m_writer = std::move(*worker);
    return {};
}

Result<void> ProjectFile::startReader()
{
    auto worker = DatabaseWorker::start([path = m_path] { return openForReading(path); });
    if (!worker)
        return worker.error();
    m_reader = std::move(*worker);
    return {};
}

Result<std::unique_ptr<QLockFile>> lockFile(const QString &path)
{
    auto file = std::make_unique<QLockFile>(path + u".lock");
    file->setStaleLockTime(0); // a live owner is never robbed, however long it works
    if (file->tryLock(0))
        return file;
    if (file->error() != QLockFile::LockFailedError)
        return Error{StorageText::tr("%1 cannot be written: its folder does not allow a lock file. "
                                     "Check the folder's permissions.")
                         .arg(path),
                     {}};
    qint64 process = 0;
    QString host;
    QString program;
    file->getLockInfo(&process, &host, &program);
    return Error{StorageText::tr("%1 is being written by %2 (process %3 on %4). Close it there, or "
                                 "only read here. If it no "
                                 "longer runs there, remove %1.lock.")
                     .arg(path, program, QString::number(process), host),
                 {}};
}

Result<void> checkProjectHeader(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{
            StorageText::tr("%1 does not exist. Check the name, or make it with `concord new`.")
                .arg(path),
            {}};
    if (info.isDir())
        return Error{StorageText::tr("%1 is a folder. A Concord project is one file.").arg(path),
                     {}};
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{StorageText::tr("%1 may not be read. Check its permissions.").arg(path),
                     file.errorString()};
    // The header of a SQLite file (sqlite.org/fileformat.html, 1.3): magic at 0, application id
    // at 68.
    const QByteArray header = file.read(100);
    if (isPacketFile(path))
        return Error{StorageText::tr("%1 is a packet of one annotator, not a project. Open it in "
                                     "the window to annotate, or merge it into its project.")
                         .arg(path),
                     {}};
    const bool isProject = header.size() == 100
        && header.startsWith(QByteArray("SQLite format 3\0", 16))
        && qFromBigEndian<qint32>(header.constData() + 68) == projectApplicationId;
    if (!isProject)
        return Error{StorageText::tr("%1 is not a Concord project. Import it into one with "
                                     "`concord import` if it holds data.")
                         .arg(path),
                     {}};
    if (isCutOff(path, header))
        return Error{StorageText::tr("%1 is cut off: a part of the file is missing. Go back to a "
                                     "backup or copy it again.")
                         .arg(path),
                     {}};
    return {};
}

Result<void> checkProject(const Database &database)
{
    const auto version = database.pragma(QStringLiteral("user_version"));
    if (!version)
        return version.error();
    if (version->toInt() != newestSchemaVersion())
        return migrate(database); // refuses a newer one; an older one cannot be read as it is
    Query query(database, QStringLiteral("SELECT uuid FROM project WHERE id = 1"));
    if (auto done = query.exec(); !done)
        return done;
    if (!query.next())
        return Error{StorageText::tr(
                         "%1 is damaged: it does not say which project it is. Go back to a backup.")
                         .arg(database.path()),
                     {}};
    return {};
}

} // namespace Concord
