// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindowcontroller.h"

#include "app/studyreports.h"
#include "app/templates.h"
#include "models/charts/studycharts.h"
#include "storage/projectfile.h"
#include "ui/dialogs/newstudydialog.h"
#include "ui/pages/agreementpage.h"
#include "ui/pages/annotatepage.h"
#include "ui/pages/itemspage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/reportpage.h"
#include "ui/pages/studiespage.h"
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
      m_window(m_items.items(), m_annotation.units()), m_imports(m_window, m_project)
{
    connectProject();
    connectItems();
    connectImport();
    connectStudies();
    connectAnnotation();
    connectResults();
    connectView();
    m_window.setRecentProjects(m_settings.recentProjects());
    m_window.setTheme(m_settings.theme());
    m_window.items().setPointSize(m_settings.dialoguePointSize());
    m_window.annotate().setPointSize(m_settings.dialoguePointSize());
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
    if (!imports().isRunning())
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
        endAnnotation();
        m_studies.setFile(nullptr);
        m_items.setFile(nullptr);
    });
    connect(&m_project, &ProjectSession::closed, this, [this] { m_window.setProject({}, {}); });
    connect(&m_project, &ProjectSession::datasetsChanged, this,
            &MainWindowController::updateDatasets);
    connect(&m_project, &ProjectSession::failed, &m_window, &MainWindow::showError);
}

void MainWindowController::connectItems()
{
    ItemsPage &page = m_window.items();
    connect(&page, &ItemsPage::filterChanged, &m_items, &ItemSession::setFilter);
    connect(&page, &ItemsPage::itemRequested, &m_items, &ItemSession::load);
    connect(&m_items, &ItemSession::itemsChanged, &page, &ItemsPage::showSelection);
    connect(&m_items, &ItemSession::facetsChanged, &page, &ItemsPage::setFacets);
    connect(&m_items, &ItemSession::itemLoaded, &page, &ItemsPage::showItem);
    connect(&m_items, &ItemSession::failed, &m_window, &MainWindow::showError);
    connect(&m_window.overview(), &OverviewPage::datasetRequested, this,
            [this](const QString &name) {
                ItemFilter filter;
                filter.dataset = name;
                m_window.items().setFilter(filter);
                m_items.setFilter(filter);
                m_window.showPage(MainWindow::Items);
            });
}

void MainWindowController::connectImport()
{
    connect(&m_imports, &ImportController::imported, this, &MainWindowController::importFinished);
    connect(&m_imports, &ImportController::rescored, this, &MainWindowController::responsesChanged);
}

void MainWindowController::connectStudies()
{
    StudiesPage &page = m_window.studies();
    connect(&page, &StudiesPage::newRequested, this, &MainWindowController::askNewStudy);
    connect(&page, &StudiesPage::annotateRequested, this, &MainWindowController::beginAnnotation);
    connect(&page, &StudiesPage::agreementRequested, this, [this](const QString &study) {
        m_studies.loadResults(study, {});
        m_window.showPage(MainWindow::Agreement);
    });
    // Both change what an annotator at work stands on.
    connect(&page, &StudiesPage::closeRequested, this, [this](const QString &study) {
        endAnnotation();
        m_studies.closeStudy(study);
    });
    connect(&page, &StudiesPage::labelsExportRequested, &m_studies, &StudySession::exportLabels);
    connect(&page, &StudiesPage::labelsImportRequested, this,
            [this](const QString &study, const QString &path) {
                endAnnotation();
                m_studies.importLabels(study, path);
            });
    connect(&m_studies, &StudySession::studiesChanged, this, &MainWindowController::updateStudies);
    connect(&m_studies, &StudySession::created, this, [this](const QString &name) {
        m_window.showNote(tr("The study \"%1\" is open.").arg(name));
    });
    connect(&m_studies, &StudySession::noted, &m_window, &MainWindow::showNote);
    connect(&m_studies, &StudySession::failed, &m_window, &MainWindow::showError);
}

void MainWindowController::connectAnnotation()
{
    AnnotatePage &page = m_window.annotate();
    connect(&page, &AnnotatePage::beginRequested, this, &MainWindowController::beginAnnotation);
    connect(&page, &AnnotatePage::answerRequested, &m_annotation, &AnnotateSession::answer);
    connect(&page, &AnnotatePage::flagRequested, &m_annotation, &AnnotateSession::setFlagged);
    connect(&page, &AnnotatePage::skipRequested, &m_annotation, &AnnotateSession::skip);
    connect(&page, &AnnotatePage::commentRequested, &m_annotation, &AnnotateSession::setComment);
    connect(&page, &AnnotatePage::undoRequested, &m_annotation, &AnnotateSession::undo);
    connect(&page, &AnnotatePage::redoRequested, &m_annotation, &AnnotateSession::redo);
    connect(&page, &AnnotatePage::unitRequested, &m_annotation, &AnnotateSession::goTo);
    connect(&page, &AnnotatePage::nextRequested, &m_annotation, &AnnotateSession::next);
    connect(&page, &AnnotatePage::previousRequested, &m_annotation, &AnnotateSession::previous);
    connect(&page, &AnnotatePage::touched, &m_annotation, &AnnotateSession::touch);
    connect(&page, &AnnotatePage::finishRequested, this, [this] {
        endAnnotation();
        m_window.showPage(MainWindow::Studies);
    });
    connect(&m_annotation, &AnnotateSession::screenChanged, &page, &AnnotatePage::setScreen);
    connect(&m_annotation, &AnnotateSession::finished, &page, &AnnotatePage::showFinished);
    connect(&m_annotation, &AnnotateSession::failed, &m_window, &MainWindow::showError);
    connect(&m_annotation, &AnnotateSession::answersChanged, this,
            [this] { m_resultsAreOld = true; });
}

