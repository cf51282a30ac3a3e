// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/packetlog.h"

#include "storage/journal.h"
#include "storage/query.h"

#include <QJsonDocument>

namespace Concord {

namespace {

Result<QString> nameOf(const Database &project, const QString &table, const QString &id)
{
    Query query(project, u"SELECT name FROM " + table + u" WHERE id = ?");
    if (auto done = query.bind(id).exec(); !done)
        return done.error();
    return query.next() ? query.text(0) : id;
}

} // namespace

Result<void> logPacket(const Database &project, const PacketLogEntry &entry, const QDateTime &now)
{
    const bool isOut = entry.direction == PacketDirection::Out;
    QJsonObject detail = entry.counts;
    detail.insert(QStringLiteral("file"), entry.file);
    Query query(project,
                QStringLiteral("INSERT INTO packet_log (study, annotator, at, direction, detail) "
                               "VALUES (?, ?, ?, ?, ?)"));
    query.bind(entry.study.toString()).bind(entry.annotator.toString()).bind(storedTime(now));
    query.bind(isOut ? QStringLiteral("out") : QStringLiteral("back"));
    query.bind(QString::fromUtf8(QJsonDocument(detail).toJson(QJsonDocument::Compact)));
    if (auto done = query.exec(); !done)
        return done;
    const auto study = nameOf(project, QStringLiteral("study"), entry.study.toString());
    const auto annotator = nameOf(project, QStringLiteral("annotator"), entry.annotator.toString());
    if (!study || !annotator)
        return study ? annotator.error() : study.error();
    detail.insert(QStringLiteral("annotator"), *annotator);
    return addJournalEntry(
        project, now, isOut ? QStringLiteral("packet exported") : QStringLiteral("packet merged"),
        *study, detail);
}

} // namespace Concord
