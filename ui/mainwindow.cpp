// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "models/core/version.h"
#include "ui/pages/agreementpage.h"
#include "ui/pages/annotatepage.h"
#include "ui/pages/datasetpage.h"
#include "ui/pages/evaluationpage.h"
#include "ui/pages/itemspage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/packetpage.h"
#include "ui/pages/reportpage.h"
#include "ui/pages/studiespage.h"
#include "ui/pages/welcomepage.h"
#include "ui/widgets/jobbar.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/navigationrail.h"
#include "ui/widgets/wheelguard.h"

#include <QActionGroup>
#include <QApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace Concord {

namespace {

constexpr int noteTime = 8000;

QStringList droppedFiles(const QMimeData *data)
{
    QStringList files;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

} // namespace

MainWindow::MainWindow(ItemTableModel &items, UnitListModel &units, FailureTableModel &failures,
                       QWidget *parent)
    : QMainWindow(parent), m_rail(new NavigationRail), m_stack(new QStackedWidget),
      m_pages(new QStackedWidget), m_welcome(new WelcomePage), m_packet(new PacketPage),
      m_overview(new OverviewPage), m_dataset(new DatasetPage), m_items(new ItemsPage(items)),
      m_evaluation(new EvaluationPage(failures)), m_studies(new StudiesPage),
      m_annotate(new AnnotatePage(units)), m_agreement(new AgreementPage), m_report(new ReportPage),
      m_banner(makeLabel({}, "banner")), m_jobs(new JobBar)
{
    resize(1280, 800);
    setAcceptDrops(true);
    qApp->installEventFilter(new WheelGuard(this));
    addPage(Overview, "overview", tr("Overview"), m_overview);
    m_pages->addWidget(m_dataset);
    addPage(Items, "items", tr("Items"), m_items);
    addPage(Evaluation, "evaluation", tr("Evaluation"), m_evaluation);
    addPage(Studies, "studies", tr("Studies"), m_studies);
    addPage(Annotate, "annotate", tr("Annotate"), m_annotate);
    addPage(Agreement, "agreement", tr("Agreement"), m_agreement);
    addPage(Report, "report", tr("Report"), m_report);
    auto *project = new QWidget;
    auto *row = new QHBoxLayout(project);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    m_banner->setWordWrap(true);
    column->addWidget(m_banner);
    column->addWidget(m_pages, 1);
    row->addLayout(column, 1);
    m_stack->addWidget(m_welcome);
    m_stack->addWidget(project);
    m_stack->addWidget(m_packet);
    setCentralWidget(m_stack);
    setStatusBar(m_jobs);
    connect(m_jobs, &JobBar::cancelRequested, this, &MainWindow::cancelRequested);
    makeMenus();
    makeViewMenu();
    makeHelpMenu();

    connect(m_rail, &NavigationRail::pageRequested, this,
            [this](int number) { showPage(static_cast<Page>(number)); });
    connect(m_overview, &OverviewPage::studiesRequested, this, [this] { showPage(Studies); });
    connect(m_overview, &OverviewPage::evaluationRequested, this, [this] { showPage(Evaluation); });
    connect(m_annotate, &AnnotatePage::studiesRequested, this, [this] { showPage(Studies); });
    connect(m_agreement, &AgreementPage::studiesPageRequested, this, [this] { showPage(Studies); });
    connect(m_agreement, &AgreementPage::annotateRequested, this, [this] { showPage(Annotate); });
    connect(m_report, &ReportPage::studiesPageRequested, this, [this] { showPage(Studies); });
    connect(m_welcome, &WelcomePage::demoRequested, this, &MainWindow::demoRequested);
    connect(m_welcome, &WelcomePage::newRequested, this, &MainWindow::askNew);
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::askOpen);
    connect(m_welcome, &WelcomePage::recentRequested, this, &MainWindow::openRequested);
    connect(m_packet, &PacketPage::resumeRequested, this, &MainWindow::openRequested);
    connect(m_overview, &OverviewPage::importRequested, this, &MainWindow::askImport);
    connect(m_overview, &OverviewPage::browseRequested, this, [this] { showPage(Items); });
    connect(m_dataset, &DatasetPage::backRequested, this, [this] { showPage(Overview); });
    connect(m_items, &ItemsPage::importRequested, this, &MainWindow::askImport);
    connect(m_evaluation, &EvaluationPage::importRequested, this, &MainWindow::askImport);
    setProject({}, {});
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    m_menus.append({file, tr("&File")});
    file->addAction(tr("&New project…"), QKeySequence::New, this, &MainWindow::askNew);
    file->addAction(tr("&Open project…"), QKeySequence::Open, this, &MainWindow::askOpen);
    m_recentMenu = file->addMenu(tr("Open &recent"));
    file->addAction(tr("Open the &demo project"), this, &MainWindow::demoRequested);
    file->addSeparator();
    m_importAction = file->addAction(tr("&Import data…"), QKeySequence(Qt::CTRL | Qt::Key_I), this,
                                     &MainWindow::askImport);
    m_importFolderAction =
        file->addAction(tr("Import f&older…"), this, &MainWindow::askImportFolder);
    file->addSeparator();
    m_projectActions = {file->addAction(tr("&Close project"), QKeySequence::Close, this,
                                        &MainWindow::closeProjectRequested)};
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

void MainWindow::makeViewMenu()
{
    QMenu *view = menuBar()->addMenu(tr("&View"));
    m_menus.append({view, tr("&View")});
    view->addAction(tr("&Larger text"), QKeySequence::ZoomIn, this,
                    [this] { Q_EMIT textSizeRequested(1); });
    view->addAction(tr("&Smaller text"), QKeySequence::ZoomOut, this,
                    [this] { Q_EMIT textSizeRequested(-1); });
    view->addAction(tr("&Usual text size"), QKeySequence(Qt::CTRL | Qt::Key_0), this,
                    [this] { Q_EMIT textSizeRequested(0); });
    view->addSeparator();
    auto *group = new QActionGroup(this);
    const std::pair<QString, QString> themes[] = {
        {QStringLiteral("system"), tr("Colours of the &system")},
        {QStringLiteral("light"), tr("L&ight colours")},
        {QStringLiteral("dark"), tr("&Dark colours")}};
    for (const auto &[theme, text] : themes) {
        QAction *action =
            view->addAction(text, this, [this, theme = theme] { Q_EMIT themeRequested(theme); });
        action->setCheckable(true);
        action->setData(theme);
        group->addAction(action);
        m_themeActions.append(action);
    }
}

void MainWindow::makeHelpMenu()
{
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    m_menus.append({help, tr("&Help")});
    help->addAction(tr("&About Concord"), this, &MainWindow::showAbout);
    help->addAction(tr("About &Qt"), qApp, &QApplication::aboutQt);
}

void MainWindow::setProject(const QString &path, const QString &readOnlyReason)
{
    m_isPacket = false;
    m_rail->show();
    m_hasProject = !path.isEmpty();
    m_isWritable = m_hasProject && readOnlyReason.isEmpty();
    const QString name = QFileInfo(path).completeBaseName();
    setWindowTitle(m_hasProject ? tr("%1 – Concord").arg(name) : tr("Concord"));
    setWindowFilePath(path);
    m_stack->setCurrentIndex(m_hasProject ? 1 : 0);
    for (QAction *action : m_projectActions)
        action->setEnabled(m_hasProject);
    m_importAction->setEnabled(m_isWritable);
    m_importFolderAction->setEnabled(m_isWritable);
    m_banner->setText(tr("Open for reading only. %1").arg(readOnlyReason));
    m_banner->setVisible(m_hasProject && !m_isWritable);
    m_jobs->setState(!m_hasProject ? QString() : m_isWritable ? tr("saved") : tr("read-only"));
    if (m_hasProject) {
        m_overview->setProject(path, m_isWritable);
        showPage(Overview);
    }
}

void MainWindow::setPacket(const QString &study)
{
    setProject({}, {});
    m_isPacket = true;
    m_rail->hide();
    setWindowTitle(study);
    for (QAction *action : m_projectActions)
        action->setEnabled(true);
    m_jobs->setState(tr("saved"));
    m_stack->setCurrentIndex(1);
    showPage(Annotate);
}

void MainWindow::showStoppedPacket(const QString &study, const StoppedPacket &packet)
{
    setWindowTitle(study);
    m_packet->setPacket(packet);
    m_stack->setCurrentWidget(m_packet);
    m_packet->setFocus();
}

void MainWindow::setRecentProjects(const QStringList &paths)
{
    m_welcome->setRecentProjects(paths);
    m_recentMenu->clear();
    for (const QString &path : paths)
        m_recentMenu->addAction(path, this, [this, path] { Q_EMIT openRequested(path); });
    m_recentMenu->setEnabled(!paths.isEmpty());
}

void MainWindow::setTheme(const QString &theme)
{
    for (QAction *action : m_themeActions)
        action->setChecked(action->data().toString() == theme);
    m_rail->updateIcons();
}

void MainWindow::addPage(Page page, const char *icon, const QString &text, QWidget *widget)
{
    m_rail->addPage(page, QString::fromLatin1(icon), text);
    m_pages->addWidget(widget);
    m_pageWidgets.insert(page, widget);
}

// On the Annotate page Alt and a letter belongs to the annotator: Alt+F flags, it opens no menu.
void MainWindow::setMenuKeys(bool areOn)
{
    for (const auto &[menu, title] : m_menus)
        menu->setTitle(areOn ? title : QString(title).remove(u'&'));
}

void MainWindow::showPage(Page page)
{
    showWidget(page, m_pageWidgets.value(page));
}

void MainWindow::showDataset()
{
    showWidget(Overview, m_dataset);
}

void MainWindow::showWidget(Page page, QWidget *widget)
{
    if (m_isPacket && page != Annotate)
        return;
    m_pages->setCurrentWidget(widget);
    m_rail->setCurrent(page);
    setMenuKeys(page != Annotate);
    // The keyboard goes where the work is.
    if (QWidget *before = QApplication::focusWidget())
        before->clearFocus();
    m_pages->currentWidget()->setFocus();
    Q_EMIT pageShown(page);
}

void MainWindow::showBusy(const QString &text)
{
    m_jobs->showBusy(text);
}

void MainWindow::showProgress(int percent, const QString &text)
{
    m_jobs->showProgress(percent, text);
}

void MainWindow::hideProgress()
{
    m_jobs->hideProgress();
}

void MainWindow::showNote(const QString &text)
{
    m_jobs->showMessage(text, noteTime);
}

void MainWindow::showError(const Error &error)
{
    auto *box = new QMessageBox(QMessageBox::Warning, tr("Concord"), error.message,
                                QMessageBox::Close, this);
    box->setTextFormat(Qt::PlainText);
    box->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    if (!error.detail.isEmpty())
        box->setDetailedText(error.detail);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void MainWindow::askNew()
{
    QString path = QFileDialog::getSaveFileName(this, tr("New project"), tr("Study.concord"),
                                                tr("Concord projects (*.concord)"));
    if (path.isEmpty())
        return;
    if (QFileInfo(path).suffix().isEmpty())
        path += QStringLiteral(".concord");
    Q_EMIT newRequested(path);
}

void MainWindow::askOpen()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Open a project"), {},
        tr("Concord projects and packets (*.concord *.concordpacket);;All files (*)"));
    if (!path.isEmpty())
        Q_EMIT openRequested(path);
}

