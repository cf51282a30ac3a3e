// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindowcontroller.h"
#include "storage/adjudicationrepository.h"
#include "storage/import/labelscsv.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "tests/app/annotationfixture.h"
#include "tests/app/commandrunner.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"
#include "ui/pages/adjudicationpage.h"
#include "ui/pages/studiespage.h"
#include "ui/widgets/bubble.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

/// A researcher at the real window: the queue of a study of six units, of which two annotators
/// judge three differently.
class tst_AdjudicationSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theCardLeadsToTheQueue();
    void keysDecideUnitAfterUnit();
    void undoGoesOverDecisions();
    void aDecisionIsTakenBackAndTakenAgain();
    void leavingAndComingBackKeepsDecisions();
    void closingTheProjectEndsIt();
    void adjudicatedLabelsComeOutAtTheCommandLine();
    void judgesComeInAtTheCommandLine();

private:
    void begin();
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    AdjudicationPage &page() { return *m_controller->window().findChild<AdjudicationPage *>(); }
    QString progress()
    {
        return page().findChild<QLabel *>(QStringLiteral("adjudicationProgress"))->text();
    }
    QString currentKey()
    {
        const auto *table = page().findChild<QTableView *>(QStringLiteral("adjudicationQueue"));
        return table->currentIndex().siblingAtColumn(0).data().toString();
    }
    QStringList decisions(); // "value reason", by unit

    QTemporaryDir m_source;
    QString m_template;
    StudyId m_study;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<MainWindowController> m_controller;
};

void tst_AdjudicationSession::initTestCase()
{
    m_template = makeTuringProject(m_source.path(), 5);
    const auto project = ProjectFile::open(m_template, ProjectFile::Access::Write);
    VERIFY_RESULT(project);
    m_study = makeTuringStudy(**project, 6, {QStringLiteral("Ada"), QStringLiteral("Ben")}, 2);
    QByteArray labels = "unit_key,annotator,question,value,comment\n";
    for (int i = 1; i <= 6; ++i) {
        const QByteArray key = "fidelity-000" + QByteArray::number(i);
        labels += key + ",Ada,source,human,\n" + key + ",Ben,source,"
            + (i <= 3 ? "ai,so smooth\n" : "human,\n");
    }
    const QString file = writeFile(m_source.path(), QStringLiteral("labels.csv"), labels);
    const Result<LabelsSummary> taken =
        (*project)
            ->write([&](Database &database) {
                return importLabels(database, m_study, file, DeviceId::create(),
                                    QDateTime::currentDateTimeUtc());
            })
            .result();
    VERIFY_RESULT(taken);
    QCOMPARE(taken->imported, 12);
}

void tst_AdjudicationSession::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("p.concord"));
    QVERIFY(QFile::copy(m_template, m_path));
    m_controller = std::make_unique<MainWindowController>();
    m_controller->show();
    m_controller->window().activateWindow();
    QTRY_VERIFY(m_controller->window().isActiveWindow());
    m_controller->openProject(m_path);
    QTRY_COMPARE(m_controller->studies().studies().size(), 1);
}

void tst_AdjudicationSession::cleanup()
{
    m_controller.reset();
}

void tst_AdjudicationSession::begin()
{
    m_controller->window().showPage(MainWindow::Studies);
    StudiesPage &studies = m_controller->window().studies();
    QTest::mouseClick(studies.findChild<QPushButton *>(QStringLiteral("adjudicate")),
                      Qt::LeftButton);
    QTRY_VERIFY(page().isVisible());
    QTRY_VERIFY(!currentKey().isEmpty());
    QTRY_VERIFY(!page().findChildren<Bubble *>().isEmpty());
}

void tst_AdjudicationSession::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QVERIFY(focus && page().isAncestorOf(focus));
    QTest::keyClick(focus, key, modifiers);
}

QStringList tst_AdjudicationSession::decisions()
{
    const Result<QList<Decision>> stored =
        m_controller->project()
            .file()
            ->read([this](Database &database) {
                return AdjudicationRepository(database).decisions(m_study);
            })
            .result();
    QStringList lines;
    for (const Decision &decision : stored ? *stored : QList<Decision>())
        lines.append(decision.value + u' ' + decision.reason);
    return lines;
}

void tst_AdjudicationSession::theCardLeadsToTheQueue()
{
    begin();
    QCOMPARE(progress(), QStringLiteral("3 unanimous, 0 decided, 3 open"));
    QCOMPARE(currentKey(), QStringLiteral("fidelity-0001"));
}

void tst_AdjudicationSession::keysDecideUnitAfterUnit()
{
    begin();
    press(Qt::Key_2);
    press(Qt::Key_R, Qt::AltModifier);
    QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("odd"));
    press(Qt::Key_Return);
    QTRY_COMPARE(currentKey(), QStringLiteral("fidelity-0002"));
    QTRY_COMPARE(progress(), QStringLiteral("3 unanimous, 1 decided, 2 open"));
    for (int i = 0; i < 2; ++i) {
        press(Qt::Key_1);
        press(Qt::Key_Return);
        QTRY_COMPARE(progress(),
                     QStringLiteral("3 unanimous, %1 decided, %2 open").arg(i + 2).arg(1 - i));
    }
    QCOMPARE(decisions(),
             QStringList(
                 {QStringLiteral("ai odd"), QStringLiteral("human "), QStringLiteral("human ")}));
    QVERIFY(currentKey().isEmpty());
}

