// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/datasetcontroller.h"

#include "app/studyreports.h"
#include "models/charts/datasetcharts.h"
#include "models/report/datasetexport.h"
#include "models/report/datasettables.h"
#include "models/report/latextable.h"
#include "ui/pages/datasetpage.h"
#include "ui/pages/itemspage.h"
#include "ui/pages/overviewpage.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace Concord {

namespace {

QByteArray numbersOf(const QList<DatasetStatistics> &datasets, const QString &format)
{
    if (format == u"json") {
        QJsonArray list;
        for (const DatasetStatistics &dataset : datasets)
            list.append(datasetJson(dataset));
        return datasets.size() == 1 ? QJsonDocument(list.first().toObject()).toJson()
                                    : QJsonDocument(list).toJson();
    }
    if (format == u"tex") {
        QByteArray tables;
        for (const DocumentTable &table : tablesOfDatasets(datasets))
            tables += latexTable(table).toUtf8();
        return tables;
    }
    return datasetCsv(datasets).toUtf8();
}

} // namespace

DatasetController::DatasetController(MainWindow &window, ProjectSession &project)
    : m_window(window), m_project(project)
{
    connectPage();
    connect(&m_session, &DatasetStatisticsSession::statisticsReady, this, &DatasetController::show);
    connect(&m_session, &DatasetStatisticsSession::progressed, this,
            &DatasetController::showProgress);
    connect(&m_session, &DatasetStatisticsSession::failed, this, [this](const Error &error) {
        m_waiting.clear();
        m_window.dataset().showError(error.message);
    });
}

void DatasetController::connectPage()
{
    DatasetPage &page = m_window.dataset();
    const auto openDataset = [this](const QString &dataset) {
        m_window.showDataset();
        m_window.dataset().openDataset(dataset);
    };
    connect(&m_window.overview(), &OverviewPage::statisticsRequested, this, openDataset);
    connect(&m_window.items(), &ItemsPage::statisticsRequested, this, openDataset);
    connect(&page, &DatasetPage::datasetRequested, this, &DatasetController::compute);
    connect(&page, &DatasetPage::comparisonRequested, this, &DatasetController::compare);
    connect(&page, &DatasetPage::exportRequested, this, &DatasetController::saveNumbers);
    connect(&page, &DatasetPage::cancelRequested, this, &DatasetController::cancel);
    connect(&page, &DatasetPage::chartSaveRequested, this, &DatasetController::saveChart);
    connect(&page, &DatasetPage::itemsRequested, this,
            [this](const QString &dataset, const QString &type) {
                ItemFilter filter;
                filter.dataset = dataset;
                filter.attributeType = type;
                Q_EMIT itemsRequested(filter);
            });
}

void DatasetController::setFile(const ProjectFile *file)
{
    cancel();
    m_known.clear();
    m_counted.clear();
    m_compared.clear();
    m_session.setFile(file);
}

// What was computed before an import may be of other items, though as many.
void DatasetController::datasetsChanged()
{
    m_known.removeIf([this](const std::pair<const QString &, DatasetStatistics &> &known) {
        return !m_project.datasets().contains(m_counted.value(known.first));
    });
    m_waiting.removeIf([this](const QString &name) {
        return std::ranges::find(m_project.datasets(), name, &Dataset::name)
            == m_project.datasets().end();
    });
    if (m_session.isRunning() && !m_project.datasets().contains(m_computing)) {
        m_session.cancel();
        computeNext();
    }
    m_window.dataset().setDatasets(m_project.datasets());
}

void DatasetController::compute(const QString &dataset)
{
    m_waiting.removeAll(dataset);
    m_waiting.prepend(dataset);
    computeNext();
}

void DatasetController::compare(const QStringList &datasets)
{
    m_compared = datasets;
    const bool isIdle = m_waiting.isEmpty();
    for (const QString &dataset : datasets) {
        if (!m_waiting.contains(dataset))
            m_waiting.append(dataset);
    }
    if (isIdle)
        computeNext();
}

void DatasetController::computeNext()
{
    while (!m_waiting.isEmpty()) {
        const auto known = m_known.constFind(m_waiting.constFirst());
        if (known == m_known.constEnd()) {
            start(m_waiting.constFirst());
            return;
        }
        m_waiting.removeFirst();
        m_window.dataset().showStatistics(*known);
    }
}

void DatasetController::start(const QString &dataset)
{
    const auto found = std::ranges::find(m_project.datasets(), dataset, &Dataset::name);
    m_computing = found == m_project.datasets().end() ? Dataset() : *found;
    m_session.show(dataset);
}

void DatasetController::show(const DatasetStatistics &statistics)
{
    m_window.dataset().showStatistics(statistics);
    if (m_session.isRunning())
        return; // the diversity is still to come
    m_known.insert(statistics.dataset, statistics);
    m_counted.insert(statistics.dataset, m_computing);
    m_waiting.removeAll(statistics.dataset);
    computeNext();
}

void DatasetController::showProgress(double done)
{
    const QString dataset = m_waiting.value(0);
    m_window.dataset().showProgress(int(done * 100), tr("reading \"%1\"…").arg(dataset));
}

void DatasetController::cancel()
{
    m_waiting.clear();
    m_session.cancel();
}

void DatasetController::saveNumbers(const QString &format, const QString &path)
{
    QStringList names{m_window.dataset().dataset()};
    names += m_compared;
    QList<DatasetStatistics> datasets;
    for (const QString &name : names) {
        if (m_known.contains(name))
            datasets.append(m_known.value(name));
    }
    if (datasets.size() < names.size()) {
        m_window.showError({tr("Not all numbers are there yet. Wait until they are, then export "
                               "them again."),
                            {}});
        return;
    }
    save(path, numbersOf(datasets, format));
}

void DatasetController::saveChart(const QString &chart, const QString &path)
{
    const DatasetStatistics statistics = m_window.dataset().statistics();
    save(path, renderChartOf(datasetCharts(statistics), chart, path));
}

void DatasetController::save(const QString &path, const Result<QByteArray> &bytes)
{
    const Result<void> saved = bytes ? saveBytes(path, *bytes) : Result<void>(bytes.error());
    if (saved)
        m_window.showNote(tr("Saved %1.").arg(path));
    else
        m_window.showError(saved.error());
}

} // namespace Concord
