// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindowcontroller.h"

#include "storage/projectfile.h"
#include "ui/pages/annotatepage.h"
#include "ui/pages/itemspage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/welcomepage.h"
#include "ui/theme.h"

#include <QDir>
#include <QStandardPaths>

namespace Concord {

namespace {

constexpr int usualPointSize = 13;

// The system's palette has to be asked before ours is on.
bool applyFirstTheme(const QString &theme)
{
    const bool systemDark = systemIsDark();
    const bool isDark = theme == u"dark" || (theme != u"light" && systemDark);
    applyTheme(isDark ? Theme::dark() : Theme::light());
    return systemDark;
}

} // namespace

MainWindowController::MainWindowController(QObject *parent)
    : QObject(parent), m_studies(m_settings.deviceId()), m_annotation(m_settings.deviceId()),
      m_systemIsDark(applyFirstTheme(m_settings.theme())),
      m_window(m_items.items(), m_annotation.units(), m_failures.failures()),
      m_itemPage(m_window, m_items), m_studyPages(m_window, m_project, m_studies, m_annotation),
      m_packets(m_window, m_project, m_studies, m_annotation, m_studyPages),
      m_dataset(m_window, m_project), m_evaluation(m_window, m_project, m_items, m_failures),
      m_imports(m_window, m_project)
{
    connectProject();
    connectItems();
    connectImport();
    connectView();
    m_window.setRecentProjects(m_settings.recentProjects());
    m_window.setTheme(m_settings.theme());
    showTextSize();
    m_window.annotate().setSettings(m_settings.annotation());
    m_annotation.setSettings(m_settings.annotation());
    if (const QByteArray geometry = m_settings.windowGeometry(); !geometry.isEmpty())
        m_window.restoreGeometry(geometry);
    if (const QByteArray layout = m_settings.itemsLayout(); !layout.isEmpty())
        m_window.items().restoreLayout(layout);
}

MainWindowController::~MainWindowController()
{
    m_imports.stop();
    m_annotation.stop();
    m_studies.setFile(nullptr);
    m_evaluation.close();
    m_itemPage.setFile(nullptr);
    m_items.setFile(nullptr);
}

QString MainWindowController::demoPath()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(folder);
    return QDir(folder).filePath(tr("Demo.concord"));
}

void MainWindowController::show()
{
    m_window.show();
}

void MainWindowController::openProject(const QString &path)
{
    if (mayLeaveProject())
        m_project.open(path);
}

bool MainWindowController::mayLeaveProject()
{
    // What is published is kept; the rest of the search is prepared at the next open.
    if (!imports().isRunning() || imports().isPublished())
        return true;
    m_window.showError(
        {tr("An import is running. Wait for it, or cancel it, before opening another project."),
         {}});
    return false;
}

void MainWindowController::connectProject()
{
    connect(&m_window, &MainWindow::openRequested, this, &MainWindowController::openProject);
    connect(&m_window, &MainWindow::newRequested, this, [this](const QString &path) {
        if (mayLeaveProject())
            m_project.create(path);
    });
    connect(&m_window, &MainWindow::demoRequested, this, [this] {
        if (mayLeaveProject())
            m_project.openDemo(demoPath());
    });
    connect(&m_window, &MainWindow::closeProjectRequested, this, [this] {
        if (mayLeaveProject())
            m_project.close();
    });
    connect(&m_project, &ProjectSession::busyChanged, this, [this](bool busy) {
        if (busy)
            m_window.showBusy(tr("opening…"));
        else
            m_window.hideProgress();
    });
    connect(&m_project, &ProjectSession::opened, this, &MainWindowController::projectOpened);
    connect(&m_project, &ProjectSession::closing, this, [this] {
        m_imports.stop();
        m_studyPages.close();
        m_evaluation.close();
        m_dataset.setFile(nullptr);
        m_itemPage.setFile(nullptr);
        m_items.setFile(nullptr);
    });
    connect(&m_project, &ProjectSession::closed, this, [this] { m_window.setProject({}, {}); });
    connect(&m_project, &ProjectSession::datasetsChanged, this,
            &MainWindowController::updateDatasets);
    connect(&m_project, &ProjectSession::failed, &m_window, &MainWindow::showError);
}

