// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal.h"

#include "models/core/version.h"
#include "storage/query.h"

#include <QJsonDocument>
#include <QTimeZone>

namespace Concord {

QString storedTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime timeFromStored(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

Result<void> addJournalEntry(const Database &database, const QDateTime &at, const QString &action,
                             const QString &subject, const QJsonObject &detail)
{
    Query query(database,
                QStringLiteral("INSERT INTO journal (at, program_version, action, subject, detail) "
                               "VALUES (?, ?, ?, ?, ?)"));
    query.bind(storedTime(at)).bind(programVersion()).bind(action).bind(subject);
    query.bind(QString::fromUtf8(QJsonDocument(detail).toJson(QJsonDocument::Compact)));
    return query.exec();
}

Result<QList<JournalEntry>> journalEntries(const Database &database)
{
    Query query(
        database,
        QStringLiteral(
            "SELECT at, program_version, action, subject, detail FROM journal ORDER BY id"));
    if (auto done = query.exec(); !done)
        return done.error();
    QList<JournalEntry> entries;
    while (query.next()) {
        entries.append({timeFromStored(query.text(0)), query.text(1), query.text(2), query.text(3),
                        QJsonDocument::fromJson(query.text(4).toUtf8()).object()});
    }
    if (auto done = query.ended(); !done)
        return done.error();
    return entries;
}

} // namespace Concord
