// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/evaluation/modelrun.h"

#include <functional>

namespace Concord {

class ProjectFile;

/// Called from time to time on the scoring thread with a number of responses; false cancels.
using RescoringProgress = std::function<bool(qint64 scored, qint64 total)>;

/// The runs whose scores another version of the scoring computed, or one without WordNet where it
/// is installed now. Blocking.
Result<QList<ModelRun>> outdatedRuns(ProjectFile &project);

/// Scores the outdated runs anew, on all cores, and gives them as they are now; blocking, for any
/// thread but the project's own. A run changes as a whole or not at all; when this fails or is
/// cancelled, the runs that were done stay done.
Result<QList<ModelRun>> rescore(ProjectFile &project, const QDateTime &now,
                                const RescoringProgress &progress = {});

} // namespace Concord
