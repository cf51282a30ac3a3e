// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/adjudication.h"

namespace Concord {

class Database;

/// What researchers decided where annotators differ: only ever added to, on closed studies too.
class AdjudicationRepository
{
public:
    explicit AdjudicationRepository(const Database &database);

    /// The decisions that stand, by unit key.
    Result<QList<Decision>> decisions(StudyId study) const;
    /// The units of a study for one of its template's questions, by key.
    Result<QList<AdjudicationUnit>> units(StudyId study, const QString &question) const;

    /// Stores a decision and journals it. An Error when the value is no answer to the unit's
    /// question, or when checkReason() has one.
    Result<void> decide(UnitId unit, const QString &question, const QString &value,
                        const QString &reason, const QDateTime &now);
    /// The unit is as if it had never been decided. An Error when no decision stands.
    Result<void> takeBack(UnitId unit, const QString &question, const QDateTime &now);

private:
    struct Place
    {
        StudyId study;
        QString studyName;
        QString unitKey;
    };
    Result<Place> placeOf(UnitId unit) const;
    Result<QString> checkedValue(const Place &place, UnitId unit, const QString &question,
                                 const QString &value) const;
    Result<void> checkAgainstLabels(const Place &place, UnitId unit, const QString &question,
                                    const QString &value, const QString &reason) const;
    Result<void> add(const Place &place, const Decision &decision, bool isTakenBack);

    const Database &m_database;
};

} // namespace Concord
