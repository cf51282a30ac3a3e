// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluationcontroller.h"

#include "app/evaluations.h"
#include "app/studyreports.h"
#include "app/whendone.h"
#include "models/evaluation/taggrid.h"
#include "storage/projectfile.h"
#include "ui/pages/evaluationpage.h"
#include "ui/pages/itemspage.h"
#include "ui/pages/overviewpage.h"
#include "ui/widgets/failureview.h"

namespace Concord {

EvaluationController::EvaluationController(MainWindow &window, ProjectSession &project,
                                           ItemSession &items, FailureSession &failures)
    : m_window(window), m_project(project), m_items(items), m_failures(failures)
{
    connectPage();
    connectFailures();
    connectItems();
}

void EvaluationController::open()
{
    m_session.setFile(m_project.file());
    m_failures.setFile(m_project.file());
    m_window.evaluation().failures().setWritable(m_project.file()->isWritable());
    loadOverview();
    showPage();
}

void EvaluationController::close()
{
    m_session.setFile(nullptr);
    m_failures.setFile(nullptr);
    m_window.overview().setModels({});
}

void EvaluationController::loadOverview()
{
    const ProjectFile *file = m_project.file();
    const auto reading =
        m_project.file()->read([](Database &database) { return readModelOverview(database); });
    whenDone(reading, this, [this, file](const Result<ModelOverview> &overview) {
        if (file != m_project.file())
            return; // closed meanwhile
        if (overview)
            m_window.overview().setModels(*overview);
        else
            m_window.showError(overview.error());
    });
}

void EvaluationController::responsesChanged()
{
    m_session.markOld();
    m_failures.markOld();
    loadOverview();
    showPage();
}

void EvaluationController::showPage()
{
    if (!isShown())
        return;
    m_session.show();
    m_failures.show();
}

void EvaluationController::connectPage()
{
    EvaluationPage &page = m_window.evaluation();
    connect(&m_window, &MainWindow::pageShown, this, [this](MainWindow::Page shown) {
        m_page = shown;
        showPage();
    });
    connect(&m_session, &EvaluationSession::viewChanged, &page, &EvaluationPage::setView);
    connect(&m_session, &EvaluationSession::failed, &m_window, &MainWindow::showError);
    connect(&page, &EvaluationPage::choiceChanged, this, &EvaluationController::choose);
    connect(&page, &EvaluationPage::failuresRequested, &m_failures, &FailureSession::setFilter);
    connect(&page, &EvaluationPage::chartSaveRequested, this, &EvaluationController::saveChart);
}

void EvaluationController::connectFailures()
{
    FailureView &view = m_window.evaluation().failures();
    connect(&view, &FailureView::filterChanged, &m_failures, &FailureSession::setFilter);
    connect(&view, &FailureView::responseRequested, &m_failures, &FailureSession::loadDetail);
    connect(&view, &FailureView::tagRequested, &m_failures, &FailureSession::setTagged);
    connect(&view, &FailureView::tagsEdited, &m_failures, &FailureSession::setTags);
    connect(&view, &FailureView::exportRequested, &m_failures, &FailureSession::exportList);
    connect(&view, &FailureView::itemRequested, this, &EvaluationController::showItem);
    connect(&m_failures, &FailureSession::overviewChanged, this,
            [this, &view](const FailureOverview &overview) {
                const ResponseChoices &choices = overview.choices;
                view.setChoices(choices.models, choices.tasks, choices.pathways, choices.domains,
                                choices.attributes);
                view.setTags(overview.tags, overview.tagCounts);
                QStringList tags;
                for (const Tag &tag : overview.tags)
                    tags.append(tag.name);
                view.setTagGrids(tagGrid(overview.tagCounts, TagGrouping::Models, tags, choices),
                                 tagGrid(overview.tagCounts, TagGrouping::Tasks, tags, choices));
                m_responses = overview.responses;
                view.setTotal(m_failures.failures().rowCount(), m_responses);
            });
    connect(&m_failures, &FailureSession::listChanged, this,
            [this, &view](const FailureFilter &filter, qint64 fitting) {
                view.setFilter(filter);
                view.setTotal(fitting, m_responses);
            });
    connect(&m_failures, &FailureSession::detailLoaded, &view, &FailureView::setDetail);
    connect(&m_failures, &FailureSession::noted, &m_window, &MainWindow::showNote);
    connect(&m_failures, &FailureSession::failed, &m_window, &MainWindow::showError);
}

void EvaluationController::connectItems()
{
    connect(&m_items, &ItemSession::itemLoaded, &m_failures, &FailureSession::loadItem);
    connect(&m_failures, &FailureSession::itemLoaded, &m_window.items(), &ItemsPage::showResponses);
}

// Both the charts and the list are of one reading.
void EvaluationController::choose(const EvaluationChoice &choice)
{
    m_session.choose(choice);
    FailureFilter filter = m_failures.filter();
    if (filter.reading == choice.reading)
        return;
    filter.reading = choice.reading;
    m_failures.setFilter(filter);
}

void EvaluationController::showItem(ItemId item)
{
    m_window.items().setFilter({});
    m_items.setFilter({});
    m_window.items().chooseItem(item);
    m_window.showPage(MainWindow::Items);
}

void EvaluationController::saveChart(const QString &chart, const QString &path)
{
    const auto bytes = renderChartOf(m_session.view().charts, chart, path);
    const Result<void> saved = bytes ? saveBytes(path, *bytes) : Result<void>(bytes.error());
    if (saved)
        m_window.showNote(tr("Saved %1.").arg(path));
    else
        m_window.showError(saved.error());
}

} // namespace Concord
