// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/evaluation/evaluationview.h"
#include "models/evaluation/failure.h"
#include "models/evaluation/modeloverview.h"

#include <QCommandLineParser>

namespace Concord {

class Database;

/// What is evaluated, as options ask for it.
struct EvaluationRequest
{
    Reading reading = Reading::AsPublished;
    MetricOrigin origin = MetricOrigin::Computed;
};

/// "--reading" and "--origin".
QList<QCommandLineOption> evaluationOptions();

/// What they say; an Error is a wrong usage.
Result<EvaluationRequest> readEvaluationRequest(const QCommandLineParser &parser);

/// The scores of the project at `path`, opened for reading. Blocking.
Result<EvaluationData> readEvaluation(const QString &path, const EvaluationRequest &request);

/// What a view is made from.
struct LoadedEvaluation
{
    EvaluationChoice choice; ///< of the other origin where the wanted one has nothing
    EvaluationSources sources;
    EvaluationData data; ///< as the filter leaves it
};

/// For a worker thread.
Result<LoadedEvaluation> loadEvaluation(const Database &database, const EvaluationChoice &choice);

/// What the project has of models, for a worker thread.
Result<ModelOverview> readModelOverview(const Database &database);

/// Which tags its responses have. Blocking.
Result<QList<TagCount>> readTagCounts(const QString &path);

} // namespace Concord
