// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/annotatesession.h"
#include "app/importcontroller.h"
#include "app/itemsession.h"
#include "app/projectsession.h"
#include "app/settings.h"
#include "app/studysession.h"
#include "ui/mainwindow.h"

namespace Concord {

/// Joins the window with the sessions: the one place where a wish becomes a deed.
class MainWindowController : public QObject
{
    Q_OBJECT

public:
    explicit MainWindowController(QObject *parent = nullptr);
    ~MainWindowController() override;

    void show();
    void openProject(const QString &path);
    void importFiles(const QStringList &paths);

    MainWindow &window() { return m_window; }
    ProjectSession &project() { return m_project; }
    ImportSession &imports() { return m_imports.session(); }
    RescoringSession &rescoring() { return m_imports.rescoring(); }
    ItemSession &items() { return m_items; }
    StudySession &studies() { return m_studies; }
    AnnotateSession &annotation() { return m_annotation; }

    /// Where "Open the demo project" keeps it.
    static QString demoPath();

private:
    bool mayLeaveProject(); ///< says why not
    void connectProject();
    void connectItems();
    void connectImport();
    void connectStudies();
    void connectAnnotation();
    void connectResults();
    void connectView();
    void updateStudies(const QList<StudyOverview> &studies, const QList<StudyChoice> &choices);
    void askNewStudy();
    void beginAnnotation(const QString &study, const QString &annotator);
    void endAnnotation();
    void showResults(const StudyResults &results);
    void pageShown(MainWindow::Page page);
    void projectOpened(const QString &path);
    void updateDatasets();
    void importFinished();
    void responsesChanged(); ///< after an import, and when responses were scored again
    void useTheme(const QString &theme);
    void changeTextSize(int step);
    void saveWindow();

    Settings m_settings;
    ProjectSession m_project;
    ItemSession m_items;
    StudySession m_studies;
    AnnotateSession m_annotation;
    StudyResults m_results;
    bool m_resultsAreOld = true;
    bool m_systemIsDark;
    MainWindow m_window;
    ImportController m_imports;
};

} // namespace Concord
