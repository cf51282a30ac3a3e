// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demoproject.h"
#include "app/mainwindowcontroller.h"
#include "storage/projectfile.h"
#include "tests/support/testregistry.h"
#include "ui/charts/heatmapwidget.h"
#include "ui/pages/evaluationpage.h"
#include "ui/pages/itemspage.h"
#include "ui/widgets/chartcard.h"

#include <QComboBox>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

/// From a heatmap to the failures behind it and to the item, in the real window by real keys.
class tst_EvaluationController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aCellLeadsToItsFailuresAndToTheItem();
    void aKeyPutsATagOn();
    void theReadingIsThatOfBoth();
    void chartsAreSaved_data();
    void chartsAreSaved();
    void theItemShowsWhatModelsAnswered();
    void theOverviewLeadsToTheEvaluation();

private:
    template <typename Widget>
    Widget *find(const char *name)
    {
        return m_controller->window().findChild<Widget *>(QString::fromLatin1(name));
    }
    FailureTableModel &failures() { return m_controller->failures().failures(); }
    void openFailuresOf(int row, int column);

    QTemporaryDir m_folder;
    QString m_demo;
    std::unique_ptr<MainWindowController> m_controller;
};

void tst_EvaluationController::initTestCase()
{
    m_demo = m_folder.filePath(QStringLiteral("demo.concord"));
    const auto done = createDemoProject(m_demo, QDateTime::currentDateTimeUtc());
    VERIFY_RESULT(done);
}

void tst_EvaluationController::init()
{
    QSettings().clear();
    const QString path = m_folder.filePath(QStringLiteral("work.concord"));
    QFile::remove(path);
    QVERIFY(QFile::copy(m_demo, path));
    m_controller = std::make_unique<MainWindowController>();
    m_controller->show();
    m_controller->window().activateWindow();
    QTRY_VERIFY(m_controller->window().isActiveWindow());
    m_controller->openProject(path);
    QTRY_COMPARE(m_controller->items().items().rowCount(), 198);
    QTest::keyClick(&m_controller->window(), Qt::Key_3, Qt::ControlModifier);
    QTRY_VERIFY(!m_controller->evaluation().session().view().comparisons.isEmpty());
    QTRY_COMPARE(failures().rowCount(), 420);
}

void tst_EvaluationController::cleanup()
{
    m_controller.reset();
}

void tst_EvaluationController::openFailuresOf(int row, int column)
{
    m_controller->window().evaluation().showTab(EvaluationPage::Tasks);
    auto *grid = find<ChartCard>("task-accuracy")->findChild<HeatmapWidget *>();
    grid->setFocus();
    grid->setCurrentCell(row, column);
    QTest::keyClick(grid, Qt::Key_Return);
}

void tst_EvaluationController::aCellLeadsToItsFailuresAndToTheItem()
{
    openFailuresOf(1, 1);
    QTRY_COMPARE(failures().rowCount(), 21); // Quill's rankings under three pathways
    QCOMPARE(find<QTabBar>("tabs")->currentIndex(), int(EvaluationPage::Failures));
    const FailureRow worst = failures().rowAt(0);
    QCOMPARE(worst.task, QStringLiteral("rank"));
    QPushButton *open = nullptr;
    const auto buttons = m_controller->window().findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->isVisible() && button->text() == QStringLiteral("Open the item"))
            open = button;
    }
    QVERIFY(open);
    QTRY_VERIFY(open->isEnabled());
    QTest::mouseClick(open, Qt::LeftButton);
    auto *table = find<QTableView>("itemTable");
    QTRY_COMPARE(m_controller->items().items().idAt(table->currentIndex().row()), worst.item);
    QVERIFY(table->isVisible());
}

void tst_EvaluationController::aKeyPutsATagOn()
{
    m_controller->failures().setTags(
        tagsNamed({QStringLiteral("vague"), QStringLiteral("made up")}));
    QSignalSpy listed(&m_controller->failures(), &FailureSession::listChanged);
    QTRY_COMPARE(listed.size(), 1);
    openFailuresOf(0, 0);
    QTRY_COMPARE(failures().rowCount(), 21);
    const FailureRow worst = failures().rowAt(0);
    QWidget *focus = QApplication::focusWidget();
    QVERIFY(focus);
    QTest::keyClick(focus, Qt::Key_2);
    QTRY_COMPARE(failures().rowAt(failures().rowOf(worst.response)).tags,
                 QStringList(QStringLiteral("made up")));
    QTest::keyClick(focus, Qt::Key_2);
    QTRY_VERIFY(failures().rowAt(failures().rowOf(worst.response)).tags.isEmpty());
}

void tst_EvaluationController::theReadingIsThatOfBoth()
{
    auto *reading = find<QComboBox>("reading");
    reading->setFocus();
    QTest::keyClick(reading, Qt::Key_Down);
    QTRY_COMPARE(m_controller->evaluation().session().view().choice.reading, Reading::Repaired);
    QCOMPARE(m_controller->failures().filter().reading, Reading::Repaired);
}

void tst_EvaluationController::chartsAreSaved_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("svg") << QStringLiteral("svg") << QByteArray("<?xml");
    QTest::newRow("png") << QStringLiteral("png") << QByteArray("\x89PNG");
    QTest::newRow("pdf") << QStringLiteral("pdf") << QByteArray("%PDF");
    QTest::newRow("csv") << QStringLiteral("csv") << QByteArray("Model,recommend");
    QTest::newRow("tex") << QStringLiteral("tex") << QByteArray("\\begin{table}");
}

void tst_EvaluationController::chartsAreSaved()
{
    QFETCH(QString, ending);
    QFETCH(QByteArray, beginning);
    const QString path = m_folder.filePath(u"chart." + ending);
    auto *card = find<ChartCard>("task-accuracy");
    m_controller->window().evaluation().showTab(EvaluationPage::Tasks);
    QTest::mouseClick(card->findChild<QPushButton *>(QStringLiteral("saveChart")), Qt::LeftButton);
    auto *dialog = card->findChild<QFileDialog *>(QStringLiteral("saveDialog"));
    QVERIFY(dialog);
    Q_EMIT dialog->fileSelected(path);
    dialog->reject();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith(beginning));
}

void tst_EvaluationController::theItemShowsWhatModelsAnswered()
{
    QSignalSpy loaded(&m_controller->failures(), &FailureSession::itemLoaded);
    ItemFilter filter;
    filter.task = QStringLiteral("rank");
    m_controller->window().items().setFilter(filter);
    m_controller->items().setFilter(filter);
    QTRY_COMPARE(loaded.isEmpty(), false);
    QTRY_COMPARE(loaded.constLast()[1].value<QList<ResponseDetail>>().size(), 6);
}

void tst_EvaluationController::theOverviewLeadsToTheEvaluation()
{
    QTest::keyClick(&m_controller->window(), Qt::Key_1, Qt::ControlModifier);
    const QString text = find<QLabel>("models")->text();
    QVERIFY2(text.contains(u"420 response"), qPrintable(text));
    QTRY_VERIFY(!m_controller->window().evaluation().isVisible());
    QTest::mouseClick(find<QPushButton>("toEvaluation"), Qt::LeftButton);
    QVERIFY(m_controller->window().evaluation().isVisible());
}

CONCORD_TEST(tst_EvaluationController)
#include "tst_evaluationcontroller.moc"
