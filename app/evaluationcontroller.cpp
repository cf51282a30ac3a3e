// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/evaluationcontroller.h"

#include "app/studyreports.h"
#include "ui/pages/evaluationpage.h"

namespace Concord {

EvaluationController::EvaluationController(MainWindow &window, ProjectSession &project)
    : m_window(window), m_project(project)
{
    connectPage();
}

void EvaluationController::open()
{
    m_session.setFile(m_project.file());
    if (isShown())
        m_session.show();
}

void EvaluationController::close()
{
    m_session.setFile(nullptr);
}

void EvaluationController::responsesChanged()
{
    m_session.markOld();
    if (isShown())
        m_session.show();
}

void EvaluationController::connectPage()
{
    EvaluationPage &page = m_window.evaluation();
    connect(&m_window, &MainWindow::pageShown, this, [this](MainWindow::Page shown) {
        m_page = shown;
        if (isShown())
            m_session.show();
    });
    connect(&m_session, &EvaluationSession::viewChanged, &page, &EvaluationPage::setView);
    connect(&m_session, &EvaluationSession::failed, &m_window, &MainWindow::showError);
    connect(&page, &EvaluationPage::choiceChanged, &m_session, &EvaluationSession::choose);
    connect(&page, &EvaluationPage::chartSaveRequested, this, &EvaluationController::saveChart);
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
