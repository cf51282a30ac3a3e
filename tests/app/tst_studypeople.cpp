// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindowcontroller.h"
#include "app/resultsloader.h"
#include "app/studyplanning.h"
#include "app/studysession.h"
#include "models/study/answerstate.h"
#include "storage/annotationrepository.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "tests/app/annotationfixture.h"
#include "tests/app/commandrunner.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"
#include "ui/pages/studiespage.h"

#include <QAction>
#include <QJsonArray>
#include <QJsonObject>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

/// People who come and go, in the window and on the command line.
class tst_StudyPeople : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void statusTellsTimesAndPace();
    void trainingHasItsKeysFromTheUnits();
    void listTellsThePhase();
    void pilotsAreNamedInChoosers();
    void openUnitsAreReassigned();
    void annotatorIsAdded();
    void annotatorIsErased();
    void studyIsRenamedAndDeleted();
    void guidelineIsAmended();
    void closingTellsWhatIsOpen();
    void wrongWordsAreWrongUsage_data();
    void wrongWordsAreWrongUsage();
    void theWindowShowsTheChange();
    void aJudgeJoinsFromTheWindow();

private:
    Run study(const QStringList &words, bool isJson = true);
    QJsonObject status();
    void write(const std::function<void(Database &)> &task);
    void answer(int units, qint64 milliseconds);

    QTemporaryDir m_source;
    QString m_template;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    StudyId m_study;
};

// Twelve units that Ada, Ben and Cy share out, two per unit.
void tst_StudyPeople::initTestCase()
{
    m_template = makeTuringProject(m_source.path(), 6);
    const auto project = ProjectFile::open(m_template, ProjectFile::Access::Write);
    VERIFY_RESULT(project);
    m_study = makeTuringStudy(
        **project, 12, {QStringLiteral("Ada"), QStringLiteral("Ben"), QStringLiteral("Cy")}, 2);
}

void tst_StudyPeople::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("p.concord"));
    QVERIFY(QFile::copy(m_template, m_path));
}

Run tst_StudyPeople::study(const QStringList &words, bool isJson)
{
    QStringList arguments{QStringLiteral("study"), words[0], m_path};
    arguments += words.sliced(1);
    if (isJson)
        arguments.append(QStringLiteral("--json"));
    return runInside(arguments);
}

QJsonObject tst_StudyPeople::status()
{
    return study({QStringLiteral("status"), QStringLiteral("Turing")}).json().object();
}

void tst_StudyPeople::write(const std::function<void(Database &)> &task)
{
    const auto project = ProjectFile::open(m_path, ProjectFile::Access::Write);
    VERIFY_RESULT(project);
    (*project)
        ->write([&](Database &database) {
            task(database);
            return true;
        })
        .waitForFinished();
}

// Ada's first units.
void tst_StudyPeople::answer(int units, qint64 milliseconds)
{
    write([&](Database &database) {
        const auto assignments = StudyRepository(database).assignments(m_study);
        AnnotationRepository annotations(database);
        const DeviceId device = DeviceId::create();
        for (int i = 0; i < units; ++i) {
            const QDateTime at(QDate(2026, 3, 4), QTime(5, 6, i), Qt::UTC);
            const AnnotationEvent event =
                nextEvent({},
                          {assignments->at(i).id, QStringLiteral("source"), QStringLiteral("human"),
                           at, milliseconds * (i + 1), at},
                          device, i + 1);
            const Result<void> done = annotations.append(event);
            VERIFY_RESULT(done);
        }
    });
}

