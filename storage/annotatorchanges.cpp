// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/annotatorchanges.h"

#include "models/study/answerstate.h"
#include "storage/amendments.h"
#include "storage/annotationrepository.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/studychanges.h"
#include "storage/studyrepository.h"
#include "storage/text.h"
#include "storage/transaction.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Concord {

namespace {

Result<QList<Annotator>> allAnnotators(const Database &database)
{
    Query query(database, QStringLiteral("SELECT id, name, judge FROM annotator ORDER BY name"));
    if (auto done = query.exec(); !done)
        return done.error();
    QList<Annotator> annotators;
    while (query.next())
        annotators.append(
            {AnnotatorId::fromString(query.text(0)), query.text(1), query.integer(2) != 0});
    if (auto done = query.ended(); !done)
        return done.error();
    return annotators;
}

Error noSuchAnnotator(const QString &name, const QList<Annotator> &annotators)
{
    QStringList names;
    for (const Annotator &annotator : annotators)
        names.append(annotator.name);
    return {StorageText::tr("There is no annotator named “%1” here. There are: %2.")
                .arg(name, names.join(QStringLiteral(", "))),
            {}};
}

Result<Annotator> memberOf(const Database &database, StudyId study, const QString &name)
{
    const auto members = StudyRepository(database).annotators(study);
    if (!members)
        return members.error();
    const auto found = std::ranges::find(*members, name, &Annotator::name);
    if (found == members->end())
        return noSuchAnnotator(name, *members);
    if (found->isJudge)
        return Error{StorageText::tr("“%1” is a model, not an annotator.").arg(name), {}};
    return *found;
}

QStringList idsOf(const QList<Annotator> &annotators)
{
    QStringList ids;
    for (const Annotator &annotator : annotators)
        ids.append(annotator.id.toString());
    return ids;
}

} // namespace

int HandOverSummary::units() const
{
    int sum = 0;
    for (const auto &[annotator, count] : given)
        sum += count;
    return sum;
}

Result<Annotator> findAnnotator(const Database &database, const QString &name)
{
    const auto annotators = allAnnotators(database);
    if (!annotators)
        return annotators.error();
    const auto found = std::ranges::find(*annotators, name, &Annotator::name);
    if (found == annotators->end())
        return noSuchAnnotator(name, *annotators);
    return *found;
}

Result<void> setStudyAnnotators(const Database &database, StudyId study,
                                const QStringList &annotatorIds)
{
    Query query(database,
                QStringLiteral("UPDATE study SET design = json_set(design, '$.annotators', "
                               "json(?)) WHERE id = ?"));
    const QJsonDocument ids(QJsonArray::fromStringList(annotatorIds));
    query.bind(QString::fromUtf8(ids.toJson(QJsonDocument::Compact))).bind(study.toString());
    return query.exec();
}

AnnotatorChanges::AnnotatorChanges(const Database &database) : m_database(database) {}

Result<StudyWork> AnnotatorChanges::readWork(const Study &study) const
{
    const StudyRepository studies(m_database);
    const auto studyTemplate = studies.studyTemplate(study.id);
    auto units = studies.units(study.id);
    auto assignments = studies.assignments(study.id);
    const auto events = AnnotationRepository(m_database).events(study.id);
    const auto amendments = studyAmendments(m_database, study.id);
    for (const Error *error :
         {studyTemplate ? nullptr : &studyTemplate.error(), units ? nullptr : &units.error(),
          assignments ? nullptr : &assignments.error(), events ? nullptr : &events.error(),
          amendments ? nullptr : &amendments.error()}) {
        if (error)
            return *error;
    }
    StudyWork work;
    const AnswerState answers(*events);
    for (const StudyAssignment &assignment : *assignments) {
        if (answers.state(assignment.id, studyTemplate->questions) == AssignmentState::Open)
            work.open.insert(assignment.id);
    }
    work.units = *std::move(units);
    work.assignments = *std::move(assignments);
    work.seed = study.design.seed;
    work.changes = int(amendments->size());
    work.repeatedUnits = study.design.repeatedUnits;
    return work;
}

