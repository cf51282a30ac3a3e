// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/datasetstatisticssession.h"
#include "app/projectsession.h"
#include "ui/mainwindow.h"

namespace Concord {

/// Computes what the Dataset page shows, one dataset at a time, and saves what it exports.
class DatasetController : public QObject
{
    Q_OBJECT

public:
    /// Both have to outlive the controller.
    DatasetController(MainWindow &window, ProjectSession &project);

    void setFile(const ProjectFile *file);
    void datasetsChanged(); ///< a project was opened, or its datasets came, went or grew

Q_SIGNALS:
    void itemsRequested(const Concord::ItemFilter &filter);

private:
    void connectPage();
    void compute(const QString &dataset); ///< it goes first
    void compare(const QStringList &datasets);
    void computeNext();
    void start(const QString &dataset);
    void show(const DatasetStatistics &statistics);
    void showProgress(double done);
    void cancel();
    void saveNumbers(const QString &format, const QString &path);
    void saveChart(const QString &chart, const QString &path);
    void save(const QString &path, const Result<QByteArray> &bytes);

    MainWindow &m_window;
    ProjectSession &m_project;
    DatasetStatisticsSession m_session;
    QStringList m_waiting; ///< datasets to compute; the first one is being computed
    QStringList m_compared;
    Dataset m_computing; ///< as it was when its counting began
    QHash<QString, DatasetStatistics> m_known; ///< whole ones
    QHash<QString, Dataset> m_counted; ///< the datasets of the known ones, as they were then
};

} // namespace Concord