void MainWindowController::connectItems()
{
    const auto showItems = [this](const ItemFilter &filter) {
        m_window.items().setFilter(filter);
        m_items.setFilter(filter);
        m_window.showPage(MainWindow::Items);
    };
    connect(&m_dataset, &DatasetController::itemsRequested, this, showItems);
    connect(&m_window.overview(), &OverviewPage::datasetRequested, this,
            [showItems](const QString &name) {
                ItemFilter filter;
                filter.dataset = name;
                showItems(filter);
            });
}

void MainWindowController::connectImport()
{
    connect(&m_imports, &ImportController::imported, this, &MainWindowController::importFinished);
    connect(&m_imports, &ImportController::searchable, &m_items, &ItemSession::refresh);
    connect(&m_imports, &ImportController::rescored, this, &MainWindowController::responsesChanged);
}

void MainWindowController::connectView()
{
    connect(&m_window, &MainWindow::themeRequested, this, &MainWindowController::useTheme);
    connect(&m_window, &MainWindow::textSizeRequested, this, &MainWindowController::changeTextSize);
    connect(&m_window.annotate(), &AnnotatePage::textSizeRequested, this,
            &MainWindowController::changeTextSize);
    connect(&m_window.annotate(), &AnnotatePage::settingsChanged, this,
            [this](const AnnotationSettings &settings) {
                m_settings.setAnnotation(settings);
                m_annotation.setSettings(settings);
            });
    connect(&m_window, &MainWindow::aboutToClose, this, &MainWindowController::saveWindow);
}

void MainWindowController::projectOpened(const QString &path)
{
    m_settings.addRecentProject(path);
    m_window.setRecentProjects(m_settings.recentProjects());
    if (m_project.file()->isPacket()) {
        m_packets.open();
        return;
    }
    m_window.items().setFilter({});
    m_window.setProject(path, m_project.readOnlyReason());
    m_itemPage.setFile(m_project.file());
    m_items.setFile(m_project.file());
    m_dataset.setFile(m_project.file());
    m_studyPages.open();
    m_evaluation.open();
    m_imports.updateScores();
    m_imports.prepareSearch();
}

void MainWindowController::updateDatasets()
{
    m_window.overview().setDatasets(m_project.datasets());
    m_dataset.datasetsChanged();
    m_window.items().setProjectIsEmpty(m_project.datasets().isEmpty());
}

void MainWindowController::importFiles(const QStringList &paths)
{
    m_imports.importFiles(paths);
}

void MainWindowController::importFinished()
{
    m_project.refresh();
    m_items.refresh();
    m_studies.refresh();
    responsesChanged();
}

void MainWindowController::responsesChanged()
{
    if (m_project.isOpen())
        m_evaluation.responsesChanged();
}

void MainWindowController::useTheme(const QString &theme)
{
    m_settings.setTheme(theme);
    const bool isDark = theme == u"dark" || (theme == u"system" && m_systemIsDark);
    applyTheme(isDark ? Theme::dark() : Theme::light());
    m_window.setTheme(theme);
}

void MainWindowController::changeTextSize(int step)
{
    m_settings.setDialoguePointSize(step == 0 ? usualPointSize
                                              : m_settings.dialoguePointSize() + step);
    showTextSize();
}

void MainWindowController::showTextSize()
{
    const int size = m_settings.dialoguePointSize();
    m_window.items().setPointSize(size);
    m_window.annotate().setPointSize(size);
    m_studyPages.setPointSize(size);
}

void MainWindowController::saveWindow()
{
    m_settings.setWindow(m_window.saveGeometry(), m_window.items().saveLayout());
}

} // namespace Concord
