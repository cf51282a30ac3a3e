// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/studyoverview.h"

namespace Concord {

class Database;

/// Reads the population of a request's template and plans the study; for the reading thread.
Result<StudyPlan> planFromDatabase(const Database &database, const StudyRequest &request);
/// The same with a template at hand.
Result<StudyPlan> planFromDatabase(const Database &database, const StudyRequest &request,
                                   const StudyTemplate &studyTemplate);

/// The right answers of a study's training units and its pass mark.
Result<TrainingRules> trainingRules(const Database &database, const Study &study);

/// All studies with the progress of their annotators, in order of creation.
Result<QList<StudyOverview>> studyOverviews(const Database &database);
Result<StudyOverview> studyOverview(const Database &database, const Study &study);

} // namespace Concord
