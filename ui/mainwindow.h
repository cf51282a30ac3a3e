// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QMainWindow>
#include <QMap>

class QLabel;
class QMenu;
class QStackedWidget;

namespace Concord {

class AgreementPage;
class AnnotatePage;
class DatasetPage;
class EvaluationPage;
class FailureTableModel;
class ItemsPage;
class ItemTableModel;
class JobBar;
class NavigationRail;
class OverviewPage;
class PacketPage;
class ReportPage;
class StudiesPage;
class UnitListModel;
class WelcomePage;
struct StoppedPacket;

/// The one window: rail, pages, status bar, menus. Wishes leave as signals; facts come in by calls.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// Their numbers are their keys, Ctrl+1 to Ctrl+7.
    enum Page { Overview = 1, Items, Evaluation, Studies, Annotate, Agreement, Report };

    MainWindow(ItemTableModel &items, UnitListModel &units, FailureTableModel &failures,
               QWidget *parent = nullptr);

    OverviewPage &overview() { return *m_overview; }
    DatasetPage &dataset() { return *m_dataset; }
    ItemsPage &items() { return *m_items; }
    EvaluationPage &evaluation() { return *m_evaluation; }
    StudiesPage &studies() { return *m_studies; }
    AnnotatePage &annotate() { return *m_annotate; }
    AgreementPage &agreement() { return *m_agreement; }
    ReportPage &report() { return *m_report; }

    /// An empty path: no project is open.
    void setProject(const QString &path, const QString &readOnlyReason);
    /// A packet is open: nothing but the Annotate page can be reached. setProject() ends it.
    void setPacket(const QString &study);
    /// After a packet was closed: where it lies, under the same title.
    void showStoppedPacket(const QString &study, const StoppedPacket &packet);
    void setRecentProjects(const QStringList &paths);
    void setTheme(const QString &theme);
    void showPage(Page page);
    /// The Dataset page, which belongs to the overview.
    void showDataset();

    void showBusy(const QString &text);
    void showProgress(int percent, const QString &text);
    void hideProgress();
    /// For some seconds, in the status bar.
    void showNote(const QString &text);
    void showError(const Error &error);

Q_SIGNALS:
    void newRequested(const QString &path);
    void openRequested(const QString &path);
    void demoRequested();
    void closeProjectRequested();
    void importRequested(const QStringList &paths);
    void packetsDropped(const QStringList &paths); ///< on a project that can be written
    void cancelRequested();
    void themeRequested(const QString &theme);
    void textSizeRequested(int step); ///< +1, -1, or 0 for the usual size
    void pageShown(Concord::MainWindow::Page page);
    void aboutToClose();

private:
    void showWidget(Page page, QWidget *widget);
    void addPage(Page page, const char *icon, const QString &text, QWidget *widget);
    void setMenuKeys(bool areOn);
    void makeMenus();
    void makeViewMenu();
    void makeHelpMenu();
    void dropFiles(const QStringList &files);
    void askNew();
    void askOpen();
    void askImport();
    void askImportFolder();
    void showAbout();
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

    NavigationRail *m_rail;
    QStackedWidget *m_stack;
    QStackedWidget *m_pages;
    WelcomePage *m_welcome;
    PacketPage *m_packet;
    OverviewPage *m_overview;
    DatasetPage *m_dataset;
    ItemsPage *m_items;
    EvaluationPage *m_evaluation;
    StudiesPage *m_studies;
    AnnotatePage *m_annotate;
    AgreementPage *m_agreement;
    ReportPage *m_report;
    QLabel *m_banner;
    JobBar *m_jobs;
    QMenu *m_recentMenu = nullptr;
    QList<QAction *> m_projectActions;
    QAction *m_importAction = nullptr;
    QAction *m_importFolderAction = nullptr;
    QList<QAction *> m_themeActions;
    QMap<int, QWidget *> m_pageWidgets;
    QList<std::pair<QMenu *, QString>> m_menus; ///< with their titles
    bool m_isWritable = false;
    bool m_hasProject = false;
    bool m_isPacket = false;
};

} // namespace Concord
