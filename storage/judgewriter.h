// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/study.h"

namespace Concord {

class Database;

/// Adds a judge, a model whose ratings are compared with people's, to a study; belongs in the
/// transaction that brings its answers.
class JudgeWriter
{
public:
    explicit JudgeWriter(const Database &database);

    /// Gives a judge those of these units that it has not yet, behind all that are assigned. When
    /// there are any, that is an amendment of the study, and journalled. An Error when a person of
    /// the project has that name.
    Result<QList<StudyAssignment>> assign(StudyId study, const QString &judge,
                                          const QMap<QString, UnitId> &unitsByKey,
                                          const QDateTime &now);

private:
    Result<AnnotatorId> findOrAdd(const QString &judge);
    Result<int> nextPosition(StudyId study) const;
    Result<void> amend(StudyId study, const Annotator &judge, qsizetype units,
                       const QDateTime &now);

    const Database &m_database;
};

} // namespace Concord
