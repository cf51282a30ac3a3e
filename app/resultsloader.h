// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/ratings.h"
#include "models/core/result.h"
#include "models/report/studyresults.h"
#include "models/study/study.h"

namespace Concord {

class Database;

/// Every question of every study, for the choosers of the Agreement and Report pages.
Result<QList<StudyChoice>> studyChoices(const Database &database);

/// Everything about one question of a study, computed from what is stored now; for a worker thread.
/// An empty `question` is the template's only one; an Error names them where there are several.
Result<StudyResults> loadStudyResults(const Database &database, const Study &study,
                                      const QString &question,
                                      const AgreementOptions &options = applicableOptions());

/// The ratings alone, as studyRatings() counts them.
Result<Ratings> loadStudyRatings(const Database &database, const Study &study,
                                 const QString &question);

} // namespace Concord