void tst_StudyPeople::statusTellsTimesAndPace()
{
    answer(3, 10'000);
    const QJsonObject all = status();
    QCOMPARE(all[u"phase"].toString(), QStringLiteral("main"));
    QCOMPARE(all[u"guideline_version"].toInt(), 1);
    QCOMPARE(all[u"amendments"].toArray().size(), 0);
    const QJsonObject ada = all[u"annotators"][0].toObject();
    // By hand: 10, 20 and 30 s; five more units at 20 s.
    QCOMPARE(ada[u"done"].toInt(), 3);
    COMPARE_NEAR(ada[u"seconds_per_unit"][u"median"].toDouble(), 20.0, 1e-9);
    COMPARE_NEAR(ada[u"seconds_per_unit"][u"q1"].toDouble(), 15.0, 1e-9);
    COMPARE_NEAR(ada[u"seconds_per_unit"][u"q3"].toDouble(), 25.0, 1e-9);
    COMPARE_NEAR(ada[u"units_per_hour"].toDouble(), 180.0, 1e-9);
    COMPARE_NEAR(ada[u"seconds_left"].toDouble(), 100.0, 1e-9);
    QCOMPARE(ada[u"last_answer_at"].toString(), QStringLiteral("2026-03-04T05:06:02.000Z"));
    QVERIFY(ada[u"training"].isNull());
    QVERIFY(ada[u"self_consistency"].isNull());
    QVERIFY(all[u"annotators"][1][u"seconds_per_unit"].isNull());
    QCOMPARE(all[u"together"][u"total"].toInt(), 24);
    COMPARE_NEAR(all[u"together"][u"seconds_per_unit"][u"median"].toDouble(), 20.0, 1e-9);
    const Run text = study({QStringLiteral("status"), QStringLiteral("Turing")}, false);
    QVERIFY2(text.out.contains("20.0 (15.0 to 25.0)"), text.out.constData());
}

// A training unit of the template's own carries its answers in the file.
void tst_StudyPeople::trainingHasItsKeysFromTheUnits()
{
    write([this](Database &database) {
        StudyTemplate asked = *StudyRepository(database).studyTemplate(m_study);
        asked.training = {{{{QStringLiteral("A"), QStringLiteral("Hello.")}},
                           {},
                           {},
                           {{QStringLiteral("source"), QStringLiteral("human")}},
                           {}}};
        StudyPlan plan;
        plan.name = QStringLiteral("Trained");
        plan.studyTemplate = asked;
        plan.design = {0, {QStringLiteral("Ada")}, 1, 1, {}};
        plan.design.trainingUnits = 1;
        plan.design.passMark = 0.5;
        PlannedUnit unit;
        unit.key = QStringLiteral("training-1");
        unit.isTraining = true;
        unit.example = 0;
        plan.units = {unit};
        plan.assignments = {{0, 0, 1, 0}};
        const auto id = StudyRepository(database).create(plan, QDateTime::currentDateTimeUtc());
        VERIFY_RESULT(id);
        const auto assignments = StudyRepository(database).assignments(*id);
        const QDateTime at(QDate(2026, 3, 4), QTime(5, 6), Qt::UTC);
        const Result<void> done = AnnotationRepository(database).append(
            nextEvent({},
                      {assignments->constFirst().id, QStringLiteral("source"), QStringLiteral("ai"),
                       at, 1000, at},
                      DeviceId::create(), 1));
        VERIFY_RESULT(done);
    });
    const QJsonObject all =
        study({QStringLiteral("status"), QStringLiteral("Trained")}).json().object();
    const QJsonObject training = all[u"annotators"][0][u"training"].toObject();
    QCOMPARE(training[u"answered"].toInt(), 1);
    QCOMPARE(training[u"questions"].toInt(), 1);
    QCOMPARE(training[u"right"].toInt(), 0);
    QVERIFY(training[u"passed"].isBool());
    QVERIFY(!training[u"passed"].toBool());
    QCOMPARE(all[u"annotators"][0][u"total"].toInt(), 0);
}

void tst_StudyPeople::listTellsThePhase()
{
    const QJsonArray all = study({QStringLiteral("list")}).json().array();
    QCOMPARE(all[0][u"phase"].toString(), QStringLiteral("main"));
    QVERIFY(study({QStringLiteral("list")}, false).out.contains("PHASE"));
}

void tst_StudyPeople::pilotsAreNamedInChoosers()
{
    write([](Database &database) {
        const Study main = *StudyRepository(database).find(QStringLiteral("Turing"));
        StudyPlan plan;
        plan.name = QStringLiteral("First try");
        plan.studyTemplate = *StudyRepository(database).studyTemplate(main.id);
        plan.design = main.design;
        plan.design.phase = StudyPhase::Pilot;
        const auto made = StudyRepository(database).create(plan, QDateTime::currentDateTimeUtc());
        VERIFY_RESULT(made);
        const auto choices = studyChoices(database);
        VERIFY_RESULT(choices);
        QCOMPARE(choices->at(0).title, QStringLiteral("Turing"));
        QCOMPARE(choices->at(1).title, QStringLiteral("First try (pilot)"));
    });
}

void tst_StudyPeople::openUnitsAreReassigned()
{
    answer(2, 1000);
    const Run run = study({QStringLiteral("reassign"), QStringLiteral("Turing"),
                           QStringLiteral("--from"), QStringLiteral("Ada")});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject result = run.json().object();
    QCOMPARE(result[u"units"].toInt(), 6);
    QCOMPARE(result[u"given"].toArray().size(), 2);
    QCOMPARE(result[u"left"].toArray().size(), 0);
    const QJsonObject all = status();
    QCOMPARE(all[u"annotators"][0][u"total"].toInt(), 2);
    QCOMPARE(all[u"assignments"].toInt(), 24);
    QCOMPARE(all[u"amendments"].toArray().size(), 1);
    QCOMPARE(all[u"amendments"][0][u"kind"].toString(), QStringLiteral("units reassigned"));
    const Run again =
        study({QStringLiteral("reassign"), QStringLiteral("Turing"), QStringLiteral("--from"),
               QStringLiteral("Ben"), QStringLiteral("--to"), QStringLiteral("Zoe")});
    QCOMPARE(again.exitCode, 1);
    QVERIFY(again.err.contains("Zoe"));
}

void tst_StudyPeople::annotatorIsAdded()
{
    Run run =
        study({QStringLiteral("add-annotator"), QStringLiteral("Turing"), QStringLiteral("Dee")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()[u"units"].toInt(), 6);
    run = study({QStringLiteral("add-annotator"), QStringLiteral("Turing"), QStringLiteral("Eve"),
                 QStringLiteral("--extra"), QStringLiteral("4")});
    QCOMPARE(run.json()[u"units"].toInt(), 4);
    QCOMPARE(status()[u"annotators"].toArray().size(), 5);
    run = study({QStringLiteral("add-annotator"), QStringLiteral("Turing"), QStringLiteral("Fay"),
                 QStringLiteral("--extra"), QStringLiteral("none")});
    QCOMPARE(run.exitCode, 2);
}

void tst_StudyPeople::annotatorIsErased()
{
    answer(3, 1000);
    const Run run = study({QStringLiteral("erase-annotator"), QStringLiteral("Ada")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json().object(),
             (QJsonObject{{QStringLiteral("answers"), 3}, {QStringLiteral("studies"), 1}}));
    const QJsonObject all = status();
    QCOMPARE(all[u"annotators"].toArray().size(), 2);
    QCOMPARE(all[u"done"].toInt(), 0);
    QCOMPARE(study({QStringLiteral("erase-annotator"), QStringLiteral("Ada")}).exitCode, 1);
}

void tst_StudyPeople::studyIsRenamedAndDeleted()
{
    Run run = study({QStringLiteral("rename"), QStringLiteral("Turing"), QStringLiteral("Old")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()[u"name"].toString(), QStringLiteral("Old"));
    QCOMPARE(study({QStringLiteral("delete"), QStringLiteral("Turing")}).exitCode, 1);
    run = study({QStringLiteral("delete"), QStringLiteral("Old")}, false);
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.out.contains("Deleted the study \"Old\"."));
    QCOMPARE(study({QStringLiteral("list")}).json().array().size(), 0);
}

void tst_StudyPeople::guidelineIsAmended()
{
    const QString file = writeFile(m_folder->path(), QStringLiteral("g.txt"), "Read it twice.\n");
    const QStringList words{QStringLiteral("amend"), QStringLiteral("Turing"),
                            QStringLiteral("--guideline"), file};
    Run run = study(words);
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()[u"guideline_version"].toInt(), 2);
    QCOMPARE(status()[u"guideline_version"].toInt(), 2);
    QCOMPARE(study(words).exitCode, 1);
    QCOMPARE(study({QStringLiteral("amend"), QStringLiteral("Turing"),
                    QStringLiteral("--guideline"), QStringLiteral("/nowhere")})
                 .exitCode,
             1);
}

void tst_StudyPeople::closingTellsWhatIsOpen()
{
    const Run run = study({QStringLiteral("close"), QStringLiteral("Turing")});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.json()[u"open"].toInt(), 24);
    QVERIFY(run.err.contains("24"));
    QCOMPARE(status()[u"state"].toString(), QStringLiteral("closed"));
    QCOMPARE(study({QStringLiteral("close"), QStringLiteral("Turing")}).exitCode, 1);
    QCOMPARE(study({QStringLiteral("reassign"), QStringLiteral("Turing"), QStringLiteral("--from"),
                    QStringLiteral("Ada")})
                 .exitCode,
             1);
}

void tst_StudyPeople::wrongWordsAreWrongUsage_data()
{
    QTest::addColumn<QStringList>("words");
    const auto row = [](const char *words) {
        QTest::newRow(words) << QString::fromLatin1(words).split(u' ');
    };
    row("reassign Turing");
    row("add-annotator Turing");
    row("erase-annotator");
    row("rename Turing");
    row("delete");
    row("amend Turing");
}

void tst_StudyPeople::wrongWordsAreWrongUsage()
{
    QFETCH(QStringList, words);
    QCOMPARE(study(words).exitCode, 2);
}

void tst_StudyPeople::theWindowShowsTheChange()
{
    MainWindowController controller;
    controller.show();
    controller.window().activateWindow();
    QTRY_VERIFY(controller.window().isActiveWindow());
    controller.openProject(m_path);
    QTRY_COMPARE(controller.studies().studies().size(), 1);
    controller.window().showPage(MainWindow::Studies);
    StudiesPage &page = controller.window().studies();
    page.findChild<QAction *>(QStringLiteral("eraseAnnotator-Ada"))->trigger();
    auto *erase =
        QApplication::activeModalWidget()->findChild<QPushButton *>(QStringLiteral("confirm"));
    QVERIFY(erase->text().contains(QStringLiteral("Ada")));
    QTest::mouseClick(erase, Qt::LeftButton);
    QTRY_COMPARE(controller.studies().studies().constFirst().progress.size(), 2);
    QTRY_VERIFY(!page.findChild<QPushButton *>(QStringLiteral("annotate-Ada")));
    QVERIFY(page.findChild<QPushButton *>(QStringLiteral("annotate-Ben")));
    page.findChild<QAction *>(QStringLiteral("deleteStudy"))->trigger();
    QTest::mouseClick(
        QApplication::activeModalWidget()->findChild<QPushButton *>(QStringLiteral("confirm")),
        Qt::LeftButton);
    QTRY_COMPARE(controller.studies().studies().size(), 0);
    QTRY_VERIFY(page.findChild<QPushButton *>(QStringLiteral("firstStudy"))->isVisible());
}

void tst_StudyPeople::aJudgeJoinsFromTheWindow()
{
    const Run all =
        runInside({QStringLiteral("labels"), QStringLiteral("export"), m_path,
                   QStringLiteral("--study"), QStringLiteral("Turing"), QStringLiteral("--all")});
    QCOMPARE(all.exitCode, 0);
    const QByteArray unit = all.out.split('\n').value(1).split(',').value(0);
    const QString path = m_folder->filePath(QStringLiteral("judge.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("unit_key,question,value\n" + unit + ",source,human\n");
    file.close();
    const auto project = ProjectFile::open(m_path, ProjectFile::Access::Write);
    VERIFY_RESULT(project);
    StudySession session(DeviceId::create());
    session.setFile(project->get());
    QSignalSpy noted(&session, &StudySession::noted);
    QSignalSpy failed(&session, &StudySession::failed);
    session.importJudge(m_study.toString(), QStringLiteral("gpt-4o"), path);
    QTRY_COMPARE(noted.size(), 1);
    QVERIFY(failed.isEmpty());
    const QString note = noted[0][0].toString();
    QVERIFY2(note.startsWith(u"1 "), qPrintable(note));
    QTRY_VERIFY(!session.studies().isEmpty());
    QTRY_COMPARE(session.studies().constFirst().amendments.size(), 1);
    const QString words = amendmentWords(session.studies().constFirst().amendments.constFirst());
    QVERIFY2(words.contains(u"gpt-4o"), qPrintable(words));
    QCOMPARE(session.studies().constFirst().annotators.size(), 3);
    session.setFile(nullptr);
}

CONCORD_TEST(tst_StudyPeople)

#include "tst_studypeople.moc"
