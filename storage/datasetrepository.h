// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/dataset.h"

namespace Concord {

class Database;

/// What a dataset's row needs before its items come in.
struct StagedDataset
{
    QString name;
    Origin origin = Origin::Unknown;
    QString format;
    QString sourceName;
    QDateTime importedAt;
};

/// What is known of a dataset only when its source has been read to the end.
struct StagedContent
{
    DatasetId id;
    QString sourceSha256;
    qint64 sourceBytes = 0;
    QByteArray contentHash;
    qint64 items = 0;
    qint64 rejected = 0;
    DatasetId target = {}; ///< the dataset that the items are added to; none: they are one
    qint64 skipped = 0; ///< items that the target had
    qint64 replaced = 0; ///< items of the target that give way to staged ones of the same key
};

/// Datasets and the lines that were rejected on the way in.
class DatasetRepository
{
public:
    explicit DatasetRepository(const Database &database);

    /// Those that are ready, in order of import.
    Result<QList<Dataset>> all() const;
    Result<bool> nameIsTaken(const QString &name) const;
    /// The one of that name that is ready; an invalid id when there is none.
    Result<DatasetId> idOf(const QString &name) const;
    /// The names of those, but `except`, that were last filled from a file of that digest.
    Result<QStringList> namesWithSource(const QString &sha256, const QString &except) const;
    /// At most `limit` rejects of a dataset, by line.
    Result<QList<Reject>> rejects(DatasetId dataset, int limit) const;

    /// A dataset that nobody sees yet.
    Result<DatasetId> stage(const StagedDataset &dataset);
    /// Shows staged datasets, all or none, and journals them; those with a target become part of
    /// it.
    Result<void> publish(const QList<StagedContent> &contents);
    /// The same for one, inside the caller's transaction.
    Result<void> publish(const StagedContent &content);
    /// Makes the indexes that a broken-off import left out, and deletes what is staged; the number
    /// of datasets swept.
    Result<int> sweepStaged();

private:
    const Database &m_database;
};

} // namespace Concord
