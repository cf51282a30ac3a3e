// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoproject.h"
#include "app/mainwindowcontroller.h"
#include "storage/projectfile.h"
#include "tests/app/responsefixture.h"
#include "tests/support/datasetsample.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"
#include "ui/charts/heatmapwidget.h"
#include "ui/dialogs/importdialog.h"
#include "ui/dialogs/importresultdialog.h"
#include "ui/pages/datasetpage.h"
#include "ui/pages/itemspage.h"
#include "ui/pages/overviewpage.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

/// The window with everything behind it, worked by keys.
class tst_MainWindowController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void keysLeadFromOverviewToASearchedItem();
    void keysLeadFromOverviewToADatasetAndBack();
    void aDatasetsCellLeadsToItsItems();
    void aDatasetsNumbersAreSaved();
    void aDatasetsChartIsSaved();
    void anImportThroughTheDialogArrivesInTheList();
    void anImportedStudyIsListed();
    void rejectedLinesAreShown();
    void droppedFilesAreOfferedForImport();
    void aFileIsPreviewedAndAddedAgain();
    void responsesComeInThroughTheDialog();
    void aggregatesAreSummedUpByModels();
    void aBenchmarkIsDroppedWithItsResponses();
    void oldScoresAreComputedAgainAfterOpening();
    void aReadOnlyProjectSaysThatItsScoresAreOld();
    void textSizeAndThemeAreRemembered();

private:
    QLineEdit *search()
    {
        return m_controller->window().findChild<QLineEdit *>(QStringLiteral("search"));
    }
    QTableView *table()
    {
        return m_controller->window().findChild<QTableView *>(QStringLiteral("itemTable"));
    }
    QString benchmark() const;
    bool shows(const QString &text);
    QString note() { return m_controller->window().statusBar()->currentMessage(); }
    void import(const QString &path);

    QTemporaryDir m_folder;
    QString m_demo;
    std::unique_ptr<MainWindowController> m_controller;
};

void tst_MainWindowController::initTestCase()
{
    m_demo = m_folder.filePath(QStringLiteral("demo.concord"));
    const auto done = createDemoProject(m_demo, QDateTime::currentDateTimeUtc());
    VERIFY_RESULT(done);
}

void tst_MainWindowController::init()
{
    QSettings().clear();
    const QString path = m_folder.filePath(QStringLiteral("work.concord"));
    QFile::remove(path);
    QVERIFY(QFile::copy(m_demo, path));
    m_controller = std::make_unique<MainWindowController>();
    m_controller->show();
    m_controller->window().activateWindow();
    QTRY_VERIFY(m_controller->window().isActiveWindow());
    QSignalSpy changed(&m_controller->items(), &ItemSession::itemsChanged);
    m_controller->openProject(path);
    QTRY_COMPARE(m_controller->items().items().rowCount(), 198);
    QTRY_COMPARE(m_controller->project().datasets().size(), 3);
}

void tst_MainWindowController::cleanup()
{
    m_controller.reset();
}

// The demo's dataset that has attributes.
QString tst_MainWindowController::benchmark() const
{
    for (const Dataset &dataset : m_controller->project().datasets()) {
        if (dataset.format == u"ip-dialog")
            return dataset.name;
    }
    return {};
}

bool tst_MainWindowController::shows(const QString &text)
{
    const QList<QLabel *> labels = m_controller->window().findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisible() && label->text() == text;
    });
}

