// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/design.h"

#include <QDateTime>

namespace Concord {

class Database;

/// Gives a planned study its ids and writes it; StudyRepository::create() says what is kept.
class StudyPlanWriter
{
public:
    explicit StudyPlanWriter(const Database &database);

    /// All of it in one transaction.
    Result<StudyId> write(const StudyPlan &plan, const QDateTime &now);
    /// The same inside the caller's transaction.
    Result<StudyId> writeInside(const StudyPlan &plan, const QDateTime &now);

private:
    Result<void> nameIsFree(const QString &name) const;
    Result<QList<AnnotatorId>> findOrAddAnnotators(const QStringList &names);
    Result<void> insertStudy(StudyId id, const StudyPlan &plan,
                             const QList<AnnotatorId> &annotators, const QDateTime &now);
    Result<QList<UnitId>> insertUnits(StudyId id, const StudyPlan &plan);
    Result<void> insertAssignments(const StudyPlan &plan, const QList<UnitId> &units,
                                   const QList<AnnotatorId> &annotators);
    Result<void> journalCreation(const StudyPlan &plan, const QDateTime &now);

    const Database &m_database;
};

/// A study's design as its row keeps it, with its annotators' ids instead of their names, without
/// the seed; and back.
QString storedDesign(const StudyDesign &design, const QList<AnnotatorId> &annotators);
StudyDesign designFromStored(const QString &text);

} // namespace Concord
