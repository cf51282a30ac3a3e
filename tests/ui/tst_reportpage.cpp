// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/charts/studycharts.h"
#include "models/report/studyreport.h"
#include "tests/support/sampleresults.h"
#include "tests/support/testregistry.h"
#include "ui/pages/reportpage.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextBrowser>

using namespace Concord;

class tst_ReportPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void thePreviewShowsTheReport();
    void thePreviewFollowsTheTheme();
    void savingTheReportAsksForItsPath();
    void savingAChartNamesIt();
    void aChartCanBeALatexTable();
    void chartsAreThoseThereAre();
    void anUpdateKeepsTheChosenChart();
    void withoutAReportNothingCanBeSaved();
    void withoutAStudyItOffersToMakeOne();
    void choosingAStudyAsksForIt();

private:
    template <typename Widget>
    Widget *find(const char *name) const
    {
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    void showReport(const StudyResults &results);
    void acceptPath(const QString &path);

    std::unique_ptr<ReportPage> m_page;
    QTemporaryDir m_folder;
};

void tst_ReportPage::init()
{
    m_page = std::make_unique<ReportPage>();
    m_page->resize(1200, 760);
    m_page->setStudies({sampleResults().choice,
                        {QStringLiteral("study-2"), QStringLiteral("q"), QStringLiteral("Main")}});
    showReport(sampleResults());
    m_page->show();
}

void tst_ReportPage::showReport(const StudyResults &results)
{
    m_page->setReport(results.choice, studyReport(results, {}), studyCharts(results));
}

// Types a path into the dialog that is open, and accepts it.
void tst_ReportPage::acceptPath(const QString &path)
{
    auto *dialog = find<QFileDialog>("saveDialog");
    QVERIFY(dialog);
    auto *edit = dialog->findChild<QLineEdit *>(QStringLiteral("fileNameEdit"));
    QVERIFY(edit);
    edit->setText(path);
    QTest::keyClick(edit, Qt::Key_Return);
}

void tst_ReportPage::thePreviewShowsTheReport()
{
    const auto *preview = find<QTextBrowser>("preview");
    QVERIFY(preview->toPlainText().startsWith(QStringLiteral("Pilot")));
    StudyResults results = sampleResults();
    results.facts.name = QStringLiteral("Renamed");
    showReport(results);
    QVERIFY(preview->toPlainText().startsWith(QStringLiteral("Renamed")));
}

void tst_ReportPage::thePreviewFollowsTheTheme()
{
    const auto *preview = find<QTextBrowser>("preview");
    const auto inkOfTitle = [preview] {
        return preview->document()->begin().begin().fragment().charFormat().foreground().color();
    };
    applyTheme(Theme::dark());
    QCOMPARE(inkOfTitle(), Theme::dark().text);
    applyTheme(Theme::light());
    QCOMPARE(inkOfTitle(), Theme::light().text);
}

void tst_ReportPage::savingTheReportAsksForItsPath()
{
    QSignalSpy requested(m_page.get(), &ReportPage::reportSaveRequested);
    QTest::keyClick(find<QPushButton>("saveReport"), Qt::Key_Space);
    acceptPath(m_folder.filePath(QStringLiteral("result")));
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].toString(), m_folder.filePath(QStringLiteral("result.html")));
}

void tst_ReportPage::savingAChartNamesIt()
{
    QSignalSpy requested(m_page.get(), &ReportPage::chartSaveRequested);
    QTest::keyClick(find<QComboBox>("chartChooser"), Qt::Key_End);
    QTest::keyClick(find<QPushButton>("saveChart"), Qt::Key_Space);
    acceptPath(m_folder.filePath(QStringLiteral("chart.png")));
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].toString(), QStringLiteral("progress"));
    QCOMPARE(requested[0][1].toString(), m_folder.filePath(QStringLiteral("chart.png")));
}

void tst_ReportPage::aChartCanBeALatexTable()
{
    QTest::keyClick(find<QPushButton>("saveChart"), Qt::Key_Space);
    auto *dialog = find<QFileDialog>("saveDialog");
    QVERIFY(dialog);
    auto *types = dialog->findChild<QComboBox *>(QStringLiteral("fileTypeCombo"));
    QVERIFY(types);
    QSignalSpy requested(m_page.get(), &ReportPage::chartSaveRequested);
    QTest::keyClick(types, Qt::Key_End);
    QCOMPARE(types->currentText(), QStringLiteral("LaTeX table (*.tex)"));
    acceptPath(m_folder.filePath(QStringLiteral("table")));
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][1].toString(), m_folder.filePath(QStringLiteral("table.tex")));
}

void tst_ReportPage::chartsAreThoseThereAre()
{
    QCOMPARE(find<QComboBox>("chartChooser")->count(), 5);
    showReport(unlabelledResults());
    QCOMPARE(find<QComboBox>("chartChooser")->count(), 1);
}

void tst_ReportPage::anUpdateKeepsTheChosenChart()
{
    auto *charts = find<QComboBox>("chartChooser");
    charts->setCurrentIndex(2);
    showReport(sampleResults());
    QCOMPARE(charts->currentIndex(), 2);
}

void tst_ReportPage::withoutAReportNothingCanBeSaved()
{
    ReportPage page;
    page.setStudies({sampleResults().choice});
    QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("saveReport"))->isEnabled());
    QVERIFY(!page.findChild<QPushButton *>(QStringLiteral("saveChart"))->isEnabled());
}

void tst_ReportPage::withoutAStudyItOffersToMakeOne()
{
    m_page->setStudies({});
    QSignalSpy requested(m_page.get(), &ReportPage::studiesPageRequested);
    auto *action = find<QPushButton>("emptyAction");
    QVERIFY(action->isVisible());
    QTest::keyClick(action, Qt::Key_Space);
    QCOMPARE(requested.size(), 1);
}

void tst_ReportPage::choosingAStudyAsksForIt()
{
    QSignalSpy requested(m_page.get(), &ReportPage::studyRequested);
    QTest::keyClick(find<QComboBox>("reportChooser"), Qt::Key_Down);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].toString(), QStringLiteral("study-2"));
}

CONCORD_TEST(tst_ReportPage)
#include "tst_reportpage.moc"
