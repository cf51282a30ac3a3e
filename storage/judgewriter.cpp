// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/judgewriter.h"

#include "storage/amendments.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "storage/studyrepository.h"
#include "storage/text.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>

namespace Concord {

JudgeWriter::JudgeWriter(const Database &database) : m_database(database) {}

Result<AnnotatorId> JudgeWriter::findOrAdd(const QString &judge)
{
    Query find(m_database, QStringLiteral("SELECT id, judge FROM annotator WHERE name = ?"));
    find.bind(judge);
    if (auto done = find.exec(); !done)
        return done.error();
    if (find.next()) {
        if (find.integer(1) == 0)
            return Error{StorageText::tr("“%1” is a person who annotates in this project. Give the "
                                         "judge another name.")
                             .arg(judge),
                         {}};
        return AnnotatorId::fromString(find.text(0));
    }
    const AnnotatorId id = AnnotatorId::create();
    Query add(m_database,
              QStringLiteral("INSERT INTO annotator (id, name, judge) VALUES (?, ?, 1)"));
    add.bind(id.toString()).bind(judge);
    if (auto done = add.exec(); !done)
        return done.error();
    return id;
}

Result<int> JudgeWriter::nextPosition(StudyId study) const
{
    Query query(m_database,
                QStringLiteral("SELECT ifnull(max(position) + 1, 0) FROM assignment "
                               "JOIN unit ON unit.id = assignment.unit WHERE unit.study = ?"));
    query.bind(study.toString());
    if (auto done = query.exec(); !done)
        return done.error();
    return query.next() ? int(query.integer(0)) : 0;
}

Result<void> JudgeWriter::amend(StudyId study, const Annotator &judge, qsizetype units,
                                const QDateTime &now)
{
    const auto stored = StudyRepository(m_database).load(study);
    if (!stored)
        return stored.error();
    QJsonObject detail{{QStringLiteral("annotator"), judge.id.toString()},
                       {QStringLiteral("units"), units}};
    if (auto done = addAmendment(m_database, study, now, judgeAmendment, detail); !done)
        return done;
    detail.insert(QStringLiteral("judge"), judge.name);
    return addJournalEntry(m_database, now, judgeAmendment, stored->name, detail);
}

Result<QList<StudyAssignment>> JudgeWriter::assign(StudyId study, const QString &judge,
                                                   const QMap<QString, UnitId> &unitsByKey,
                                                   const QDateTime &now)
{
    const auto annotator = findOrAdd(judge);
    if (!annotator)
        return annotator.error();
    const auto known = StudyRepository(m_database).assignments(study, *annotator);
    if (!known)
        return known.error();
    QSet<UnitId> has;
    for (const StudyAssignment &assignment : *known)
        has.insert(assignment.unit);
    const auto position = nextPosition(study);
    if (!position)
        return position.error();
    QList<StudyAssignment> added;
    Query add(m_database,
              QStringLiteral("INSERT INTO assignment (id, unit, annotator, occurrence, position) "
                             "VALUES (?, ?, ?, 1, ?)"));
    for (auto unit = unitsByKey.cbegin(); unit != unitsByKey.cend(); ++unit) {
        if (has.contains(unit.value()))
            continue;
        StudyAssignment made;
        made.id = AssignmentId::create();
        made.unit = unit.value();
        made.unitKey = unit.key();
        made.annotator = *annotator;
        made.annotatorName = judge;
        made.position = *position + int(added.size());
        made.isJudge = true;
        add.bind(made.id.toString()).bind(made.unit.toString()).bind(annotator->toString());
        add.bind(made.position);
        if (auto done = add.exec(); !done)
            return done.error();
        added.append(made);
    }
    if (!added.isEmpty()) {
        if (auto done = amend(study, {*annotator, judge, true}, added.size(), now); !done)
            return done.error();
    }
    return added;
}

} // namespace Concord
