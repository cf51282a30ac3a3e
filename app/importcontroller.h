// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/importsession.h"
#include "app/rescoringsession.h"

namespace Concord {

class MainWindow;
class ProjectSession;

/// Joins the window with what fills a project: imports, and scoring responses again.
class ImportController : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the controller.
    ImportController(MainWindow &window, ProjectSession &project, QObject *parent = nullptr);

    ImportSession &session() { return m_import; }
    RescoringSession &rescoring() { return m_rescoring; }

    /// Asks what the files do not say, and imports them.
    void importFiles(const QStringList &paths);
    /// Scores outdated runs of the project that was opened.
    void updateScores();
    /// Before the project is closed.
    void stop();

Q_SIGNALS:
    void imported(); ///< items, studies, responses or aggregates
    void rescored();

private:
    bool mayImport(); ///< says why not
    void connectImport();
    void connectRescoring();
    void showProgress(const ImportProgress &progress);
    void finish(const QList<ImportSummary> &summaries);

    MainWindow &m_window;
    ProjectSession &m_project;
    ImportSession m_import;
    RescoringSession m_rescoring;
};

} // namespace Concord