void tst_AdjudicationSession::undoGoesOverDecisions()
{
    begin();
    press(Qt::Key_2);
    press(Qt::Key_Return);
    QTRY_COMPARE(currentKey(), QStringLiteral("fidelity-0002"));
    press(Qt::Key_1);
    press(Qt::Key_Return);
    QTRY_COMPARE(currentKey(), QStringLiteral("fidelity-0003"));
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(currentKey(), QStringLiteral("fidelity-0002"));
    QCOMPARE(decisions(), QStringList(QStringLiteral("ai ")));
    press(Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(currentKey(), QStringLiteral("fidelity-0001"));
    QVERIFY(decisions().isEmpty());
    press(Qt::Key_Z, Qt::ControlModifier); // nothing is left to undo
    QCOMPARE(progress(), QStringLiteral("3 unanimous, 0 decided, 3 open"));
}

void tst_AdjudicationSession::aDecisionIsTakenBackAndTakenAgain()
{
    begin();
    page().findChild<QComboBox *>(QStringLiteral("adjudicationFilter"))->setCurrentIndex(1);
    press(Qt::Key_2);
    press(Qt::Key_Return);
    QTRY_COMPARE(currentKey(), QStringLiteral("fidelity-0002"));
    press(Qt::Key_Up);
    press(Qt::Key_T, Qt::AltModifier);
    QTRY_COMPARE(progress(), QStringLiteral("3 unanimous, 0 decided, 3 open"));
    QVERIFY(decisions().isEmpty());
    press(Qt::Key_Z, Qt::ControlModifier); // what was taken back stands again
    QTRY_COMPARE(progress(), QStringLiteral("3 unanimous, 1 decided, 2 open"));
    QCOMPARE(decisions(), QStringList(QStringLiteral("ai ")));
}

void tst_AdjudicationSession::leavingAndComingBackKeepsDecisions()
{
    begin();
    press(Qt::Key_2);
    press(Qt::Key_Return);
    QTRY_COMPARE(currentKey(), QStringLiteral("fidelity-0002"));
    QTest::mouseClick(page().findChild<QPushButton *>(QStringLiteral("leaveAdjudication")),
                      Qt::LeftButton);
    QVERIFY(!page().isVisible());
    begin();
    QTRY_COMPARE(progress(), QStringLiteral("3 unanimous, 1 decided, 2 open"));
}

void tst_AdjudicationSession::closingTheProjectEndsIt()
{
    begin();
    const QString other = m_folder->filePath(QStringLiteral("other.concord"));
    QVERIFY(QFile::copy(m_template, other));
    m_controller->openProject(other);
    const auto isOpen = [&] {
        const ProjectFile *file = m_controller->project().file();
        return file && QFileInfo(file->path()) == QFileInfo(other);
    };
    QTRY_VERIFY(isOpen());
    QVERIFY(!page().isVisible());
    QVERIFY(currentKey().isEmpty());
}

void tst_AdjudicationSession::adjudicatedLabelsComeOutAtTheCommandLine()
{
    begin();
    press(Qt::Key_2);
    press(Qt::Key_Return);
    QTRY_COMPARE(currentKey(), QStringLiteral("fidelity-0002"));
    m_controller.reset();
    const auto run = runInside({QStringLiteral("labels"), QStringLiteral("export"), m_path,
                                QStringLiteral("--study"), QStringLiteral("Turing"),
                                QStringLiteral("--labels"), QStringLiteral("adjudicated")});
    QCOMPARE(run.out.count(",human,unanimous,,,"), 3);
    QVERIFY2(run.out.contains("fidelity-0001,source,ai,decision,,,"), run.out.constData());
}

void tst_AdjudicationSession::judgesComeInAtTheCommandLine()
{
    m_controller.reset();
    const QString file = writeFile(m_folder->path(), QStringLiteral("judge.csv"),
                                   "unit_key,question,value\nfidelity-0001,source,ai\n");
    const auto run =
        runInside({QStringLiteral("labels"), QStringLiteral("import"), m_path,
                   QStringLiteral("--study"), QStringLiteral("Turing"), QStringLiteral("--judge"),
                   QStringLiteral("gpt"), file, QStringLiteral("--json")});
    QVERIFY2(run.out.contains("\"imported\": 1"), run.out.constData());
    const auto exported = runInside({QStringLiteral("labels"), QStringLiteral("export"), m_path,
                                     QStringLiteral("--study"), QStringLiteral("Turing"),
                                     QStringLiteral("--format"), QStringLiteral("label-studio")});
    QVERIFY2(exported.out.contains("\"first_name\": \"gpt\""), exported.out.constData());
}

CONCORD_TEST(tst_AdjudicationSession)

#include "tst_adjudicationsession.moc"
