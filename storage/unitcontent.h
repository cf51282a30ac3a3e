// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/study.h"
#include "models/study/unitsource.h"

namespace Concord {

class Database;

/// Reads what units are about.
class UnitContent
{
public:
    explicit UnitContent(const Database &database);

    /// What annotators see of a unit; a training unit comes with its reference.
    Result<ShownUnit> shown(const StudyTemplate &studyTemplate, const StudyUnit &unit) const;
    /// Right answers to the template's questions.
    Result<QList<UnitReference>> references(const StudyTemplate &studyTemplate,
                                            const StudyUnit &unit) const;
    /// The part of its dialogue that a subject is about.
    Result<QList<Turn>> turns(const UnitSubject &subject) const;

private:
    Result<UnitSource> source(const StudyUnit &unit, bool needsItem) const;
    Result<Origin> origin(ItemId item) const;
    Result<QString> response(ResponseId id) const;

    const Database &m_database;
};

} // namespace Concord
