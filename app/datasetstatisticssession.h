// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/datasetstatistics.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>

namespace Concord {

class DatabaseWorker;
class ProjectFile;

/// Counts what a dataset is like, on a thread and a connection of its own: other pages go on
/// reading meanwhile. The counts come first, then the same with the lexical diversity, which takes
/// longer.
class DatasetStatisticsSession : public QObject
{
    Q_OBJECT

public:
    explicit DatasetStatisticsSession(QObject *parent = nullptr);
    ~DatasetStatisticsSession() override;

    /// nullptr: none. The file must outlive its being set here.
    void setFile(const ProjectFile *file);
    /// Counts this dataset; what was being counted is cancelled. Call it again after an import.
    void show(const QString &dataset);
    void cancel();

    bool isRunning() const { return m_stop != nullptr; }

Q_SIGNALS:
    /// Twice for a dataset: without the diversity, then with it.
    void statisticsReady(const Concord::DatasetStatistics &statistics);
    void progressed(double done); ///< 0..1, of the counts and then of the diversity
    void failed(const Concord::Error &error); ///< never for what was cancelled

private:
    using Stop = std::shared_ptr<std::atomic_bool>;

    Result<void> startWorker();
    std::function<bool(double)> progressFor(const Stop &stop);
    void count(const QString &dataset, const Stop &stop);
    void measure(const DatasetStatistics &statistics, const Stop &stop);
    void fail(const Error &error);

    const ProjectFile *m_file = nullptr;
    std::unique_ptr<DatabaseWorker> m_worker;
    Stop m_stop; ///< of what runs now; set when nobody waits for it any more
};

} // namespace Concord