void MainWindowController::connectResults()
{
    connect(&m_studies, &StudySession::resultsChanged, this, &MainWindowController::showResults);
    connect(&m_window.agreement(), &AgreementPage::studyRequested, &m_studies,
            &StudySession::loadResults);
    connect(&m_window.report(), &ReportPage::studyRequested, &m_studies,
            &StudySession::loadResults);
    const auto save = [this](const QString &path, const Result<QByteArray> &bytes) {
        const Result<void> saved = bytes ? saveBytes(path, *bytes) : Result<void>(bytes.error());
        if (saved)
            m_window.showNote(tr("Saved %1.").arg(path));
        else
            m_window.showError(saved.error());
    };
    connect(&m_window.report(), &ReportPage::reportSaveRequested, this,
            [this, save](const QString &path) { save(path, renderReport(m_results, path)); });
    connect(&m_window.report(), &ReportPage::chartSaveRequested, this,
            [this, save](const QString &chart, const QString &path) {
                save(path, renderStudyChart(m_results, chart, path));
            });
    connect(&m_window, &MainWindow::pageShown, this, &MainWindowController::pageShown);
}

// What was answered shows on the pages when they are next looked at.
void MainWindowController::pageShown(MainWindow::Page page)
{
    const bool showsAnswers = page != MainWindow::Items && page != MainWindow::Annotate;
    if (!m_resultsAreOld || !showsAnswers || !m_project.isOpen())
        return;
    m_resultsAreOld = false;
    m_studies.refresh();
    m_studies.loadResults(m_results.choice.study, m_results.choice.question);
}

void MainWindowController::updateStudies(const QList<StudyOverview> &studies,
                                         const QList<StudyChoice> &choices)
{
    m_window.overview().setStudies(studies);
    m_window.studies().setStudies(studies);
    m_window.agreement().setStudies(choices);
    m_window.report().setStudies(choices);
    QList<AnnotatorChoice> annotators;
    for (const StudyOverview &overview : studies) {
        for (int i = 0; overview.study.state == StudyState::Open && i < overview.progress.size();
             ++i) {
            const AnnotatorProgress &progress = overview.progress[i];
            annotators.append({overview.study.id.toString(),
                               overview.annotators.value(i).id.toString(), overview.study.name,
                               progress.annotator, progress.done + progress.skipped,
                               progress.total});
        }
    }
    m_window.annotate().setChoices(annotators);
    if (studies.isEmpty())
        m_results = {};
    else if (m_results.choice.study.isEmpty())
        m_studies.loadResults(choices.constFirst().study, choices.constFirst().question);
    else
        m_studies.loadResults(m_results.choice.study, m_results.choice.question);
}

void MainWindowController::askNewStudy()
{
    const auto templates = builtInTemplates();
    if (!templates) {
        m_window.showError(templates.error());
        return;
    }
    QStringList names;
    for (const StudyOverview &overview : m_studies.studies())
        names.append(overview.study.name);
    auto *dialog = new NewStudyDialog(*templates, names, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &NewStudyDialog::planRequested, &m_studies, &StudySession::plan);
    connect(&m_studies, &StudySession::planned, dialog, &NewStudyDialog::setPlan);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        if (dialog->plan())
            m_studies.create(*dialog->plan());
    });
    m_studies.plan(dialog->request());
    dialog->open();
}

void MainWindowController::beginAnnotation(const QString &study, const QString &annotator)
{
    if (!m_project.isOpen())
        return;
    const auto begun = m_annotation.start(*m_project.file(), StudyId::fromString(study),
                                          AnnotatorId::fromString(annotator));
    if (!begun) {
        m_window.showError(begun.error());
        return;
    }
    m_window.annotate().begin(m_annotation.annotatorName(), m_annotation.studyTemplate());
    m_window.annotate().setScreen(m_annotation.screen());
    m_window.showPage(MainWindow::Annotate);
    if (m_annotation.isFinished())
        m_window.annotate().showFinished();
}

void MainWindowController::endAnnotation()
{
    m_window.annotate().end(); // hands in a comment that is being typed
    m_annotation.stop();
}

void MainWindowController::showResults(const StudyResults &results)
{
    m_results = results;
    m_resultsAreOld = false;
    m_window.agreement().setResults(results);
    m_window.report().setReport(results.choice, reportDocument(results), studyCharts(results));
}

void MainWindowController::connectView()
{
    connect(&m_window, &MainWindow::themeRequested, this, &MainWindowController::useTheme);
    connect(&m_window, &MainWindow::textSizeRequested, this, &MainWindowController::changeTextSize);
    connect(&m_window, &MainWindow::aboutToClose, this, &MainWindowController::saveWindow);
}

void MainWindowController::projectOpened(const QString &path)
{
    m_settings.addRecentProject(path);
    m_window.setRecentProjects(m_settings.recentProjects());
    m_window.items().setFilter({});
    m_window.setProject(path, m_project.readOnlyReason());
    m_window.studies().setWritable(m_project.file()->isWritable());
    m_items.setFile(m_project.file());
    m_studies.setFile(m_project.file());
    m_imports.updateScores();
}

void MainWindowController::updateDatasets()
{
    m_window.overview().setDatasets(m_project.datasets());
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
    responsesChanged();
}

// Pages that show evaluations read them anew from here.
void MainWindowController::responsesChanged() {}

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
    m_window.items().setPointSize(m_settings.dialoguePointSize());
    m_window.annotate().setPointSize(m_settings.dialoguePointSize());
}

void MainWindowController::saveWindow()
{
    m_settings.setWindow(m_window.saveGeometry(), m_window.items().saveLayout());
}

} // namespace Concord
