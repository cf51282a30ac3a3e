// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/evaluationsession.h"
#include "app/failuresession.h"
#include "app/itemsession.h"
#include "app/projectsession.h"
#include "ui/mainwindow.h"

namespace Concord {

/// Joins the Evaluation page with its sessions.
class EvaluationController : public QObject
{
    Q_OBJECT

public:
    /// All of them have to outlive the controller.
    EvaluationController(MainWindow &window, ProjectSession &project, ItemSession &items,
                         FailureSession &failures);

    void open(); ///< a project was opened
    void close(); ///< the project is about to be closed
    void responsesChanged(); ///< scores or imported numbers came or went

    EvaluationSession &session() { return m_session; }

private:
    void connectPage();
    void connectFailures();
    void connectItems();
    void choose(const EvaluationChoice &choice);
    void showItem(ItemId item);
    void showPage();
    void loadOverview();
    void saveChart(const QString &chart, const QString &path);
    bool isShown() const { return m_page == MainWindow::Evaluation; }

    MainWindow &m_window;
    ProjectSession &m_project;
    ItemSession &m_items;
    FailureSession &m_failures;
    EvaluationSession m_session;
    qint64 m_responses = 0; ///< of the project
    MainWindow::Page m_page = MainWindow::Overview;
};

} // namespace Concord
