// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/packetfile.h"

#include "models/study/answervalue.h"
#include "storage/journal.h"
#include "storage/migrations.h"
#include "storage/query.h"
#include "storage/text.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <sqlite3.h>

#include <algorithm>

namespace Concord {

namespace {

// Of UTF-8: a character may take four bytes.
constexpr int longestAnswerBytes = int(longestAnswer) * 4;
constexpr int longestIdBytes = 36;
constexpr int longestNameBytes = 400; // of a question or a time

// The header of a SQLite file (sqlite.org/fileformat.html, 1.3).
constexpr qsizetype headerSize = 100;
constexpr qsizetype versionsOffset = 18; // 1, 1 with a rollback journal, 2, 2 with a log
constexpr qsizetype applicationIdOffset = 68;

QByteArray headerOf(const QString &path)
{
    // A pipe would be waited for.
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray header = file.read(headerSize);
    const bool isSqlite = header.startsWith(QByteArray("SQLite format 3\0", 16));
    return isSqlite && header.size() == headerSize ? header : QByteArray();
}

Error damagedPacket(const QString &path, const QString &detail)
{
    return {StorageText::tr("%1 is damaged, so nothing was taken from it. Ask for the file once "
                            "more: it may have been cut off on its way.")
                .arg(path),
            detail};
}

Error foreignPacket(const QString &path)
{
    return {StorageText::tr("%1 holds what no packet of Concord holds, so nothing was taken from "
                            "it. Ask for the file as Concord saved it.")
                .arg(path),
            {}};
}

// Why reading broke off: a text is longer than any packet's, or a page is damaged.
Error unreadablePacket(const Database &database, const QString &detail)
{
    return sqlite3_errcode(database.handle()) == SQLITE_TOOBIG
        ? foreignPacket(database.path())
        : damagedPacket(database.path(), detail);
}

// What a journal or log beside the file holds would be missed.
Result<void> checkClosed(const QString &path)
{
    const QByteArray header = headerOf(path);
    bool isClosed = header.size() == headerSize && header[versionsOffset] == 1
        && header[versionsOffset + 1] == 1;
    for (const char16_t *suffix : {u"-journal", u"-wal"})
        isClosed = isClosed && QFileInfo(path + QStringView(suffix)).size() == 0;
    if (isClosed)
        return {};
    return Error{StorageText::tr("%1 was not closed properly, or was opened by another program. "
                                 "Open it in Concord and close it again, then merge it.")
                     .arg(path),
                 {}};
}

Result<void> checkVersion(const Database &database)
{
    const auto version = database.pragma(QStringLiteral("user_version"));
    if (!version)
        return damagedPacket(database.path(), version.error().detail);
    if (version->toInt() > newestSchemaVersion())
        return Error{StorageText::tr("%1 was written by a newer Concord (file version %2; this "
                                     "program knows up to %3). Update Concord to use it.")
                         .arg(database.path(), *version)
                         .arg(newestSchemaVersion()),
                     {}};
    if (version->toInt() < newestSchemaVersion())
        return Error{StorageText::tr("%1 was written by an older Concord (file version %2; this "
                                     "program writes %3). Use that version, or make the packet "
                                     "anew.")
                         .arg(database.path(), *version)
                         .arg(newestSchemaVersion()),
                     {}};
    return {};
}

Result<void> checkTables(const Database &database)
{
    const auto isNewest = hasNewestSchema(database);
    if (!isNewest)
        return damagedPacket(database.path(), isNewest.error().detail);
    if (!*isNewest)
        return foreignPacket(database.path());
    return {};
}

Result<void> checkSoundness(const Database &database)
{
    // The whole check: of a packet it takes a moment, and it looks at indexes and types too.
    Query query(database, QStringLiteral("PRAGMA integrity_check(1)"));
    const auto done = query.exec();
    const bool isSound = done && query.next() && query.text(0) == u"ok";
    if (isSound)
        return {};
    return done ? damagedPacket(database.path(), query.text(0))
                : unreadablePacket(database, done.error().detail);
}

// The one id in the only row of a table.
Result<QString> onlyId(const Database &database, const QString &table)
{
    Query query(database, u"SELECT CAST(id AS TEXT) FROM " + table + u" LIMIT 2");
    if (auto done = query.exec(); !done)
        return unreadablePacket(database, done.error().detail);
    if (!query.next())
        return foreignPacket(database.path());
    const QString id = query.text(0);
    if (query.next())
        return foreignPacket(database.path());
    return id;
}

Result<void> checkRows(const Database &database)
{
    for (const char *table : {"study", "annotator", "template", "project"}) {
        const auto id = onlyId(database, QString::fromLatin1(table));
        if (!id)
            return id.error();
    }
    return {};
}

void boundConnection(const Database &database)
{
    sqlite3 *handle = database.handle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, longestPacketText);
}

Result<void> setCarefulReading(const Database &database)
{
    for (const char *pragma :
         {"PRAGMA cell_size_check = ON", "PRAGMA mmap_size = 0", "PRAGMA temp_store = MEMORY"}) {
        if (auto done = execute(database, QString::fromLatin1(pragma)); !done)
            return done;
    }
    return {};
}

// A text column, or NULL where it is longer than `most` bytes.
QString boundedColumn(const char *name, int most)
{
    return QStringLiteral("CASE WHEN length(CAST(%1 AS BLOB)) <= %2 THEN %1 END")
        .arg(QString::fromLatin1(name))
        .arg(most);
}

QString eventsSql()
{
    const QStringList columns{
        boundedColumn("id", longestIdBytes),
        boundedColumn("assignment", longestIdBytes),
        boundedColumn("question", longestNameBytes),
        boundedColumn("value", longestAnswerBytes),
        QStringLiteral("value IS NOT NULL"),
        QStringLiteral("counter"),
        boundedColumn("device", longestIdBytes),
        QStringLiteral("sequence"),
        boundedColumn("supersedes", longestIdBytes),
        QStringLiteral("supersedes IS NOT NULL"),
        boundedColumn("started_at", longestNameBytes),
        QStringLiteral("started_at IS NOT NULL"),
        QStringLiteral("duration_ms"),
        boundedColumn("answered_at", longestNameBytes),
        QStringLiteral("rowid"),
    };
    return u"SELECT " + columns.join(QStringLiteral(", "))
        + u" FROM annotation_event ORDER BY rowid";
}

// Ids are compared as texts in SQL, so only the one way to write them is taken.
template <typename Identity>
bool readId(const Query &query, int column, Identity &id)
{
    const QString text = query.text(column);
    id = Identity::fromString(text);
    return id.isValid() && id.toString() == text;
}

// An empty text: it is an event; otherwise what is wrong with it.
QString readEvent(const Query &query, AnnotationEvent &event)
{
    EventId superseded;
    if (!readId(query, 0, event.id) || !readId(query, 1, event.assignment)
        || !readId(query, 6, event.order.device)
        || (query.integer(9) != 0 && !readId(query, 8, superseded)))
        return StorageText::tr("One of its ids is none.");
    event.question = query.text(2);
    if (query.integer(4) != 0) {
        if (query.isNull(3))
            return StorageText::tr("Its text is longer than %1 characters.").arg(longestAnswer);
        event.value = query.text(3);
    }
    event.order.counter = query.integer(5);
    event.order.sequence = query.integer(7);
    if (superseded.isValid())
        event.supersedes = superseded;
    event.startedAt = timeFromStored(query.text(10));
    event.answeredAt = timeFromStored(query.text(13));
    if (!event.answeredAt.isValid() || (query.integer(11) != 0 && !event.startedAt.isValid()))
        return StorageText::tr("One of its times is none.");
    if (!query.isNull(12))
        event.durationMs = query.integer(12);
    if (event.durationMs && (*event.durationMs < 0 || *event.durationMs > largestEventNumber))
        return StorageText::tr("Its duration is none.");
    return {};
}

} // namespace