Result<QList<AnnotatorId>> AnnotatorChanges::receivers(const Study &study, const Annotator &from,
                                                       const QStringList &names) const
{
    const auto members = StudyRepository(m_database).annotators(study.id);
    const auto amendments = studyAmendments(m_database, study.id);
    if (!members || !amendments)
        return members ? amendments.error() : members.error();
    QStringList gone;
    for (const Amendment &amendment : *amendments) {
        if (amendment.kind == reassignmentAmendment)
            gone.append(amendment.annotator);
    }
    QList<AnnotatorId> ids;
    for (const Annotator &member : *members) {
        const bool isMeant = names.isEmpty() ? !gone.contains(member.name) && !member.isJudge
                                             : names.contains(member.name);
        if (isMeant && !(member.id == from.id))
            ids.append(member.id);
    }
    for (const QString &name : names) {
        if (auto known = memberOf(m_database, study.id, name); !known)
            return known.error();
    }
    if (ids.isEmpty())
        return Error{StorageText::tr("There is nobody else in “%1” to take the units. Add an "
                                     "annotator first.")
                         .arg(study.name),
                     {}};
    return ids;
}

Result<void> AnnotatorChanges::store(const HandOver &change)
{
    Query withdraw(m_database, QStringLiteral("UPDATE assignment SET withdrawn = 1 WHERE id = ?"));
    for (const AssignmentId &assignment : change.withdrawn) {
        withdraw.bind(assignment.toString());
        if (auto done = withdraw.exec(); !done)
            return done;
    }
    Query add(m_database,
              QStringLiteral("INSERT INTO assignment (id, unit, annotator, occurrence, position) "
                             "VALUES (?, ?, ?, ?, ?)"));
    for (const HandedUnit &given : change.given) {
        add.bind(AssignmentId::create().toString()).bind(given.unit.toString());
        add.bind(given.annotator.toString()).bind(given.occurrence).bind(given.position);
        if (auto done = add.exec(); !done)
            return done;
    }
    return {};
}

Result<HandOverSummary> AnnotatorChanges::finish(const Study &study, const Annotator &annotator,
                                                 const HandOver &change, const QString &kind,
                                                 const QDateTime &now)
{
    const auto members = StudyRepository(m_database).annotators(study.id);
    const auto units = StudyRepository(m_database).units(study.id);
    if (!members || !units)
        return members ? units.error() : members.error();
    QSet<UnitId> training;
    for (const StudyUnit &unit : *units) {
        if (unit.isTraining)
            training.insert(unit.id);
    }
    HandOverSummary summary{{}, change.left};
    QJsonArray receivers;
    for (const Annotator &member : *members) {
        const auto count = std::ranges::count_if(change.given, [&](const HandedUnit &given) {
            return given.annotator == member.id && given.occurrence == 1
                && !training.contains(given.unit);
        });
        if (count == 0)
            continue;
        summary.given.append({member.name, int(count)});
        if (!(member.id == annotator.id))
            receivers.append(member.id.toString());
    }
    const QJsonObject detail{{QStringLiteral("annotator"), annotator.id.toString()},
                             {QStringLiteral("units"), summary.units()},
                             {QStringLiteral("taken_back"), qint64(change.withdrawn.size())},
                             {QStringLiteral("receivers"), receivers}};
    if (auto done = store(change); !done)
        return done.error();
    if (auto done = addAmendment(m_database, study.id, now, kind, detail); !done)
        return done.error();
    if (auto done = addJournalEntry(m_database, now, kind, study.name, detail); !done)
        return done.error();
    return summary;
}

