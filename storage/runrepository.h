// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"
#include "models/evaluation/modelrun.h"
#include "models/evaluation/responsescore.h"

namespace Concord {

class Database;

/// An item as responses are scored against it.
struct ScoringRow
{
    ItemId id;
    QString key;
    ScoringItem item;
};

/// A raw response with its scores, ready to be stored.
struct ScoredResponse
{
    ItemId item;
    QString text;
    ResponseScores scores;
};

/// Model runs, their responses and what those scored.
class RunRepository
{
public:
    explicit RunRepository(const Database &database);

    /// Those that are ready, in order of import.
    Result<QList<ModelRun>> all() const;
    /// At most `limit` items of a dataset after `after` in the order of its source.
    Result<QList<ScoringRow>> scoringRows(DatasetId dataset, ItemId after, int limit) const;

    /// A run that nobody sees yet; an Error when the dataset has one of that model and pathway.
    Result<ModelRunId> stage(const ModelRun &run, DatasetId dataset);
    Result<void> insert(ModelRunId run, const QList<ScoredResponse> &responses);
    /// Shows a staged run and journals it. `run` has what is known only now.
    Result<void> publish(const ModelRun &run);
    Result<void> sweepStaged();

private:
    Result<void> insertScore(qint64 response, Reading reading, const ResponseScore &score);

    const Database &m_database;
};

} // namespace Concord
