// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasetstatisticssession.h"

#include "app/whendone.h"
#include "storage/datasetstatisticsrepository.h"
#include "storage/diversityrepository.h"
#include "storage/projectfile.h"

namespace Concord {

DatasetStatisticsSession::DatasetStatisticsSession(QObject *parent) : QObject(parent) {}

DatasetStatisticsSession::~DatasetStatisticsSession()
{
    cancel();
}

void DatasetStatisticsSession::setFile(const ProjectFile *file)
{
    cancel();
    m_worker.reset();
    m_file = file;
}

void DatasetStatisticsSession::cancel()
{
    if (m_stop)
        *m_stop = true;
    m_stop.reset();
}

void DatasetStatisticsSession::show(const QString &dataset)
{
    cancel();
    if (!m_file)
        return;
    if (auto started = startWorker(); !started) {
        Q_EMIT failed(started.error());
        return;
    }
    m_stop = std::make_shared<std::atomic_bool>(false);
    count(dataset, m_stop);
}

Result<void> DatasetStatisticsSession::startWorker()
{
    if (m_worker)
        return {};
    auto worker = DatabaseWorker::start(
        [path = m_file->path()] { return Database::open(path, Database::Mode::ReadOnly); });
    if (!worker)
        return worker.error();
    m_worker = std::move(*worker);
    return {};
}

// Runs on the worker; tells of whole percents only.
std::function<bool(double)> DatasetStatisticsSession::progressFor(const Stop &stop)
{
    return [this, stop, told = -1](double done) mutable {
        if (*stop)
            return false;
        if (const int percent = int(done * 100); percent != told) {
            told = percent;
            QMetaObject::invokeMethod(
                this,
                [this, stop, done] {
                    if (stop == m_stop)
                        Q_EMIT progressed(done);
                },
                Qt::QueuedConnection);
        }
        return true;
    };
}

void DatasetStatisticsSession::count(const QString &dataset, const Stop &stop)
{
    const auto counting =
        m_worker->submit([dataset, progress = progressFor(stop)](Database &database) {
            return DatasetStatisticsRepository(database).statistics(dataset, progress);
        });
    whenDone(counting, this, [this, stop](const Result<DatasetStatistics> &statistics) {
        if (stop != m_stop)
            return;
        if (!statistics) {
            fail(statistics.error());
            return;
        }
        measure(*statistics, stop);
        Q_EMIT statisticsReady(*statistics);
    });
}

void DatasetStatisticsSession::measure(const DatasetStatistics &statistics, const Stop &stop)
{
    const auto measuring = m_worker->submit(
        [name = statistics.dataset, progress = progressFor(stop)](Database &database) {
            return readDiversity(database, name, {}, progress);
        });
    whenDone(measuring, this,
             [this, stop, statistics](const Result<QList<DiversityMeasure>> &measures) {
                 if (stop != m_stop)
                     return;
                 if (!measures) {
                     fail(measures.error());
                     return;
                 }
                 m_stop.reset();
                 DatasetStatistics whole = statistics;
                 whole.diversity = *measures;
                 Q_EMIT statisticsReady(whole);
             });
}

void DatasetStatisticsSession::fail(const Error &error)
{
    m_stop.reset();
    Q_EMIT failed(error);
}

} // namespace Concord