Result<HandOverSummary> AnnotatorChanges::reassign(StudyId study, const QString &from,
                                                   const QStringList &to, const QDateTime &now)
{
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    const auto stored = openStudy(m_database, study);
    if (!stored)
        return stored.error();
    const auto leaver = memberOf(m_database, study, from);
    if (!leaver)
        return leaver.error();
    const auto takers = receivers(*stored, *leaver, to);
    const auto work = readWork(*stored);
    if (!takers || !work)
        return takers ? work.error() : takers.error();
    const HandOver change = handOver(*work, leaver->id, *takers);
    if (change.withdrawn.isEmpty() && change.left.isEmpty())
        return Error{StorageText::tr("%1 has no open unit in “%2”.").arg(from, stored->name), {}};
    auto summary = finish(*stored, *leaver, change, reassignmentAmendment, now);
    if (!summary)
        return summary;
    if (auto done = transaction.commit(); !done)
        return done.error();
    return summary;
}

Result<Annotator> AnnotatorChanges::newcomer(const Study &study, const QString &name)
{
    const auto known = allAnnotators(m_database);
    const auto members = StudyRepository(m_database).annotators(study.id);
    if (!known || !members)
        return known ? members.error() : known.error();
    if (std::ranges::find(*members, name, &Annotator::name) != members->end())
        return Error{StorageText::tr("%1 is an annotator of “%2” already.").arg(name, study.name),
                     {}};
    Annotator added{AnnotatorId::create(), name, false};
    const auto found = std::ranges::find(*known, name, &Annotator::name);
    if (found != known->end()) {
        added = *found;
    } else {
        Query query(m_database, QStringLiteral("INSERT INTO annotator (id, name) VALUES (?, ?)"));
        query.bind(added.id.toString()).bind(name);
        if (auto done = query.exec(); !done)
            return done.error();
    }
    if (added.isJudge)
        return Error{StorageText::tr("“%1” is a model, not an annotator.").arg(name), {}};
    const QStringList ids = idsOf(*members) + QStringList{added.id.toString()};
    if (auto done = setStudyAnnotators(m_database, study.id, ids); !done)
        return done.error();
    return added;
}

Result<HandOverSummary> AnnotatorChanges::add(StudyId study, const QString &name,
                                              std::optional<int> extra, const QDateTime &now)
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty())
        return Error{StorageText::tr("An annotator needs a name."), {}};
    if (extra && *extra < 1)
        return Error{StorageText::tr("A new annotator needs at least one unit."), {}};
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun().error();
    const auto stored = openStudy(m_database, study);
    if (!stored)
        return stored.error();
    const auto added = newcomer(*stored, wanted);
    if (!added)
        return added.error();
    const auto work = readWork(*stored);
    if (!work)
        return work.error();
    const HandOver change =
        extra ? addRatings(*work, added->id, *extra) : takeOver(*work, added->id);
    auto summary = finish(*stored, *added, change, annotatorAmendment, now);
    if (!summary)
        return summary;
    if (summary->units() == 0)
        return Error{
            StorageText::tr("Nobody has an open unit that %1 could take over. Say how many "
                            "units %1 is to get besides.")
                .arg(wanted),
            {}};
    if (auto done = transaction.commit(); !done)
        return done.error();
    return summary;
}

Result<void> AnnotatorChanges::rename(const QString &annotator, const QString &name,
                                      const QDateTime &now)
{
    const QString wanted = name.trimmed();
    if (wanted.isEmpty())
        return Error{StorageText::tr("An annotator needs a name."), {}};
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    const auto found = findAnnotator(m_database, annotator);
    const auto all = allAnnotators(m_database);
    if (!found || !all)
        return found ? all.error() : found.error();
    if (found->name == wanted)
        return {};
    if (std::ranges::find(*all, wanted, &Annotator::name) != all->end())
        return Error{StorageText::tr("There is already an annotator named “%1”. Choose another "
                                     "name.")
                         .arg(wanted),
                     {}};
    Query query(m_database, QStringLiteral("UPDATE annotator SET name = ? WHERE id = ?"));
    query.bind(wanted).bind(found->id.toString());
    if (auto done = query.exec(); !done)
        return done;
    if (auto done = addJournalEntry(m_database, now, QStringLiteral("annotator renamed"),
                                    QStringLiteral("annotator"),
                                    {{QStringLiteral("annotator"), found->id.toString()}});
        !done)
        return done;
    return transaction.commit();
}

} // namespace Concord
