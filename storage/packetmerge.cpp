// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/packetmerge.h"

#include "models/study/answercheck.h"
#include "models/study/answerstate.h"
#include "storage/annotationrepository.h"
#include "storage/packetfile.h"
#include "storage/packetlog.h"
#include "storage/projectfile.h"
#include "storage/query.h"
#include "storage/studyrepository.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QFileInfo>
#include <QLockFile>

#include <algorithm>

namespace Concord {

namespace {

/// Where an event stands: what one that replaces it has to agree with.
struct EventPlace
{
    AssignmentId assignment;
    QString question;
    qint64 counter = 0;
};

EventPlace placeOf(const AnnotationEvent &event)
{
    return {event.assignment, event.question, event.order.counter};
}

bool mayReplace(const EventPlace &later, const EventPlace &earlier)
{
    return later.assignment == earlier.assignment && later.question == earlier.question
        && later.counter > earlier.counter;
}

/// One packet on its way into the project.
class PacketMerge
{
public:
    PacketMerge(const Database &project, const PacketFile &packet)
        : m_project(project), m_packet(packet), m_studies(project), m_answers(project)
    {}

    Result<MergeSummary> run();

private:
    Result<void> readStudy();
    Result<void> readKnown();
    Result<void> checkSize() const;
    Result<void> take(AnnotationEvent event);
    Result<QString> refusal(AnnotationEvent &event);
    Result<QString> valueRefusal(AnnotationEvent &event);
    Result<QString> placeRefusal(const AnnotationEvent &event) const;
    Result<QList<Question>> questionsFor(const StudyAssignment &assignment);
    Result<bool> isTaken(const QString &sql, const QVariantList &values) const;
    Result<std::optional<EventPlace>> storedPlace(EventId id) const;
    void listConflicts();

