// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/study.h"

namespace Concord {

class Database;

/// Puts an item into the database that the studies below are about.
void addPeopleItem(Database &database);

/// A fidelity study of that many units and annotators A, B, C, …, all open.
StudyId addPeopleStudy(const Database &database, const QString &name, int units, int annotators,
                       int perUnit);

/// Answers the open units of one annotator, `count` at most, with a comment each if it is not
/// empty.
void answerUnits(const Database &database, StudyId study, const QString &annotator, int count,
                 const QString &comment = {});

} // namespace Concord
