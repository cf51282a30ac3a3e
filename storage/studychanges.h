// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/study.h"

namespace Concord {

class Database;

/// What is changed about a study after it was made. Each change is journalled and, where it touches
/// what was decided before the study opened, an amendment.
class StudyChanges
{
public:
    explicit StudyChanges(const Database &database);

    /// An Error without a name, and when it is taken.
    Result<void> rename(StudyId study, const QString &name, const QDateTime &now);
    /// With its units, answers and amendments, and the annotators that no other study has.
    Result<void> remove(StudyId study, const QDateTime &now);
    /// Gives the study another guideline and its number. An Error when it is empty, the same as
    /// before, or the study is not open.
    Result<int> amendGuideline(StudyId study, const QString &guideline, const QDateTime &now);

private:
    const Database &m_database;
};

/// The study, or an Error when it is not open.
Result<Study> openStudy(const Database &database, StudyId study);

} // namespace Concord
