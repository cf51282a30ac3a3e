// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/studyoverview.h"
#include "models/study/studywizarddata.h"
#include "storage/candidaterepository.h"

namespace Concord {

class Database;

/// Reads the population of a request's template and plans the study; for the reading thread. An
/// Error when `progress` stops the search.
Result<StudyPlan> planFromDatabase(const Database &database, const StudyRequest &request,
                                   const CandidateProgress &progress = {});
/// The same with a template at hand.
Result<StudyPlan> planFromDatabase(const Database &database, const StudyRequest &request,
                                   const StudyTemplate &studyTemplate,
                                   const CandidateProgress &progress = {});

/// What the project offers whoever makes a study, but for the templates.
Result<StudyWizardData> readWizardData(const Database &database);

/// The right answers of a study's training units and its pass mark.
Result<TrainingRules> trainingRules(const Database &database, const Study &study);

/// All studies with the progress of their annotators, in order of creation.
Result<QList<StudyOverview>> studyOverviews(const Database &database);
Result<StudyOverview> studyOverview(const Database &database, const Study &study);

} // namespace Concord
