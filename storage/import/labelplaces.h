// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/study.h"
#include "storage/import/labelrows.h"

#include <QHash>
#include <QMap>

namespace Concord {

class Database;

/// Finds what the rows of a labels file are about: units by key or by the item they are about, and
/// assignments by unit, annotator and occurrence. Errors are sentences without file and line.
class LabelPlaces
{
public:
    Result<void> load(const Database &database, StudyId study);
    /// Assignments that were added since.
    void add(const QList<StudyAssignment> &assignments);

    /// Gives a row with an item's key its unit; false: no unit of the study is about that item. An
    /// Error when several are.
    Result<bool> settle(LabelRow &row) const;
    Result<AssignmentId> assignmentOf(const LabelRow &row) const;
    /// An Error when there is no such unit.
    Result<UnitId> unitOf(const QString &unitKey) const;

    /// Keys of the items that each unit is about, by unit key.
    const QMap<QString, QStringList> &itemKeys() const { return m_items; }

private:
    Result<void> loadItems(const Database &database, StudyId study);

    QHash<QString, UnitId> m_units;
    QHash<std::pair<QString, QString>, QHash<int, AssignmentId>> m_assignments; ///< by occurrence
    QStringList m_annotators;
    QMap<QString, QStringList> m_items;
    QHash<QString, QStringList> m_unitsOfItem;
};

} // namespace Concord
