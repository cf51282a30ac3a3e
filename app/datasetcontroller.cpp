// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasetcontroller.h"

#include "app/studyreports.h"
#include "models/charts/datasetcharts.h"
#include "ui/pages/datasetpage.h"
#include "ui/pages/overviewpage.h"

namespace Concord {

DatasetController::DatasetController(MainWindow &window, ProjectSession &project)
    : m_window(window), m_project(project)
{
    DatasetPage &page = window.dataset();
    connect(&window.overview(), &OverviewPage::statisticsRequested, this, &DatasetController::open);
    connect(&page, &DatasetPage::datasetRequested, this, &DatasetController::statisticsRequested);
    connect(&page, &DatasetPage::comparisonRequested, this,
            &DatasetController::comparisonRequested);
    connect(&page, &DatasetPage::exportRequested, this, &DatasetController::exportRequested);
    connect(&page, &DatasetPage::cancelRequested, this, &DatasetController::cancelRequested);
    connect(&page, &DatasetPage::chartSaveRequested, this, &DatasetController::saveChart);
    connect(&page, &DatasetPage::itemsRequested, this,
            [this](const QString &dataset, const QString &type) {
                ItemFilter filter;
                filter.dataset = dataset;
                filter.attributeType = type;
                Q_EMIT itemsRequested(filter);
            });
}

void DatasetController::datasetsChanged()
{
    m_window.dataset().setDatasets(m_project.datasets());
}

void DatasetController::open(const QString &dataset)
{
    m_statistics = {};
    m_window.showDataset();
    m_window.dataset().openDataset(dataset);
}

void DatasetController::showStatistics(const DatasetStatistics &statistics)
{
    if (statistics.dataset == m_window.dataset().dataset())
        m_statistics = statistics;
    m_window.dataset().showStatistics(statistics);
}

void DatasetController::showProgress(int percent, const QString &text)
{
    m_window.dataset().showProgress(percent, text);
}

void DatasetController::showError(const Error &error)
{
    m_window.dataset().showError(error.message);
}

void DatasetController::saveChart(const QString &chart, const QString &path)
{
    const Result<QByteArray> bytes = renderChartOf(datasetCharts(m_statistics), chart, path);
    const Result<void> saved = bytes ? saveBytes(path, *bytes) : Result<void>(bytes.error());
    if (saved)
        m_window.showNote(tr("Saved %1.").arg(path));
    else
        m_window.showError(saved.error());
}

} // namespace Concord
