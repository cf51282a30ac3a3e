// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/handover.h"

#include <QPair>

namespace Concord {

class Database;

/// What came of handing units on.
struct HandOverSummary
{
    QList<QPair<QString, int>> given; ///< units by annotator, in the design's order
    QStringList left; ///< keys of units that nobody could take: they stay where they are

    int units() const;

    friend bool operator==(const HandOverSummary &, const HandOverSummary &) = default;
};

/// Who works on a study, after it was opened. Each change is journalled without names, and an
/// amendment of the study.
class AnnotatorChanges
{
public:
    explicit AnnotatorChanges(const Database &database);

    /// Hands the open units of somebody who left on to `to`, or to all who are still at it; see
    /// handOver(). What the one who left answered stays, and counts.
    Result<HandOverSummary> reassign(StudyId study, const QString &from, const QStringList &to,
                                     const QDateTime &now);

    /// Adds an annotator, who takes over open units of the others (takeOver()), or is given `extra`
    /// units on top of what they have (addRatings()).
    Result<HandOverSummary> add(StudyId study, const QString &name, std::optional<int> extra,
                                const QDateTime &now);

    /// In all studies. An Error without a name, and when it is taken.
    Result<void> rename(const QString &annotator, const QString &name, const QDateTime &now);

private:
    Result<StudyWork> readWork(const Study &study) const;
    Result<QList<AnnotatorId>> receivers(const Study &study, const Annotator &from,
                                         const QStringList &names) const;
    Result<Annotator> newcomer(const Study &study, const QString &name);
    Result<void> store(const HandOver &change);
    Result<HandOverSummary> finish(const Study &study, const Annotator &annotator,
                                   const HandOver &change, const QString &kind,
                                   const QDateTime &now);

    const Database &m_database;
};

/// Writes who a study's annotators are into its design.
Result<void> setStudyAnnotators(const Database &database, StudyId study,
                                const QStringList &annotatorIds);

/// The annotator of that name in the project, or an Error that names those there are.
Result<Annotator> findAnnotator(const Database &database, const QString &name);

} // namespace Concord
