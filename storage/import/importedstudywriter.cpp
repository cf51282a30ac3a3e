// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/annotationrepository.h"
#include "storage/database.h"
#include "storage/import/importedstudy.h"
#include "storage/judgewriter.h"
#include "storage/query.h"
#include "storage/studyplanwriter.h"
#include "storage/studyrepository.h"
#include "storage/text.h"

#include <QMap>

#include <tuple>

namespace Concord {

namespace {

// Unit, person and occurrence.
using SittingPlace = std::tuple<QString, QString, int>;

class ImportedStudyWriter
{
public:
    ImportedStudyWriter(Database &database, const ImportedStudy &study, const QDateTime &now)
        : m_database(database), m_study(study), m_now(now), m_annotations(database)
    {}

    Result<void> write();

private:
    Result<StudyPlan> planWithSubjects() const;
    Result<UnitSubject> subjectOf(const ReadUnit &unit) const;
    Result<void> assignJudges(StudyId study);
    Result<void> readAssignments(StudyId study);
    Result<void> writeAnswers();
    Result<void> writeSitting(const ReadSitting &sitting);
    Result<void> withdrawOthers(const ReadSitting &sitting);
    Result<void> append(const QString &question, const std::optional<QString> &value);

    Database &m_database;
    const ImportedStudy &m_study;
    QDateTime m_now;
    AnnotationRepository m_annotations;
    QMap<SittingPlace, AssignmentId> m_assignments;
    DeviceId m_device = DeviceId::create(); // nobody else counts with it
    qint64 m_counter = 0;
    qint64 m_sequence = 0;

    // Of the assignment that is being written.
    AssignmentId m_assignment;
    QHash<QString, AnnotationEvent> m_current; ///< by question
    QDateTime m_answeredAt;
    std::optional<qint64> m_duration; ///< of the sitting, until it is said
};

Result<UnitSubject> ImportedStudyWriter::subjectOf(const ReadUnit &unit) const
{
    Query query(
        m_database,
        unit.item.isValid()
            ? QStringLiteral("SELECT id, dialogue FROM item WHERE id = ?")
            : QStringLiteral("SELECT id, dialogue FROM item WHERE dataset = ? AND key = ?"));
    if (unit.item.isValid())
        query.bind(unit.item.value());
    else
        query.bind(m_study.dataset.value()).bind(unit.key);
    if (auto done = query.exec(); !done)
        return done.error();
    if (!query.next())
        return Error{StorageText::tr("The item \"%1\" is no longer in the project.").arg(unit.key),
                     {}};
    UnitSubject subject;
    subject.kind = UnitKind::Item;
    subject.item = ItemId(query.integer(0));
    subject.dialogue = DialogueId(query.integer(1));
    return subject;
}

Result<StudyPlan> ImportedStudyWriter::planWithSubjects() const
{
    StudyPlan plan = m_study.plan;
    for (qsizetype i = 0; i < plan.units.size(); ++i) {
        const auto subject = subjectOf(m_study.units[i]);
        if (!subject)
            return subject.error();
        plan.units[i].subjects = {*subject};
    }
    return plan;
}

Result<void> ImportedStudyWriter::assignJudges(StudyId study)
{
    const auto units = StudyRepository(m_database).units(study);
    if (!units)
        return units.error();
    QHash<QString, UnitId> ids;
    for (const StudyUnit &unit : *units)
        ids.insert(unit.key, unit.id);
    QMap<int, QMap<QString, UnitId>> judged;
    for (const ReadSitting &sitting : m_study.sittings) {
        const QString &key = m_study.units[sitting.unit].key;
        if (m_study.people[sitting.person].isJudge)
            judged[sitting.person].insert(key, ids.value(key));
    }
    for (auto judge = judged.cbegin(); judge != judged.cend(); ++judge) {
        const auto added =
            JudgeWriter(m_database)
                .assign(study, m_study.people[judge.key()].name, judge.value(), m_now);
        if (!added)
            return added.error();
    }
    return {};
}

Result<void> ImportedStudyWriter::readAssignments(StudyId study)
{
    const auto assignments = StudyRepository(m_database).assignments(study);
    if (!assignments)
        return assignments.error();
    for (const StudyAssignment &each : *assignments)
        m_assignments.insert({each.unitKey, each.annotatorName, each.occurrence}, each.id);
    return {};
}

Result<void> ImportedStudyWriter::append(const QString &question,
                                         const std::optional<QString> &value)
{
    AnnotationEvent event;
    event.id = EventId::create();
    event.assignment = m_assignment;
    event.question = question;
    event.value = value;
    event.order = {++m_counter, m_device, ++m_sequence};
    if (const auto before = m_current.constFind(question); before != m_current.constEnd())
        event.supersedes = before->id;
    event.durationMs = std::exchange(m_duration, std::nullopt);
    event.answeredAt = m_answeredAt;
    m_current.insert(question, event);
    return m_annotations.append(event);
}

// What was said at an earlier sitting and not again.
Result<void> ImportedStudyWriter::withdrawOthers(const ReadSitting &sitting)
{
    QSet<QString> said;
    for (const ReadAnswer &answer : sitting.answers)
        said.insert(m_study.questions.questionOf(answer));
    if (sitting.isSkipped)
        said.insert(skipQuestion);
    QStringList others;
    for (const AnnotationEvent &event : std::as_const(m_current)) {
        if (event.value && !said.contains(event.question))
            others.append(event.question);
    }
    others.sort();
    for (const QString &question : std::as_const(others)) {
        if (auto done = append(question, std::nullopt); !done)
            return done;
    }
    return {};
}

Result<void> ImportedStudyWriter::writeSitting(const ReadSitting &sitting)
{
    m_answeredAt = sitting.answeredAt.isValid() ? sitting.answeredAt : m_now;
    m_duration = sitting.durationMs;
    if (auto done = withdrawOthers(sitting); !done)
        return done;
    if (sitting.isSkipped) {
        if (auto done = append(skipQuestion, setValue); !done)
            return done;
    }
    for (const ReadAnswer &answer : sitting.answers) {
        const auto value = m_study.questions.valueOf(answer);
        if (!value)
            continue;
        if (auto done = append(m_study.questions.questionOf(answer), *value); !done)
            return done;
    }
    if (sitting.isFlagged) {
        if (auto done = append(flagQuestion, setValue); !done)
            return done;
    }
    return sitting.comment.isEmpty() ? Result<void>() : append(commentQuestion, sitting.comment);
}

Result<void> ImportedStudyWriter::writeAnswers()
{
    const auto counter = m_annotations.maxCounter();
    if (!counter)
        return counter.error();
    m_counter = *counter;
    for (const ReadSitting &sitting : m_study.sittings) {
        const AssignmentId assignment =
            m_assignments.value({m_study.units[sitting.unit].key,
                                 m_study.people[sitting.person].name, sitting.occurrence});
        if (assignment != m_assignment)
            m_current.clear();
        m_assignment = assignment;
        if (auto done = writeSitting(sitting); !done)
            return done;
    }
    return {};
}

Result<void> ImportedStudyWriter::write()
{
    const auto plan = planWithSubjects();
    if (!plan)
        return plan.error();
    const auto study = StudyPlanWriter(m_database).writeInside(*plan, m_now);
    if (!study)
        return study.error();
    if (auto done = assignJudges(*study); !done)
        return done;
    if (auto done = readAssignments(*study); !done)
        return done;
    return writeAnswers();
}

} // namespace

Result<void> writeImportedStudy(Database &database, const ImportedStudy &study,
                                const QDateTime &now)
{
    return ImportedStudyWriter(database, study, now).write();
}

} // namespace Concord