void MainWindow::askImport()
{
    const QStringList paths = QFileDialog::getOpenFileNames(
        this, tr("Import data"), {},
        tr("Items, responses, aggregates (*.jsonl *.json *.csv *.tsv *.txt *.gz);;All files (*)"));
    if (!paths.isEmpty())
        Q_EMIT importRequested(paths);
}

void MainWindow::askImportFolder()
{
    const QString path = QFileDialog::getExistingDirectory(this, tr("Import a folder"));
    if (!path.isEmpty())
        Q_EMIT importRequested({path});
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About Concord"),
                       tr("<h3>Concord %1</h3><p>Browse dialogue benchmarks, run human studies on "
                          "them, compute agreement "
                          "that holds.</p><p>Free software under the GNU General Public License, "
                          "version 3 or later.</p>")
                           .arg(programVersion()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Q_EMIT aboutToClose();
    QMainWindow::closeEvent(event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!droppedFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList files = droppedFiles(event->mimeData());
    event->acceptProposedAction();
    dropFiles(files);
}

void MainWindow::dropFiles(const QStringList &files)
{
    const bool arePackets = std::ranges::all_of(
        files, [](const QString &file) { return file.endsWith(u".concordpacket"); });
    const bool opens = files.size() == 1
        && (files.constFirst().endsWith(u".concord") || (arePackets && !m_hasProject));
    if (opens)
        Q_EMIT openRequested(files.constFirst());
    else if (m_isWritable && arePackets)
        Q_EMIT packetsDropped(files);
    else if (m_isWritable)
        Q_EMIT importRequested(files);
    else
        showError(
            {m_hasProject
                 ? tr("The project is open for reading only, so nothing can be imported into it.")
                 : tr("Open a project first, or make a new one; then drop the files again."),
             {}});
}

} // namespace Concord