PacketFile::PacketFile(Database database, StudyId study, AnnotatorId annotator)
    : m_database(std::move(database)), m_study(study), m_annotator(annotator)
{}

Result<PacketFile> PacketFile::open(const QString &path)
{
    if (auto done = checkPacketHeader(path); !done)
        return done.error();
    if (auto done = checkClosed(path); !done)
        return done.error();
    auto database = Database::open(QFileInfo(path).canonicalFilePath(), Database::Mode::Immutable);
    if (!database)
        return database.error();
    if (auto done = checkPacketContent(*database); !done)
        return done.error();
    const auto study = onlyId(*database, QStringLiteral("study"));
    const auto annotator = onlyId(*database, QStringLiteral("annotator"));
    if (!study || !annotator)
        return study ? annotator.error() : study.error();
    return PacketFile(*std::move(database), StudyId::fromString(*study),
                      AnnotatorId::fromString(*annotator));
}

Result<qint64> PacketFile::eventCount() const
{
    Query query(m_database, QStringLiteral("SELECT count(*) FROM annotation_event"));
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next() ? query.integer(0) : 0;
}

Result<QList<AnnotationEvent>> PacketFile::events(MergeSummary &summary) const
{
    Query query(m_database, eventsSql());
    if (auto done = query.exec(); !done)
        return unreadablePacket(m_database, done.error().detail);
    QList<AnnotationEvent> events;
    while (query.next()) {
        ++summary.read;
        AnnotationEvent event;
        const QString fault = readEvent(query, event);
        if (fault.isEmpty())
            events.append(event);
        else
            summary.refuse(StorageText::tr("row %1").arg(query.integer(14)), fault);
    }
    if (auto done = query.ended(); !done)
        return unreadablePacket(m_database, done.error().detail);
    std::ranges::stable_sort(events, [](const AnnotationEvent &a, const AnnotationEvent &b) {
        return a.order < b.order;
    });
    return events;
}

bool isPacketFile(const QString &path)
{
    const QByteArray header = headerOf(path);
    return !header.isEmpty()
        && qFromBigEndian<qint32>(header.constData() + applicationIdOffset) == packetApplicationId;
}

Result<void> checkPacketHeader(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{StorageText::tr("%1 does not exist. Check the name.").arg(path), {}};
    if (!info.isFile())
        return Error{StorageText::tr("%1 is no file. A packet is one file.").arg(path), {}};
    if (!info.isReadable())
        return Error{StorageText::tr("%1 may not be read. Check its permissions.").arg(path), {}};
    if (info.size() > largestPacket)
        return Error{StorageText::tr("%1 is larger than any packet of Concord (1 GB).").arg(path),
                     {}};
    if (!isPacketFile(path))
        return Error{StorageText::tr("%1 is not a packet of Concord. Packets are made on the "
                                     "Studies page or with `concord packet export`.")
                         .arg(path),
                     {}};
    return {};
}

Result<void> checkPacketContent(const Database &database)
{
    boundConnection(database);
    if (auto done = setCarefulReading(database); !done)
        return damagedPacket(database.path(), done.error().detail);
    for (const auto check : {checkVersion, checkTables, checkSoundness, checkRows}) {
        if (auto done = check(database); !done)
            return done;
    }
    return {};
}

} // namespace Concord
