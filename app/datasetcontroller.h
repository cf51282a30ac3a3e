// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/projectsession.h"
#include "models/dataset/datasetstatistics.h"
#include "ui/mainwindow.h"

namespace Concord {

/// Joins the Dataset page with whoever computes its numbers.
class DatasetController : public QObject
{
    Q_OBJECT

public:
    /// Both have to outlive the controller.
    DatasetController(MainWindow &window, ProjectSession &project);

    void datasetsChanged(); ///< a project was opened, or its datasets came, went or grew
    void showStatistics(const DatasetStatistics &statistics);
    void showProgress(int percent, const QString &text);
    void showError(const Error &error);

Q_SIGNALS:
    void statisticsRequested(const QString &dataset);
    void comparisonRequested(const QStringList &datasets);
    void exportRequested(const QString &format, const QString &path);
    void itemsRequested(const Concord::ItemFilter &filter);
    void cancelRequested();

private:
    void open(const QString &dataset);
    void saveChart(const QString &chart, const QString &path);

    MainWindow &m_window;
    ProjectSession &m_project;
    DatasetStatistics m_statistics; ///< that the page shows
};

} // namespace Concord
