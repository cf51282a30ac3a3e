// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/shownunit.h"
#include "models/study/study.h"

#include <QVariantList>

namespace Concord {

class Database;

/// Studies: their frozen templates and designs, units and assignments.
class StudyRepository
{
public:
    explicit StudyRepository(const Database &database);

    /// Stores a plan whole, open, and journals it. Annotators of the same name are the same people
    /// in every study of the project. An Error when the name is taken.
    Result<StudyId> create(const StudyPlan &plan, const QDateTime &now);
    /// No more answers are taken. An Error when the study is not open.
    Result<void> close(StudyId study, const QDateTime &now);

    /// In order of creation.
    Result<QList<Study>> list() const;
    /// By name or id; an Error names those there are.
    Result<Study> find(const QString &nameOrId) const;
    Result<Study> load(StudyId study) const;
    Result<StudyTemplate> studyTemplate(StudyId study) const;

    /// By key. These lead to the source, unlike what follows.
    Result<QList<StudyUnit>> units(StudyId study) const;
    /// Right answers by unit key, of units that have subjects: unitreference.h says which.
    Result<QList<UnitReference>> references(StudyId study) const;

    /// In the order of the design; people only.
    Result<QList<Annotator>> annotators(StudyId study) const;
    /// Those who rate units of the study, by name.
    Result<QList<Annotator>> judges(StudyId study) const;
    /// By annotator in the design's order, then in blind order; then those of judges.
    Result<QList<StudyAssignment>> assignments(StudyId study) const;
    /// One annotator's, in blind order.
    Result<QList<StudyAssignment>> assignments(StudyId study, AnnotatorId annotator) const;
    /// What an annotator sees of a unit under the study's template.
    Result<ShownUnit> shownUnit(UnitId unit) const;

private:
    Result<QList<Study>> studiesWhere(const QString &condition, const QVariantList &values) const;
    Result<QList<StudyUnit>> unitsWhere(const QString &condition, const QString &value) const;

    const Database &m_database;
};

} // namespace Concord
