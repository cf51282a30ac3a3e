// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/results/resultinput.h"
#include "models/study/studyids.h"

namespace Concord {

class Database;

/// What the units of a study are about, with the references of their items, by key. Units that
/// lead to no item, such as a template's own training units, are left out.
Result<QHash<QString, ResultUnit>> resultUnits(const Database &database, StudyId study);

/// What every model run scored, as published, on the items of the study's units; run by run in the
/// order of their import. "MODEL/PATHWAY" is a run's name; runs of several datasets have one name.
Result<QList<RunItemScore>> runScoresOf(const Database &database, StudyId study);

} // namespace Concord
