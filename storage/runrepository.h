// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"
#include "models/evaluation/failure.h"
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

/// A response of the project beside the item it answers.
struct StoredResponse
{
    ResponseId id;
    ScoringRow row;
    QString text;
};

/// New scores of a response of the project.
struct ResponseRescore
{
    ResponseId response;
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

    /// Those of all() that another version scored, and, where WordNet is installed, those that were
    /// scored without it.
    Result<QList<ModelRun>> outdated(bool hasWordNet) const;
    /// At most `limit` responses of a run to the items after `after`, in the items' order.
    Result<QList<StoredResponse>> responses(ModelRunId run, ItemId after, int limit) const;
    /// Replaces a run's scores by those of this version and journals it; inside the caller's
    /// transaction.
    Result<void> replaceScores(const ModelRun &run, const QList<ResponseRescore> &scores,
                               const QDateTime &now);

    /// A run that nobody sees yet; an Error when the dataset has one of that model and pathway,
    /// staged ones among them: two files of one import may not be the same run.
    Result<ModelRunId> stage(const ModelRun &run, DatasetId dataset);
    Result<void> insert(ModelRunId run, const QList<ScoredResponse> &responses);
    /// Shows a staged run and journals it. `run` has what is known only now.
    Result<void> publish(const ModelRun &run);
    Result<void> sweepStaged();

private:
    Result<QList<ModelRun>> runsWhere(const QString &condition) const;
    Result<void> insertScore(qint64 response, Reading reading, const ResponseScore &score);

    const Database &m_database;
};

} // namespace Concord
