// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/evaluationsession.h"
#include "app/projectsession.h"
#include "ui/mainwindow.h"

namespace Concord {

/// Joins the Evaluation page with its sessions.
class EvaluationController : public QObject
{
    Q_OBJECT

public:
    /// Both have to outlive the controller.
    EvaluationController(MainWindow &window, ProjectSession &project);

    void open(); ///< a project was opened
    void close(); ///< the project is about to be closed
    void responsesChanged(); ///< scores or imported numbers came or went

    EvaluationSession &session() { return m_session; }

private:
    void connectPage();
    void saveChart(const QString &chart, const QString &path);
    bool isShown() const { return m_page == MainWindow::Evaluation; }

    MainWindow &m_window;
    ProjectSession &m_project;
    EvaluationSession m_session;
    MainWindow::Page m_page = MainWindow::Overview;
};

} // namespace Concord