    const Database &m_project;
    const PacketFile &m_packet;
    StudyRepository m_studies;
    AnnotationRepository m_answers;
    Study m_study;
    StudyTemplate m_template;
    QHash<AssignmentId, StudyAssignment> m_assignments; ///< the annotator's
    QHash<UnitId, QList<Question>> m_questions; ///< of units that ask otherwise than the template
    QHash<EventId, AnnotationEvent> m_known; ///< the annotator's
    QMultiHash<EventId, EventPlace> m_awaited; ///< what replaces an event that is not there yet
    qint64 m_furthestCounter = 0;
    MergeSummary m_summary;
};

Result<void> PacketMerge::readStudy()
{
    const auto studies = m_studies.list();
    if (!studies)
        return studies.error();
    const auto found = std::ranges::find(*studies, m_packet.study(), &Study::id);
    if (found == studies->end())
        return Error{StorageText::tr("%1 belongs to another project: its study is not in this one. "
                                     "Open the project that it was made from.")
                         .arg(m_packet.path()),
                     {}};
    m_study = *found;
    m_summary.study = m_study.name;
    if (m_study.state != StudyState::Open)
        return Error{
            StorageText::tr("The study “%1” is closed, so nothing was taken from %2. Merge "
                            "it into a copy of the project from before it was closed.")
                .arg(m_study.name, m_packet.path()),
            {}};
    auto studyTemplate = m_studies.studyTemplate(m_study.id);
    if (!studyTemplate)
        return studyTemplate.error();
    m_template = *std::move(studyTemplate);
    const auto assignments = m_studies.assignments(m_study.id, m_packet.annotator());
    if (!assignments)
        return assignments.error();
    if (assignments->isEmpty())
        return Error{StorageText::tr("%1 is of an annotator who is not in the study “%2” (any "
                                     "more), so nothing was taken from it.")
                         .arg(m_packet.path(), m_study.name),
                     {}};
    for (const StudyAssignment &assignment : *assignments)
        m_assignments.insert(assignment.id, assignment);
    m_summary.annotator = assignments->constFirst().annotatorName;
    return {};
}

Result<void> PacketMerge::readKnown()
{
    const auto events = m_answers.events(m_study.id, m_packet.annotator());
    const auto counter = m_answers.maxCounter();
    if (!events || !counter)
        return events ? counter.error() : events.error();
    for (const AnnotationEvent &event : *events)
        m_known.insert(event.id, event);
    m_furthestCounter = std::min(largestEventNumber, *counter + furthestCounterAhead);
    Query query(m_project,
                QStringLiteral("SELECT supersedes, assignment, question, counter FROM "
                               "annotation_event AS later WHERE supersedes IS NOT NULL AND NOT "
                               "EXISTS (SELECT 1 FROM annotation_event AS earlier WHERE "
                               "earlier.id = later.supersedes)"));
    if (auto done = query.exec(); !done)
        return done;
    while (query.next())
        m_awaited.insert(
            EventId::fromString(query.text(0)),
            {AssignmentId::fromString(query.text(1)), query.text(2), query.integer(3)});
    return query.ended();
}

Result<void> PacketMerge::checkSize() const
{
    const auto count = m_packet.eventCount();
    if (!count)
        return count.error();
    const qint64 most = m_assignments.size() * mostAnswersPerAssignment;
    if (*count > most)
        return Error{StorageText::tr("%1 holds %2 answers for %3 units, more than anybody gives "
                                     "(%4), so nothing was taken from it.")
                         .arg(m_packet.path())
                         .arg(*count)
                         .arg(m_assignments.size())
                         .arg(most),
                     {}};
    return {};
}

Result<bool> PacketMerge::isTaken(const QString &sql, const QVariantList &values) const
{
    Query query(m_project, sql, Query::Preparation::Kept);
    for (const QVariant &value : values)
        query.bind(value);
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next();
}

Result<std::optional<EventPlace>> PacketMerge::storedPlace(EventId id) const
{
    Query query(m_project,
                QStringLiteral("SELECT assignment, question, counter FROM annotation_event "
                               "WHERE id = ?"),
                Query::Preparation::Kept);
    query.bind(id.toString());
    if (auto done = query.exec(); !done)
        return done.error();
    if (!query.next())
        return std::optional<EventPlace>();
    return std::optional<EventPlace>(
        {AssignmentId::fromString(query.text(0)), query.text(1), query.integer(2)});
}

// A unit may ask an ItemAnswer as a question of its own.
Result<QList<Question>> PacketMerge::questionsFor(const StudyAssignment &assignment)
{
    const auto asksItem = [](const Question &question) {
        return question.kind == QuestionKind::ItemAnswer;
    };
    if (std::ranges::none_of(m_template.questions, asksItem))
        return m_template.questions;
    if (!m_questions.contains(assignment.unit)) {
        const auto shown = m_studies.shownUnit(assignment.unit);
        if (!shown)
            return shown.error();
        m_questions.insert(assignment.unit, questionsOf(m_template, *shown));
    }
    return m_questions.value(assignment.unit);
}

// Empty: the value is an answer, written as answers are.
Result<QString> PacketMerge::valueRefusal(AnnotationEvent &event)
{
    const auto questions = questionsFor(m_assignments.value(event.assignment));
    if (!questions)
        return questions.error();
    const auto value = checkedEventValue(*questions, event.question, event.value);
    if (!value)
        return value.error().message;
    event.value = *value;
    return QString();
}

// Empty: it stands among the events as it may.
Result<QString> PacketMerge::placeRefusal(const AnnotationEvent &event) const
{
    const QString wrongPlace =
        StorageText::tr("It is to replace, or to be replaced by, an answer to something else.");
    const EventPlace place = placeOf(event);
    const QList<EventPlace> later = m_awaited.values(event.id);
    const bool isReplaced =
        std::ranges::all_of(later, [&](const EventPlace &one) { return mayReplace(one, place); });
    if (!isReplaced || event.supersedes == event.id)
        return wrongPlace;
    if (!event.supersedes)
        return QString();
    const auto earlier = storedPlace(*event.supersedes);
    if (!earlier)
        return earlier.error();
    return *earlier && !mayReplace(place, **earlier) ? wrongPlace : QString();
}

// Empty: it can be taken; its value is then written as answers are.
Result<QString> PacketMerge::refusal(AnnotationEvent &event)
{
    if (!m_assignments.contains(event.assignment))
        return StorageText::tr("It answers a unit that %1 was not given in this study.")
            .arg(m_summary.annotator);
    const CausalOrder &order = event.order;
    if (order.counter < 1 || order.counter > m_furthestCounter || order.sequence < 1
        || order.sequence > largestEventNumber)
        return StorageText::tr("Its counter is out of range.");
    auto refused = valueRefusal(event);
    if (!refused || !refused->isEmpty())
        return refused;
    const auto hasId = isTaken(QStringLiteral("SELECT 1 FROM annotation_event WHERE id = ?"),
                               {event.id.toString()});
    if (!hasId)
        return hasId.error();
    if (*hasId)
        return StorageText::tr("The project has another answer with the same id.");
    const auto hasNumber =
        isTaken(QStringLiteral("SELECT 1 FROM annotation_event WHERE device = ? AND sequence = ?"),
                {order.device.toString(), order.sequence});
    if (!hasNumber)
        return hasNumber.error();
    if (*hasNumber)
        return StorageText::tr("The project has another answer of the same device with the same "
                               "number.");
    return placeRefusal(event);
}

Result<void> PacketMerge::take(AnnotationEvent event)
{
    const auto known = m_known.constFind(event.id);
    if (known != m_known.constEnd() && *known == event) {
        ++m_summary.known;
        return {};
    }
    const auto refused = refusal(event);
    if (!refused)
        return refused.error();
    // What the project took before may be written there as answers are, and here as it was given.
    if (known != m_known.constEnd() && *known == event) {
        ++m_summary.known;
        return {};
    }
    if (!refused->isEmpty()) {
        m_summary.refuse(event.id.toString(), *refused);
        return {};
    }
    if (auto done = m_answers.append(event); !done)
        return done;
    m_known.insert(event.id, event);
    m_awaited.remove(event.id);
    if (event.supersedes) {
        const auto earlier = storedPlace(*event.supersedes);
        if (!earlier)
            return earlier.error();
        if (!*earlier)
            m_awaited.insert(*event.supersedes, placeOf(event));
    }
    ++m_summary.added;
    return {};
}

void PacketMerge::listConflicts()
{
    const AnswerState state(m_known.values());
    const QList<AnswerConflict> conflicts = state.conflicts();
    for (const AnswerConflict &conflict : conflicts) {
        MergeConflict found{
            m_assignments.value(conflict.assignment).unitKey, conflict.question, {}};
        for (const AnnotationEvent &head : conflict.heads)
            found.values.append(head.value.value_or(QString()));
        m_summary.conflicts.append(found);
    }
}

Result<MergeSummary> PacketMerge::run()
{
    for (const auto step : {&PacketMerge::readStudy, &PacketMerge::readKnown}) {
        if (auto done = (this->*step)(); !done)
            return done.error();
    }
    if (auto done = checkSize(); !done)
        return done.error();
    const auto events = m_packet.events(m_summary);
    if (!events)
        return events.error();
    for (const AnnotationEvent &event : *events) {
        if (auto done = take(event); !done)
            return done.error();
    }
    listConflicts();
    return m_summary;
}

// Somebody at work on the packet would be read in the middle of an answer.
Result<std::unique_ptr<QLockFile>> lockPacket(const QString &path)
{
    auto lock = lockFile(QFileInfo(path).canonicalFilePath());
    const QFileInfo folder(QFileInfo(path).absolutePath());
    if (!lock && !folder.isWritable())
        return std::unique_ptr<QLockFile>(); // a read-only medium: nobody writes there
    return lock;
}

} // namespace

Result<MergeSummary> mergePacket(const Database &project, const QString &path, const QDateTime &now)
{
    if (auto done = checkPacketHeader(path); !done)
        return done.error();
    const auto lock = lockPacket(path);
    if (!lock)
        return lock.error();
    const auto packet = PacketFile::open(path);
    if (!packet)
        return packet.error();
    Transaction transaction(project);
    if (!transaction.begun())
        return transaction.begun().error();
    auto summary = PacketMerge(project, *packet).run();
    if (!summary)
        return summary;
    const PacketLogEntry entry{packet->study(),
                               packet->annotator(),
                               PacketDirection::Back,
                               QFileInfo(path).fileName(),
                               {{QStringLiteral("read"), summary->read},
                                {QStringLiteral("added"), summary->added},
                                {QStringLiteral("known"), summary->known},
                                {QStringLiteral("conflicts"), summary->conflicts.size()},
                                {QStringLiteral("refused"), summary->refusedCount}}};
    if (auto done = logPacket(project, entry, now); !done)
        return done.error();
    if (auto done = transaction.commit(); !done)
        return done.error();
    return summary;
}

} // namespace Concord
