// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/annotatesession.h"
#include "app/datasetcontroller.h"
#include "app/evaluationcontroller.h"
#include "app/failuresession.h"
#include "app/importcontroller.h"
#include "app/itemcontroller.h"
#include "app/itemsession.h"
#include "app/packetcontroller.h"
#include "app/projectsession.h"
#include "app/settings.h"
#include "app/studycontroller.h"
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
    SearchSession &search() { return m_imports.search(); }
    ItemSession &items() { return m_items; }
    ItemController &itemPage() { return m_itemPage; }
    StudySession &studies() { return m_studies; }
    DatasetController &dataset() { return m_dataset; }
    EvaluationController &evaluation() { return m_evaluation; }
    FailureSession &failures() { return m_failures; }
    AnnotateSession &annotation() { return m_annotation; }

    /// Where "Open the demo project" keeps it.
    static QString demoPath();

private:
    bool mayLeaveProject(); ///< says why not
    void connectProject();
    void connectItems();
    void connectImport();
    void connectView();
    void projectOpened(const QString &path);
    void updateDatasets();
    void importFinished();
    void responsesChanged(); ///< after an import, and when responses were scored again
    void useTheme(const QString &theme);
    void changeTextSize(int step);
    void showTextSize();
    void saveWindow();

    Settings m_settings;
    ProjectSession m_project;
    ItemSession m_items;
    FailureSession m_failures;
    StudySession m_studies;
    AnnotateSession m_annotation;
    bool m_systemIsDark;
    MainWindow m_window;
    ItemController m_itemPage;
    StudyController m_studyPages;
    PacketController m_packets;
    DatasetController m_dataset;
    EvaluationController m_evaluation;
    ImportController m_imports;
};

} // namespace Concord
