// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/studyrepository.h"

#include "models/study/templatejson.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/studyplanwriter.h"
#include "storage/text.h"
#include "storage/transaction.h"
#include "storage/unitcontent.h"

#include <algorithm>
#include <bit>

namespace Concord {

namespace {

Study studyFromRow(const Query &query)
{
    Study study;
    study.id = StudyId::fromString(query.text(0));
    study.name = query.text(1);
    study.design = designFromStored(query.text(2));
    study.design.seed = std::bit_cast<quint64>(query.integer(3));
    study.state = studyStateFromId(query.text(4)).value_or(StudyState::Closed);
    study.createdAt = timeFromStored(query.text(5));
    study.templateTitle = query.text(6);
    study.guidelineVersion = int(query.integer(7));
    return study;
}

std::optional<int> numberFromRow(const Query &query, int column)
{
    return query.isNull(column) ? std::optional<int>() : int(query.integer(column));
}

UnitSubject subjectFromRow(const Query &query)
{
    UnitSubject subject;
    subject.role = query.text(4);
    subject.kind = unitKindFromId(query.text(5)).value_or(UnitKind::Item);
    subject.item = ItemId(query.integer(6));
    subject.dialogue = DialogueId(query.integer(7));
    subject.round = numberFromRow(query, 8);
    subject.turn = numberFromRow(query, 9);
    subject.attribute = query.text(10);
    subject.response = ResponseId(query.integer(11));
    return subject;
}

StudyAssignment assignmentFromRow(const Query &query)
{
    StudyAssignment assignment;
    assignment.id = AssignmentId::fromString(query.text(0));
    assignment.unit = UnitId::fromString(query.text(1));
    assignment.unitKey = query.text(2);
    assignment.annotator = AnnotatorId::fromString(query.text(3));
    assignment.annotatorName = query.text(4);
    assignment.occurrence = int(query.integer(5));
    assignment.position = int(query.integer(6));
    assignment.isTraining = query.integer(7) != 0;
    assignment.isJudge = query.integer(8) != 0;
    assignment.isWithdrawn = query.integer(9) != 0;
    return assignment;
}

Result<QList<Annotator>> annotatorsFrom(Query &query)
{
    QList<Annotator> annotators;
    while (query.next())
        annotators.append(
            {AnnotatorId::fromString(query.text(0)), query.text(1), query.integer(2) != 0});
    if (auto done = query.ended(); !done)
        return done.error();
    return annotators;
}

Error noSuchStudy()
{
    return {StorageText::tr("This study is no longer in the project."), {}};
}

} // namespace

StudyRepository::StudyRepository(const Database &database) : m_database(database) {}

Result<StudyId> StudyRepository::create(const StudyPlan &plan, const QDateTime &now)
{
    return StudyPlanWriter(m_database).write(plan, now);
}

Result<void> StudyRepository::close(StudyId study, const QDateTime &now)
{
    const auto stored = load(study);
    if (!stored)
        return stored.error();
    Transaction transaction(m_database);
    if (!transaction.begun())
        return transaction.begun();
    Query query(
        m_database,
        QStringLiteral("UPDATE study SET state = 'closed' WHERE id = ? AND state = 'open'"));
    query.bind(study.toString());
    if (auto done = query.exec(); !done)
        return done;
    if (query.changes() == 0)
        return Error{StorageText::tr("The study “%1” is not open, so it cannot be closed.")
                         .arg(stored->name),
                     {}};
    if (auto done =
            addJournalEntry(m_database, now, QStringLiteral("study closed"), stored->name, {});
        !done)
        return done;
    return transaction.commit();
}

Result<QList<Study>> StudyRepository::studiesWhere(const QString &condition,
                                                   const QVariantList &values) const
{
    Query query(m_database,
                u"SELECT study.id, study.name, design, seed, state, created_at, template.name, "
                u"guideline_version "
                u"FROM study JOIN template ON template.id = study.template WHERE "
                    + condition + u" ORDER BY study.rowid");
    for (const QVariant &value : values)
        query.bind(value);
    if (auto done = query.exec(); !done)
        return done.error();
    QList<Study> studies;
    while (query.next())
        studies.append(studyFromRow(query));
    if (auto done = query.ended(); !done)
        return done.error();
    for (Study &study : studies) {
        const auto people = annotators(study.id);
        if (!people)
            return people.error();
        for (const Annotator &annotator : *people)
            study.design.annotators.append(annotator.name);
    }
    return studies;
}

Result<QList<Study>> StudyRepository::list() const
{
    return studiesWhere(QStringLiteral("1"), {});
}

Result<Study> StudyRepository::load(StudyId study) const
{
    const auto found = studiesWhere(QStringLiteral("study.id = ?"), {study.toString()});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return noSuchStudy();
    return found->constFirst();
}

Result<Study> StudyRepository::find(const QString &nameOrId) const
{
    const auto studies = list();
    if (!studies)
        return studies.error();
    QStringList names;
    for (const Study &study : *studies) {
        if (study.name == nameOrId)
            return study;
        names.append(study.name);
    }
    const auto byId = std::ranges::find(*studies, nameOrId.toLower(),
                                        [](const Study &study) { return study.id.toString(); });
    if (byId != studies->end())
        return *byId;
    if (names.isEmpty())
        return Error{
            StorageText::tr("There is no study in this project yet. Make one with `concord "
                            "study create`."),
            {}};
    return Error{StorageText::tr("There is no study named “%1” in this project. There are: %2.")
                     .arg(nameOrId, names.join(QStringLiteral(", "))),
                 {}};
}

Result<StudyTemplate> StudyRepository::studyTemplate(StudyId study) const
{
    Query query(m_database,
                QStringLiteral("SELECT body FROM template WHERE id = (SELECT template FROM study "
                               "WHERE id = ?)"));
    query.bind(study.toString());
    if (auto done = query.exec(); !done)
        return done.error();
    if (!query.next())
        return noSuchStudy();
    return parseStudyTemplate(query.text(0).toUtf8());
}

Result<QList<StudyUnit>> StudyRepository::units(StudyId study) const
{
    return unitsWhere(QStringLiteral("unit.study = ?"), study.toString());
}

Result<QList<StudyUnit>> StudyRepository::unitsWhere(const QString &condition,
                                                     const QString &value) const
{
    Query query(m_database,
                u"SELECT unit.id, unit.key, unit.kind, unit.training, role, unit_subject.kind, "
                u"item, dialogue, round, turn, attribute, response "
                u"FROM unit LEFT JOIN unit_subject ON unit_subject.unit = unit.id WHERE "
                    + condition + u" ORDER BY unit.key, unit_subject.position");
    query.bind(value);
    if (auto done = query.exec(); !done)
        return done.error();
    QList<StudyUnit> units;
    while (query.next()) {
        const UnitId id = UnitId::fromString(query.text(0));
        if (units.isEmpty() || !(units.constLast().id == id)) {
            units.append({id,
                          query.text(1),
                          unitKindFromId(query.text(2)).value_or(UnitKind::Item),
                          query.integer(3) != 0,
                          {}});
        }
        if (!query.isNull(5))
            units.last().subjects.append(subjectFromRow(query));
    }
    if (auto done = query.ended(); !done)
        return done.error();
    return units;
}

Result<QList<UnitReference>> StudyRepository::references(StudyId study) const
{
    const auto asked = studyTemplate(study);
    const auto all = units(study);
    if (!asked || !all)
        return asked ? all.error() : asked.error();
    const UnitContent content(m_database);
    QList<UnitReference> references;
    for (const StudyUnit &unit : *all) {
        const auto own = content.references(*asked, unit);
        if (!own)
            return own.error();
        references += *own;
    }
    return references;
}

Result<QList<Annotator>> StudyRepository::annotators(StudyId study) const
{
    Query query(m_database,
                QStringLiteral("SELECT annotator.id, annotator.name, annotator.judge FROM study "
                               "JOIN json_each(study.design, '$.annotators') AS entry "
                               "JOIN annotator ON annotator.id = entry.value "
                               "WHERE study.id = ? AND NOT annotator.judge ORDER BY entry.key"));
    query.bind(study.toString());
    if (auto done = query.exec(); !done)
        return done.error();
    return annotatorsFrom(query);
}

Result<QList<Annotator>> StudyRepository::judges(StudyId study) const
{
    Query query(m_database,
                QStringLiteral("SELECT id, name, judge FROM annotator WHERE judge = 1 AND id IN "
                               "(SELECT annotator FROM assignment "
                               "JOIN unit ON unit.id = assignment.unit WHERE unit.study = ?) "
                               "ORDER BY name"));
    query.bind(study.toString());
    if (auto done = query.exec(); !done)
        return done.error();
    return annotatorsFrom(query);
}

Result<QList<StudyAssignment>> StudyRepository::assignments(StudyId study) const
{
    const auto people = annotators(study);
    if (!people)
        return people.error();
    const auto models = judges(study);
    if (!models)
        return models.error();
    QList<StudyAssignment> all;
    for (const Annotator &annotator : *people + *models) {
        const auto own = assignments(study, annotator.id);
        if (!own)
            return own.error();
        all += *own;
    }
    return all;
}

Result<QList<StudyAssignment>> StudyRepository::assignments(StudyId study,
                                                            AnnotatorId annotator) const
{
    Query query(m_database,
                QStringLiteral("SELECT assignment.id, unit.id, unit.key, annotator.id, "
                               "annotator.name, occurrence, position, training, judge, withdrawn "
                               "FROM assignment JOIN unit ON unit.id = assignment.unit "
                               "JOIN annotator ON annotator.id = assignment.annotator "
                               "WHERE unit.study = ? AND assignment.annotator = ? "
                               "ORDER BY position"));
    query.bind(study.toString()).bind(annotator.toString());
    if (auto done = query.exec(); !done)
        return done.error();
    QList<StudyAssignment> assignments;
    while (query.next())
        assignments.append(assignmentFromRow(query));
    if (auto done = query.ended(); !done)
        return done.error();
    return assignments;
}

Result<ShownUnit> StudyRepository::shownUnit(UnitId unit) const
{
    StudyId study;
    {
        Query query(m_database, QStringLiteral("SELECT study, content FROM unit WHERE id = ?"));
        query.bind(unit.toString());
        if (auto done = query.exec(); !done)
            return done.error();
        if (!query.next())
            return Error{StorageText::tr("This unit is no longer in the project."), {}};
        study = StudyId::fromString(query.text(0));
        if (!query.isNull(1))
            return shownUnitFromJson(query.text(1).toUtf8());
    }
    const auto asked = studyTemplate(study);
    if (!asked)
        return asked.error();
    const auto found = unitsWhere(QStringLiteral("unit.id = ?"), unit.toString());
    if (!found)
        return found.error();
    return UnitContent(m_database).shown(*asked, found->constFirst());
}

} // namespace Concord