void tst_MainWindowController::import(const QString &path)
{
    QSignalSpy finished(&m_controller->imports(), &ImportSession::finished);
    m_controller->importFiles({path});
    QTRY_VERIFY(m_controller->window().findChild<ImportDialog *>());
    auto *dialog = m_controller->window().findChild<ImportDialog *>();
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(finished.wait(20'000));
}

void tst_MainWindowController::keysLeadFromOverviewToASearchedItem()
{
    MainWindow &window = m_controller->window();
    QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier);
    QTRY_VERIFY(table()->isVisible()); // a button answers its shortcut with a short press
    QTRY_VERIFY(shows(QStringLiteral("recommend-1")));
    QTest::keyClick(table(), Qt::Key_Down);
    QTRY_VERIFY(shows(QStringLiteral("recommend-2")));
    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(search(), QStringLiteral("blue guesthouse"));
    QTest::keyClick(search(), Qt::Key_Return);
    QTRY_COMPARE_LE(m_controller->items().items().rowCount(), 3);
    QTRY_VERIFY(shows(QStringLiteral("recommend-1")));
    QTest::keyClick(search(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(search(), Qt::Key_Delete);
    QTRY_COMPARE(m_controller->items().items().rowCount(), 198);
}

void tst_MainWindowController::keysLeadFromOverviewToADatasetAndBack()
{
    MainWindow &window = m_controller->window();
    auto *datasets = window.findChild<QTableWidget *>(QStringLiteral("datasets"));
    auto *button = window.findChild<QPushButton *>(QStringLiteral("statistics"));
    QTRY_COMPARE(datasets->rowCount(), 3);
    QTest::keyClick(datasets, Qt::Key_Down);
    QTest::keyClick(button, Qt::Key_Space);
    const QString name = datasets->item(1, 0)->text();
    QTRY_VERIFY(window.dataset().isVisible());
    QVERIFY(shows(name));
    QTRY_VERIFY(!window.dataset().statistics().diversity.isEmpty());
    QCOMPARE(window.dataset().statistics().items, m_controller->project().datasets()[1].items);
    QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
    QTRY_VERIFY(window.overview().isVisible());
}

void tst_MainWindowController::aDatasetsCellLeadsToItsItems()
{
    MainWindow &window = m_controller->window();
    Q_EMIT window.overview().statisticsRequested(benchmark());
    QTRY_VERIFY(window.dataset().statistics().cooccurrence.isValid());
    const auto maps = window.dataset()
                          .findChild<QWidget *>(QStringLiteral("togetherCard"))
                          ->findChildren<HeatmapWidget *>();
    HeatmapWidget *heatmap = maps.first();
    heatmap->setFocus();
    heatmap->setCurrentCell(0, 0);
    QTest::keyClick(heatmap, Qt::Key_Return);
    QTRY_VERIFY(window.items().isVisible());
    QCOMPARE(m_controller->items().filter().attributeType,
             window.dataset().statistics().cooccurrence.rows.first());
}

void tst_MainWindowController::aDatasetsNumbersAreSaved()
{
    DatasetPage &page = m_controller->window().dataset();
    Q_EMIT m_controller->window().overview().statisticsRequested(benchmark());
    QTRY_VERIFY(!page.statistics().diversity.isEmpty());
    for (const QString &ending :
         {QStringLiteral("csv"), QStringLiteral("json"), QStringLiteral("tex")}) {
        const QString path = m_folder.filePath(u"numbers." + ending);
        Q_EMIT page.exportRequested(ending, path);
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("MATTR") || text.contains("mattr"), text.constData());
    }
}

void tst_MainWindowController::aDatasetsChartIsSaved()
{
    MainWindow &window = m_controller->window();
    window.dataset().openDataset(benchmark());
    QTRY_VERIFY(!window.dataset().statistics().diversity.isEmpty());
    for (const QString &ending :
         {QStringLiteral("svg"), QStringLiteral("png"), QStringLiteral("pdf"),
          QStringLiteral("csv"), QStringLiteral("tex")}) {
        const QString path = m_folder.filePath(u"words." + ending);
        Q_EMIT window.dataset().chartSaveRequested(QStringLiteral("words-histogram"), path);
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly) && file.size() > 60, qPrintable(path));
    }
    QVERIFY(note().contains(QStringLiteral("words.tex")));
}

void tst_MainWindowController::anImportThroughTheDialogArrivesInTheList()
{
    import(writeFile(m_folder.path(), QStringLiteral("more.jsonl"), dialogueLine("new-1")));
    QTRY_COMPARE(m_controller->items().items().rowCount(), 199);
    QTRY_COMPARE(m_controller->project().datasets().size(), 4);
    QVERIFY(!m_controller->window().findChild<ImportResultDialog *>());
}

void tst_MainWindowController::anImportedStudyIsListed()
{
    QSignalSpy listed(&m_controller->studies(), &StudySession::studiesChanged);
    import(writeFile(m_folder.path(), QStringLiteral("rated.csv"),
                     "unit,annotator,value\nu1,Al,good\nu1,Bo,bad\n"));
    const auto names = [this] {
        QStringList listedNames;
        for (const StudyOverview &study : m_controller->studies().studies())
            listedNames.append(study.study.name);
        return listedNames;
    };
    QTRY_VERIFY(names().contains(QStringLiteral("rated")));
    QVERIFY(!listed.isEmpty());
}

