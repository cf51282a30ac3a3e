// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/packetwriter.h"

#include "models/core/version.h"
#include "models/study/templatejson.h"
#include "storage/annotationrepository.h"
#include "storage/journal.h"
#include "storage/migrations.h"
#include "storage/packetcontent.h"
#include "storage/packetfile.h"
#include "storage/packetlog.h"
#include "storage/projectfile.h"
#include "storage/query.h"
#include "storage/studyplanwriter.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>
#include <QUuid>

#include <sqlite3.h>

#include <algorithm>

namespace Concord {

namespace {

QString randomId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Result<void> insertHead(const Database &packet, const QDateTime &now)
{
    Query query(packet,
                QStringLiteral("INSERT INTO project (id, uuid, created_at, program_version) "
                               "VALUES (1, ?, ?, ?)"));
    query.bind(randomId()).bind(storedTime(now)).bind(programVersion());
    if (auto done = query.exec(); !done)
        return done;
    return addJournalEntry(packet, now, QStringLiteral("packet made"), QStringLiteral("packet"),
                           {});
}

Result<void> insertPacketStudy(const Database &packet, const PacketContent &content)
{
    const QString templateId = randomId();
    const QByteArray body = studyTemplateJson(content.studyTemplate);
    Query addTemplate(packet,
                      QStringLiteral("INSERT INTO template (id, name, format_version, body) "
                                     "VALUES (?, ?, ?, ?)"));
    addTemplate.bind(templateId).bind(content.studyTemplate.title).bind(templateFormatVersion);
    addTemplate.bind(QString::fromUtf8(body));
    if (auto done = addTemplate.exec(); !done)
        return done;
    const Study &study = content.study;
    Query addStudy(packet,
                   QStringLiteral("INSERT INTO study (id, name, template, design, seed, state, "
                                  "phase, guideline_version, created_at) "
                                  "VALUES (?, ?, ?, ?, 0, 'open', ?, ?, ?)"));
    addStudy.bind(study.id.toString()).bind(study.name).bind(templateId);
    addStudy.bind(storedDesign(study.design, {content.annotator.id}));
    addStudy.bind(studyPhaseId(study.design.phase)).bind(study.guidelineVersion);
    addStudy.bind(storedTime(study.createdAt));
    if (auto done = addStudy.exec(); !done)
        return done;
    Query addAnnotator(packet, QStringLiteral("INSERT INTO annotator (id, name) VALUES (?, ?)"));
    addAnnotator.bind(content.annotator.id.toString()).bind(content.annotator.name);
    return addAnnotator.exec();
}

Result<void> insertPacketUnits(const Database &packet, const PacketContent &content)
{
    Query query(packet,
                QStringLiteral("INSERT INTO unit (id, study, key, kind, training, content) "
                               "VALUES (?, ?, ?, ?, ?, ?)"));
    for (const PacketUnit &unit : content.units) {
        const QByteArray shown = shownUnitJson(unit.shown);
        if (shown.size() > longestPacketText / 2)
            return Error{StorageText::tr("The unit %1 is too long for a packet.").arg(unit.key),
                         {}};
        query.bind(unit.id.toString()).bind(content.study.id.toString()).bind(unit.key);
        query.bind(unitKindId(unit.kind)).bind(unit.isTraining ? 1 : 0);
        query.bind(QString::fromUtf8(shown));
        if (auto done = query.exec(); !done)
            return done;
    }
    return {};
}

Result<void> insertPacketAssignments(const Database &packet, const PacketContent &content)
{
    Query query(packet,
                QStringLiteral("INSERT INTO assignment (id, unit, annotator, occurrence, position, "
                               "withdrawn) VALUES (?, ?, ?, ?, ?, ?)"));
    for (const StudyAssignment &assignment : content.assignments) {
        query.bind(assignment.id.toString()).bind(assignment.unit.toString());
        query.bind(assignment.annotator.toString()).bind(assignment.occurrence);
        query.bind(assignment.position).bind(assignment.isWithdrawn ? 1 : 0);
        if (auto done = query.exec(); !done)
            return done;
    }
    AnnotationRepository answers(packet);
    for (const AnnotationEvent &event : content.events) {
        if (auto done = answers.append(event); !done)
            return done;
    }
    return {};
}

Result<void> fillPacket(const Database &packet, const PacketContent &content, const QDateTime &now)
{
    // Whatever a page loses is overwritten.
    if (auto done = execute(packet, QStringLiteral("PRAGMA secure_delete = ON")); !done)
        return done;
    if (auto done = migrate(packet); !done)
        return done;
    Transaction transaction(packet);
    if (!transaction.begun())
        return transaction.begun();
    const QString id = QString::number(packetApplicationId);
    if (auto done = execute(packet, u"PRAGMA application_id = " + id); !done)
        return done;
    if (auto done = insertHead(packet, now); !done)
        return done;
    for (const auto insert : {insertPacketStudy, insertPacketUnits, insertPacketAssignments}) {
        if (auto done = insert(packet, content); !done)
            return done;
    }
    return transaction.commit();
}

// The packet's bytes; it is made in memory, so that no half file can be left anywhere.
Result<QByteArray> packetBytes(const PacketContent &content, const QDateTime &now)
{
    auto packet = Database::open(QStringLiteral(":memory:"), Database::Mode::Create);
    if (!packet)
        return packet.error();
    if (auto done = fillPacket(*packet, content, now); !done)
        return done.error();
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, void (*)(void *)> bytes(
        sqlite3_serialize(packet->handle(), "main", &size, 0), sqlite3_free);
    if (!bytes || size > largestPacket)
        return Error{StorageText::tr("The packet is too large: it has more than 1 GB."), {}};
    return QByteArray(reinterpret_cast<const char *>(bytes.get()), qsizetype(size));
}

Result<void> writePacketFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return Error{StorageText::tr("%1 could not be written. Check the folder, its permissions and "
                                 "the room left on the disk.")
                     .arg(path),
                 file.errorString()};
}

// Whether the packet at `path` may be written anew.
Result<void> checkReplaceable(const PacketContent &content, const QString &path)
{
    const auto packet = PacketFile::open(path);
    if (!packet)
        return Error{StorageText::tr("%1 is there already and is left as it is, for it could not "
                                     "be read: %2")
                         .arg(path, packet.error().message),
                     packet.error().detail};
    if (!(packet->study() == content.study.id) || !(packet->annotator() == content.annotator.id))
        return Error{StorageText::tr("%1 is a packet of another study or annotator. Choose another "
                                     "name.")
                         .arg(path),
                     {}};
    MergeSummary summary;
    const auto events = packet->events(summary);
    if (!events)
        return events.error();
    QSet<EventId> known;
    for (const AnnotationEvent &event : content.events)
        known.insert(event.id);
    const auto isNews = [&](const AnnotationEvent &event) { return !known.contains(event.id); };
    if (summary.refusedCount > 0 || std::ranges::any_of(*events, isNews))
        return Error{StorageText::tr("%1 holds answers that are not in the project. Merge it "
                                     "first, or choose another name.")
                         .arg(path),
                     {}};
    return {};
}

} // namespace

Result<void> exportPacket(const Database &project, StudyId study, AnnotatorId annotator,
                          const QString &path, const QDateTime &now)
{
    const QFileInfo target(path);
    const bool isThere = target.exists() || target.isSymLink();
    // Who has it open would go on with a file that is no longer there.
    const auto lock = lockFile(target.exists() ? target.canonicalFilePath() : path);
    if (!lock)
        return lock.error();
    Transaction transaction(project);
    if (!transaction.begun())
        return transaction.begun();
    const auto content = readPacketContent(project, study, annotator);
    if (!content)
        return content.error();
    if (isThere) {
        if (auto done = checkReplaceable(*content, path); !done)
            return done;
    }
    const auto bytes = packetBytes(*content, now);
    if (!bytes)
        return bytes.error();
    const PacketLogEntry entry{study,
                               annotator,
                               PacketDirection::Out,
                               target.fileName(),
                               {{QStringLiteral("units"), content->units.size()},
                                {QStringLiteral("answers"), content->events.size()}}};
    if (auto done = logPacket(project, entry, now); !done)
        return done;
    if (auto done = writePacketFile(path, *bytes); !done)
        return done;
    return transaction.commit();
}

} // namespace Concord
