// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/design.h"
#include "storage/import/studyquestions.h"

namespace Concord {

class Database;

/// A study that a file holds, before it is in the project.
struct ImportedStudy
{
    StudyPlan plan; ///< its units get their subjects when their items have ids
    QList<ReadUnit> units; ///< as plan.units
    QList<ReadPerson> people;
    QList<ReadSitting> sittings; ///< by person, unit, occurrence and time; units are plan.units
    StudyQuestions questions;
    DatasetId dataset; ///< of the units that are no items of the project

    qint64 answers() const; ///< those of people that count
    QStringList warnings() const;
};

/// Makes a study of what was read: whom it asked, in the order of the file, and a template of the
/// questions that were answered, which passes the checks that templates of people pass. Nothing
/// where no person answered a question.
Result<std::optional<ImportedStudy>> planImportedStudy(ReadStudy read, const QString &name,
                                                       const QString &source);

/// Writes the study with all answers, inside the caller's transaction and after the dataset was
/// published. Of several sittings of one person the last counts; what it leaves out is withdrawn.
Result<void> writeImportedStudy(Database &database, const ImportedStudy &study,
                                const QDateTime &now);

} // namespace Concord