void tst_MainWindowController::rejectedLinesAreShown()
{
    import(writeFile(m_folder.path(), QStringLiteral("half.jsonl"),
                     dialogueLine("new-1") + "nonsense\n"));
    auto *dialog = m_controller->window().findChild<ImportResultDialog *>();
    QVERIFY(dialog);
    const auto *rejects = dialog->findChild<QTableWidget *>(QStringLiteral("rejects"));
    QCOMPARE(rejects->rowCount(), 1);
    QCOMPARE(rejects->item(0, 1)->text(), QStringLiteral("2"));
}

void tst_MainWindowController::droppedFilesAreOfferedForImport()
{
    const QString path =
        writeFile(m_folder.path(), QStringLiteral("dropped.jsonl"), dialogueLine("new-1"));
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_controller->window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&m_controller->window(), &drop);
    QTRY_VERIFY(m_controller->window().findChild<ImportDialog *>());
    const auto *dialog = m_controller->window().findChild<ImportDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->sources().constFirst().path, path);
    QCOMPARE(dialog->sources().constFirst().name, QStringLiteral("dropped"));
}

void tst_MainWindowController::aFileIsPreviewedAndAddedAgain()
{
    const QString path =
        writeFile(m_folder.path(), QStringLiteral("faq.csv"), "id,question\nq1,Why?\nq2,How?\n");
    m_controller->importFiles({path});
    QTRY_VERIFY(m_controller->window().findChild<ImportDialog *>());
    auto *first = m_controller->window().findChild<ImportDialog *>();
    auto *preview = first->findChild<QTableWidget *>(QStringLiteral("preview"));
    QTRY_COMPARE(preview->rowCount(), 2);
    QCOMPARE(preview->item(1, 3)->text(), QStringLiteral("How?"));
    QSignalSpy finished(&m_controller->imports(), &ImportSession::finished);
    QTest::keyClick(first, Qt::Key_Return);
    QVERIFY(finished.wait(20'000));
    QTRY_VERIFY(!m_controller->window().findChild<ImportDialog *>());
    QTRY_COMPARE(m_controller->items().items().rowCount(), 200);
    import(path); // goes into the same dataset
    QTRY_VERIFY(m_controller->window().findChild<ImportResultDialog *>());
    QCOMPARE(m_controller->items().items().rowCount(), 200);
}

void tst_MainWindowController::responsesComeInThroughTheDialog()
{
    QFile items(QStringLiteral(":/concord/demo/items.jsonl"));
    QVERIFY(items.open(QIODevice::ReadOnly));
    QByteArray lines;
    while (!items.atEnd()) {
        const QJsonObject item = QJsonDocument::fromJson(items.readLine()).object();
        lines += QJsonDocument(QJsonObject{{QStringLiteral("task"), item[u"task"]},
                                           {QStringLiteral("index"), item[u"index"]},
                                           {QStringLiteral("predict"), QStringLiteral("Hm.")}})
                     .toJson(QJsonDocument::Compact)
            + '\n';
    }
    QSignalSpy finished(&m_controller->imports(), &ImportSession::finished);
    m_controller->importFiles({writeFile(m_folder.path(), QStringLiteral("plume.jsonl"), lines)});
    QTRY_VERIFY(m_controller->window().findChild<ImportDialog *>());
    auto *dialog = m_controller->window().findChild<ImportDialog *>();
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return); // the pathway is not known: nothing happens
    QVERIFY(dialog->isVisible());
    QTest::keyClick(dialog->findChild<QComboBox *>(QStringLiteral("pathway")), Qt::Key_Down);
    auto *model = dialog->findChild<QLineEdit *>(QStringLiteral("model"));
    QVERIFY(model->text().isEmpty()); // no model that is known
    QTest::keyClicks(model, QStringLiteral("plume"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(finished.wait(20'000));
    QVERIFY2(note().contains(QStringLiteral("scored")), qPrintable(note()));
    QCOMPARE(finished[0][0].value<QList<ImportSummary>>().at(0).imported, 70);
    QCOMPARE(m_controller->items().items().rowCount(), 198);
    // 420 of the demo and these 70.
    const auto *models = m_controller->window().findChild<QLabel *>(QStringLiteral("models"));
    QTRY_VERIFY2(models->text().contains(u"490 response"), qPrintable(models->text()));
}

void tst_MainWindowController::aggregatesAreSummedUpByModels()
{
    const QString path = writeFile(m_folder.path(), QStringLiteral("all.json"),
                                   R"({"alpaca_hq_cot1_1000": {
                      "qwen": {"rank": {"answer_acc": 50.0, "attribute_f1": 40.0,
                                        "value_f1": 30.0, "relative_value_acc": 60.0},
                               "filter": {"answer_acc": 50.0, "attribute_f1": 40.0,
                                          "value_f1": 30.0, "relative_value_acc": 60.0}},
                      "claude": {"rank": {"answer_acc": 50.0, "attribute_f1": 40.0,
                                          "value_f1": 30.0, "relative_value_acc": 60.0}}}})");
    QSignalSpy finished(&m_controller->imports(), &ImportSession::finished);
    m_controller->importFiles({path});
    QTRY_VERIFY(m_controller->window().findChild<ImportDialog *>());
    auto *dialog = m_controller->window().findChild<ImportDialog *>();
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(finished.wait(20'000));
    QVERIFY2(note().contains(u"3 score") && note().contains(u"of 2 model"), qPrintable(note()));
    const auto *models = m_controller->window().findChild<QLabel *>(QStringLiteral("models"));
    QTRY_VERIFY2(models->text().contains(u"finished numbers of 2 model"),
                 qPrintable(models->text()));
}

void tst_MainWindowController::aBenchmarkIsDroppedWithItsResponses()
{
    const QString items =
        writeFile(m_folder.path(), QStringLiteral("bench.jsonl"), ipDialogLine("predict", 1));
    const QString responses =
        writeFile(m_folder.path(), QStringLiteral("plume.jsonl"),
                  R"({"task":"predict","index":1,"predict":"Answer: [yes]"})");
    QSignalSpy finished(&m_controller->imports(), &ImportSession::finished);
    m_controller->importFiles({responses, items});
    QTRY_VERIFY(m_controller->window().findChild<ImportDialog *>());
    auto *dialog = m_controller->window().findChild<ImportDialog *>();
    QVERIFY(dialog);
    QTest::keyClick(dialog->findChild<QComboBox *>(QStringLiteral("pathway")), Qt::Key_Down);
    QTest::keyClicks(dialog->findChild<QLineEdit *>(QStringLiteral("model")),
                     QStringLiteral("plume"));
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(finished.wait(20'000));
    QTRY_COMPARE(m_controller->project().datasets().size(), 4);
    QTRY_COMPARE(m_controller->items().items().rowCount(), 199);
}

void tst_MainWindowController::oldScoresAreComputedAgainAfterOpening()
{
    const QTemporaryDir folder;
    const QString path = makeResponseProject(folder.path(), 20);
    makeScoresOld(path);
    QSignalSpy finished(&m_controller->rescoring(), &RescoringSession::finished);
    m_controller->openProject(path);
    QVERIFY(finished.wait(20'000));
    QVERIFY2(note().contains(QStringLiteral("scored again")), qPrintable(note()));
    const QString sql = QStringLiteral("SELECT count(*) FROM model_run WHERE scoring_version > 0");
    QCOMPARE(numberIn(path, sql), 1);
    m_controller->project().close();
    m_controller->openProject(path);
    QTRY_COMPARE(m_controller->project().datasets().size(), 1);
    QCOMPARE(finished.size(), 1);
}

void tst_MainWindowController::aReadOnlyProjectSaysThatItsScoresAreOld()
{
    const QTemporaryDir folder;
    const QString path = makeResponseProject(folder.path(), 20);
    makeScoresOld(path);
    const auto writer = ProjectFile::open(path, ProjectFile::Access::Write);
    VERIFY_RESULT(writer);
    m_controller->openProject(path);
    QTRY_VERIFY(note().contains(QStringLiteral("older version")));
    const QString sql = QStringLiteral("SELECT count(*) FROM model_run WHERE scoring_version = 0");
    QCOMPARE(numberIn(path, sql), 1);
}

void tst_MainWindowController::textSizeAndThemeAreRemembered()
{
    QTest::keyClick(&m_controller->window(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(Settings().dialoguePointSize(), 14);
    Q_EMIT m_controller->window().themeRequested(QStringLiteral("dark"));
    QCOMPARE(Settings().theme(), QStringLiteral("dark"));
    QVERIFY(qApp->palette().color(QPalette::Window).lightness() < 128);
    Q_EMIT m_controller->window().themeRequested(QStringLiteral("light"));
    QVERIFY(qApp->palette().color(QPalette::Window).lightness() > 128);
}

CONCORD_TEST(tst_MainWindowController)
#include "tst_mainwindowcontroller.moc"
