// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/annotationrepository.h"

#include "storage/journal.h"
#include "storage/query.h"
#include "storage/text.h"

#include <QRandomGenerator>
#include <QVariantList>

namespace Concord {

namespace {

const QString eventColumns = QStringLiteral(
    "event.id, event.assignment, event.question, event.value, event.counter, event.device, "
    "event.sequence, event.supersedes, event.started_at, event.duration_ms, event.answered_at");

// Numbers that stay free after the one that nextSequence() gives: more than a sitting's answers.
constexpr qint64 sittingRoom = 1'000'000;

// A null string is NULL; an empty value is a value.
QVariant storedValue(const std::optional<QString> &value)
{
    if (!value)
        return {};
    return value->isNull() ? QString(QLatin1StringView("")) : *value;
}

AnnotationEvent eventFromRow(const Query &query)
{
    AnnotationEvent event;
    event.id = EventId::fromString(query.text(0));
    event.assignment = AssignmentId::fromString(query.text(1));
    event.question = query.text(2);
    if (!query.isNull(3))
        event.value = query.text(3);
    event.order = {query.integer(4), DeviceId::fromString(query.text(5)), query.integer(6)};
    if (!query.isNull(7))
        event.supersedes = EventId::fromString(query.text(7));
    if (!query.isNull(8))
        event.startedAt = timeFromStored(query.text(8));
    if (!query.isNull(9))
        event.durationMs = query.integer(9);
    event.answeredAt = timeFromStored(query.text(10));
    return event;
}

Result<QList<AnnotationEvent>> readEvents(Query &query)
{
    if (auto done = query.exec(); !done)
        return done.error();
    QList<AnnotationEvent> events;
    while (query.next())
        events.append(eventFromRow(query));
    if (auto done = query.ended(); !done)
        return done.error();
    return events;
}

Result<bool> isThere(const Database &database, const QString &sql, const QVariantList &values)
{
    Query query(database, sql);
    for (const QVariant &value : values)
        query.bind(value);
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next();
}

} // namespace

AnnotationRepository::AnnotationRepository(const Database &database) : m_database(database) {}

Result<void> AnnotationRepository::append(const AnnotationEvent &event)
{
    // The study's state is looked at by the statement itself, so that nothing comes in between.
    Query query(
        m_database,
        QStringLiteral("INSERT INTO annotation_event (id, assignment, question, value, counter, "
                       "device, sequence, supersedes, started_at, duration_ms, answered_at) "
                       "SELECT ?, assignment.id, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM assignment "
                       "JOIN unit ON unit.id = assignment.unit JOIN study ON study.id = unit.study "
                       "JOIN annotator ON annotator.id = assignment.annotator "
                       "WHERE assignment.id = ? AND (study.state = 'open' OR annotator.judge)"),
        Query::Preparation::Kept);
    query.bind(event.id.toString()).bind(event.question).bind(storedValue(event.value));
    query.bind(event.order.counter).bind(event.order.device.toString()).bind(event.order.sequence);
    query.bind(event.supersedes ? QVariant(event.supersedes->toString()) : QVariant());
    query.bind(event.startedAt.isValid() ? QVariant(storedTime(event.startedAt)) : QVariant());
    query.bind(event.durationMs ? QVariant(*event.durationMs) : QVariant());
    query.bind(storedTime(event.answeredAt)).bind(event.assignment.toString());
    const auto done = query.exec();
    if (done && query.changes() == 1)
        return {};
    return refusal(event, done ? Error() : done.error());
}

Error AnnotationRepository::refusal(const AnnotationEvent &event, const Error &failure) const
{
    const QString &detail = failure.detail;
    const auto has = [this](const char *sql, const QVariantList &values) {
        const auto found = isThere(m_database, QString::fromLatin1(sql), values);
        return found && *found;
    };
    if (has("SELECT 1 FROM annotation_event WHERE id = ?", {event.id.toString()}))
        return {StorageText::tr("This answer is already stored."), detail};
    if (has("SELECT 1 FROM annotation_event WHERE device = ? AND sequence = ?",
            {event.order.device.toString(), event.order.sequence}))
        return {
            StorageText::tr("This device has already given another answer with the same number. "
                            "Reopen the project, so that it counts on from there."),
            detail};
    if (!failure.message.isEmpty())
        return failure;
    if (has("SELECT 1 FROM assignment WHERE id = ?", {event.assignment.toString()}))
        return {StorageText::tr("The study is not open, so no answer is taken any more."), detail};
    return {StorageText::tr("The unit that was answered is no longer in the project."), detail};
}

Result<QList<AnnotationEvent>> AnnotationRepository::events(StudyId study) const
{
    Query query(m_database,
                u"SELECT " + eventColumns
                    + u" FROM unit JOIN assignment ON assignment.unit = unit.id "
                      u"JOIN annotation_event AS event ON event.assignment = assignment.id "
                      u"WHERE unit.study = ? ORDER BY counter, device, sequence");
    query.bind(study.toString());
    return readEvents(query);
}

Result<QList<AnnotationEvent>> AnnotationRepository::events(StudyId study,
                                                            AnnotatorId annotator) const
{
    Query query(m_database,
                u"SELECT " + eventColumns
                    + u" FROM unit JOIN assignment ON assignment.unit = unit.id "
                      u"JOIN annotation_event AS event ON event.assignment = assignment.id "
                      u"WHERE unit.study = ? AND assignment.annotator = ? "
                      u"ORDER BY counter, device, sequence");
    query.bind(study.toString()).bind(annotator.toString());
    return readEvents(query);
}

Result<qint64> AnnotationRepository::nextSequence(DeviceId device) const
{
    // Two sittings of a thousand answers meet with a chance of 2 in 10^12.
    const auto drawn = qint64(QRandomGenerator64::system()->bounded(quint64(1), quint64(1) << 52));
    Query query(m_database,
                QStringLiteral("SELECT 1 FROM annotation_event WHERE device = ? AND sequence "
                               "BETWEEN ? AND ?"));
    query.bind(device.toString()).bind(drawn).bind(drawn + sittingRoom);
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next() ? nextSequence(device) : drawn;
}

Result<qint64> AnnotationRepository::maxCounter() const
{
    Query query(m_database,
                QStringLiteral("SELECT coalesce(max(counter), 0) FROM annotation_event"));
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next() ? query.integer(0) : 0;
}

} // namespace Concord
