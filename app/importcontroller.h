// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/importsession.h"
#include "app/rescoringsession.h"
#include "app/searchsession.h"

namespace Concord {

class ImportDialog;
class MainWindow;
class ProjectSession;
struct ImportCandidate;

/// Joins the window with what fills a project: imports, scoring responses again, and preparing the
/// search.
class ImportController : public QObject
{
    Q_OBJECT

public:
    /// Both must outlive the controller.
    ImportController(MainWindow &window, ProjectSession &project, QObject *parent = nullptr);

    ImportSession &session() { return m_import; }
    RescoringSession &rescoring() { return m_rescoring; }
    SearchSession &search() { return m_search; }

    /// Asks what the files do not say, and imports them.
    void importFiles(const QStringList &paths);
    /// Scores outdated runs of the project that was opened.
    void updateScores();
    /// Goes on where an import of the project that was opened left off.
    void prepareSearch();
    /// Before the project is closed.
    void stop();

Q_SIGNALS:
    void imported(); ///< items, studies, responses or aggregates; they may not be searchable yet
    void searchable(); ///< the search finds more than before
    void rescored();

private:
    bool mayImport(); ///< says why not
    void ask(QList<ImportCandidate> candidates);
    void preview(ImportDialog &dialog, int row, const ImportSource &source);
    void connectImport();
    void connectRescoring();
    void connectSearch();
    void showProgress(const ImportProgress &progress);
    void resumeSearch();
    void finish(const QList<ImportSummary> &summaries);

    MainWindow &m_window;
    ProjectSession &m_project;
    ImportSession m_import;
    RescoringSession m_rescoring;
    SearchSession m_search;
};

} // namespace Concord
