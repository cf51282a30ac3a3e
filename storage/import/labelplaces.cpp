// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/labelplaces.h"

#include "storage/query.h"
#include "storage/studyrepository.h"
#include "storage/text.h"

namespace Concord {

Result<void> LabelPlaces::load(const Database &database, StudyId study)
{
    const StudyRepository studies(database);
    const auto units = studies.units(study);
    if (!units)
        return units.error();
    for (const StudyUnit &unit : *units)
        m_units.insert(unit.key, unit.id);
    const auto assignments = studies.assignments(study);
    if (!assignments)
        return assignments.error();
    add(*assignments);
    return loadItems(database, study);
}

void LabelPlaces::add(const QList<StudyAssignment> &assignments)
{
    for (const StudyAssignment &assignment : assignments) {
        m_assignments[{assignment.unitKey, assignment.annotatorName}].insert(assignment.occurrence,
                                                                             assignment.id);
        if (!m_annotators.contains(assignment.annotatorName))
            m_annotators.append(assignment.annotatorName);
    }
}

Result<void> LabelPlaces::loadItems(const Database &database, StudyId study)
{
    Query query(database,
                QStringLiteral("SELECT DISTINCT unit.key, item.key FROM unit "
                               "JOIN unit_subject ON unit_subject.unit = unit.id "
                               "JOIN item ON item.id = unit_subject.item "
                               "WHERE unit.study = ? ORDER BY unit.key, unit_subject.position"));
    query.bind(study.toString());
    if (auto done = query.exec(); !done)
        return done;
    while (query.next()) {
        m_items[query.text(0)].append(query.text(1));
        m_unitsOfItem[query.text(1)].append(query.text(0));
    }
    return query.ended();
}

Result<bool> LabelPlaces::settle(LabelRow &row) const
{
    if (!row.unitKey.isEmpty())
        return true;
    const QStringList units = m_unitsOfItem.value(row.itemKey);
    if (units.size() > 1)
        return Error{StorageText::tr("Several units are about the item “%1”: %2. Name the one that "
                                     "is meant in a column unit_key.")
                         .arg(row.itemKey, units.mid(0, 5).join(QStringLiteral(", "))),
                     {}};
    row.unitKey = units.value(0);
    return !units.isEmpty();
}

Result<UnitId> LabelPlaces::unitOf(const QString &unitKey) const
{
    const auto found = m_units.constFind(unitKey);
    if (found == m_units.constEnd())
        return Error{StorageText::tr("There is no unit “%1” in this study.").arg(unitKey), {}};
    return *found;
}

Result<AssignmentId> LabelPlaces::assignmentOf(const LabelRow &row) const
{
    const auto occurrences = m_assignments.value({row.unitKey, row.annotator});
    if (occurrences.contains(row.occurrence))
        return occurrences[row.occurrence];
    if (const auto unit = unitOf(row.unitKey); !unit)
        return unit.error();
    if (!m_annotators.contains(row.annotator))
        return Error{StorageText::tr("There is no annotator “%1” in this study. There are: %2.")
                         .arg(row.annotator, m_annotators.join(QStringLiteral(", "))),
                     {}};
    return Error{StorageText::tr("The unit %1 is not assigned to %2 (occurrence %3).")
                     .arg(row.unitKey, row.annotator, QString::number(row.occurrence)),
                 {}};
}

} // namespace Concord
