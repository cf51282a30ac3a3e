// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dataset.h"
#include "models/dataset/valuecounts.h"
#include "storage/watchedreading.h"

namespace Concord {

class Database;

/// Counts what a dataset is like. Counts are SQL's over the narrow tables; no text is read but, of
/// IP-Dialog's files, the subjects' numbers.
class DatasetStatisticsRepository
{
public:
    explicit DatasetStatisticsRepository(const Database &database);

    /// All but the diversity. The Error for an unknown name lists those there are.
    Result<DatasetStatistics> statistics(const QString &dataset,
                                         const ReadingProgress &progress = {}) const;

private:
    Result<void> countTasks(DatasetId id, DatasetStatistics &statistics) const;
    Result<void> countDistinct(DatasetId id, TaskStatistics &all) const;
    Result<void> countSubjects(DatasetId id, DatasetStatistics &statistics) const;
    Result<bool> hasSubjects(DatasetId id) const;
    Result<void> countDomains(DatasetId id, DatasetStatistics &statistics) const;
    Result<void> countAttributes(DatasetId id, DatasetStatistics &statistics) const;
    Result<Histogram> histogram(DatasetId id, const QString &column) const;

    const Database &m_database;
};

/// The dataset of that name, or an Error that lists those there are.
Result<Dataset> datasetNamed(const Database &database, const QString &name);

} // namespace Concord
