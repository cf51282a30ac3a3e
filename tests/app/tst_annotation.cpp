// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindowcontroller.h"
#include "app/resultsloader.h"
#include "storage/annotationrepository.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"
#include "tests/app/annotationfixture.h"
#include "tests/app/screentexts.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"
#include "ui/dialogs/unitlistdialog.h"
#include "ui/pages/annotatepage.h"

#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QProcess>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

/// An annotator at the real window, pressing real keys.
class tst_Annotation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void sixtyUnitsByKeysAlone();
    void undoAndRedoGoOverUnits();
    void skipFlagAndCommentAreKept();
    void aSkippedUnitCanBeAnsweredAsBefore();
    void aCommentBeingTypedIsNotLost();
    void theUnitListLeadsAnywhere();
    void anAnnotatorResumesAtTheFirstOpenUnit();
    void answersComeOutInTheResults();
    void menuKeysDoNotGetInTheWay();
    void nothingBlindIsInWidgetsOrAccessibility();
    void answeredUnitsSurviveBeingKilled();
    void theAnnotatingConnectionIsFullyDurable();

private:
    AnnotatePage &page() { return m_controller->window().annotate(); }
    AnnotateSession &session() { return m_controller->annotation(); }
    AnnotatorId annotator(int index);
    void openWindow();
    void begin(int annotatorIndex);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    QList<AnnotationEvent> events();

    QTemporaryDir m_source;
    QString m_template;
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    StudyId m_study;
    std::unique_ptr<MainWindowController> m_controller;
};

void tst_Annotation::initTestCase()
{
    m_template = makeTuringProject(m_source.path(), 40);
    const auto project = ProjectFile::open(m_template, ProjectFile::Access::Write);
    VERIFY_RESULT(project);
    m_study = makeTuringStudy(**project, 60, {QStringLiteral("Ada"), QStringLiteral("Ben")}, 2);
}

void tst_Annotation::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("p.concord"));
    QVERIFY(QFile::copy(m_template, m_path));
    openWindow();
}

void tst_Annotation::cleanup()
{
    m_controller.reset();
}

void tst_Annotation::openWindow()
{
    m_controller.reset();
    m_controller = std::make_unique<MainWindowController>();
    m_controller->show();
    m_controller->window().activateWindow();
    QTRY_VERIFY(m_controller->window().isActiveWindow());
    m_controller->openProject(m_path);
    QTRY_COMPARE(m_controller->studies().studies().size(), 1);
}

AnnotatorId tst_Annotation::annotator(int index)
{
    return m_controller->studies().studies().constFirst().annotators.at(index).id;
}

void tst_Annotation::begin(int annotatorIndex)
{
    Q_EMIT page().beginRequested(m_study.toString(), annotator(annotatorIndex).toString());
    QVERIFY(session().isRunning());
}

void tst_Annotation::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus && page().isAncestorOf(focus) ? focus : static_cast<QWidget *>(&page()),
                    key, modifiers);
}

QList<AnnotationEvent> tst_Annotation::events()
{
    const Result<QList<AnnotationEvent>> events =
        m_controller->project()
            .file()
            ->read([this](Database &database) {
                return AnnotationRepository(database).events(m_study);
            })
            .result();
    return events ? *events : QList<AnnotationEvent>();
}

void tst_Annotation::sixtyUnitsByKeysAlone()
{
    begin(0);
    QCOMPARE(session().screen().total, 60);
    for (int i = 0; i < 60; ++i) {
        QCOMPARE(session().screen().position, i);
        press(i % 3 == 0 ? Qt::Key_2 : Qt::Key_1);
        QCOMPARE(events().size(), i + 1); // on disk before the next unit shows
    }
    QVERIFY(session().isFinished());
    QTRY_VERIFY(page().findChild<QPushButton *>(QStringLiteral("finish"))->isVisible());
    int ai = 0;
    for (const AnnotationEvent &event : events()) {
        ai += event.value == QStringLiteral("ai") ? 1 : 0;
        QVERIFY(event.durationMs.has_value());
    }
    QCOMPARE(ai, 20);
}

void tst_Annotation::undoAndRedoGoOverUnits()
{
    begin(0);
    const QString first = session().screen().unit.key;
    press(Qt::Key_1);
    press(Qt::Key_2);
    QCOMPARE(session().screen().position, 2);
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(session().screen().position, 1);
    QVERIFY(session().screen().answers.isEmpty());
    press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(session().screen().unit.key, first);
    QVERIFY(session().screen().answers.isEmpty());
    press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(session().screen().unit.key, first);
    QCOMPARE(session().screen().answers.value(QStringLiteral("source")), QStringLiteral("human"));
    QCOMPARE(events().size(), 5); // undoing and redoing append
}

void tst_Annotation::skipFlagAndCommentAreKept()
{
    begin(0);
    const AssignmentId first =
        events().isEmpty() ? AssignmentId() : events().constFirst().assignment;
    QVERIFY(!first.isValid());
    press(Qt::Key_F, Qt::AltModifier);
    QVERIFY(session().screen().isFlagged);
    QCOMPARE(session().screen().position, 0);
    press(Qt::Key_C, Qt::AltModifier);
    auto *comment = page().findChild<QLineEdit *>(QStringLiteral("comment"));
    QTRY_VERIFY(comment->hasFocus());
    QTest::keyClicks(comment, QStringLiteral("odd 1 2"));
    QTest::keyClick(comment, Qt::Key_Return);
    QCOMPARE(session().screen().comment, QStringLiteral("odd 1 2"));
    QVERIFY(session().screen().answers.isEmpty()); // digits in a comment answer nothing
    press(Qt::Key_S, Qt::AltModifier);
    QCOMPARE(session().screen().position, 1);
    press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(session().screen().isSkipped);
    QVERIFY(session().screen().isFlagged);
    QCOMPARE(comment->text(), QStringLiteral("odd 1 2"));
}

void tst_Annotation::aSkippedUnitCanBeAnsweredAsBefore()
{
    begin(0);
    press(Qt::Key_1);
    press(Qt::Key_Left, Qt::AltModifier);
    press(Qt::Key_S, Qt::AltModifier);
    press(Qt::Key_Left, Qt::AltModifier);
    QVERIFY(session().screen().isSkipped);
    QVERIFY(session().screen().answers.isEmpty());
    press(Qt::Key_1);
    QCOMPARE(session().units().entries().at(0).state, AssignmentState::Done);
    press(Qt::Key_Left, Qt::AltModifier);
    press(Qt::Key_S, Qt::AltModifier);
    QCOMPARE(session().units().entries().at(0).state, AssignmentState::Skipped);
}

void tst_Annotation::aCommentBeingTypedIsNotLost()
{
    begin(0);
    auto *comment = page().findChild<QLineEdit *>(QStringLiteral("comment"));
    press(Qt::Key_C, Qt::AltModifier);
    QTRY_VERIFY(comment->hasFocus());
    QTest::keyClicks(comment, QStringLiteral("odd"));
    press(Qt::Key_F, Qt::AltModifier);
    QVERIFY(session().screen().isFlagged);
    QCOMPARE(session().screen().comment, QStringLiteral("odd"));
    QTest::keyClicks(comment, QStringLiteral("er"));
    press(Qt::Key_Right, Qt::AltModifier);
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(session().screen().comment, QStringLiteral("odder"));
}

void tst_Annotation::theUnitListLeadsAnywhere()
{
    begin(0);
    press(Qt::Key_1);
    press(Qt::Key_J, Qt::AltModifier);
    QPointer<UnitListDialog> dialog;
    QTRY_VERIFY((dialog = page().findChild<UnitListDialog *>()));
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("units"));
    QCOMPARE(table->model()->rowCount(), 60);
    QCOMPARE(table->model()->index(0, UnitListModel::AnswerColumn).data().toString(),
             QStringLiteral("Human"));
    QTest::keyClick(table, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(session().screen().position, 59);
}

void tst_Annotation::anAnnotatorResumesAtTheFirstOpenUnit()
{
    begin(0);
    for (int i = 0; i < 7; ++i)
        press(Qt::Key_1);
    openWindow();
    begin(0);
    QCOMPARE(session().screen().position, 7);
    QCOMPARE(session().screen().done, 7);
    begin(1);
    QCOMPARE(session().screen().position, 0);
}

void tst_Annotation::answersComeOutInTheResults()
{
    for (const int who : {0, 1}) {
        begin(who);
        for (int i = 0; i < 60; ++i)
            press(Qt::Key_1);
    }
    const Result<StudyResults> results =
        m_controller->project()
            .file()
            ->read([this](Database &database) -> Result<StudyResults> {
                const auto study = StudyRepository(database).load(m_study);
                if (!study)
                    return study.error();
                return loadStudyResults(database, *study, {});
            })
            .result();
    VERIFY_RESULT(results);
    QCOMPARE(results->agreement.summary.ratings, 120);
    QCOMPARE(results->agreement.summary.pairableUnits, 60);
    QVERIFY(results->turing);
    QCOMPARE(results->turing->pooled.counts.correctRejections,
             60); // 30 human texts, two annotators
    QCOMPARE(results->turing->pooled.counts.misses, 60);
    QCOMPARE(results->turing->pooled.accuracy.value, std::optional(0.5));
    const CoefficientResult *headline = headlineOf(*results);
    QVERIFY(headline);
    QCOMPARE(headline->estimate.undefined, std::optional(UndefinedReason::noVariation));
    QVERIFY(results->disputed.isEmpty());
}

void tst_Annotation::menuKeysDoNotGetInTheWay()
{
    m_controller->window().showPage(MainWindow::Items);
    const auto titles = [this] {
        QStringList found;
        const QList<QMenu *> menus = m_controller->window().findChildren<QMenu *>();
        for (const QMenu *menu : menus)
            found.append(menu->title());
        return found;
    };
    QVERIFY(titles().contains(QStringLiteral("&File")));
    begin(0);
    QVERIFY(titles().contains(QStringLiteral("File")));
    m_controller->window().showPage(MainWindow::Items);
    QVERIFY(titles().contains(QStringLiteral("&File")));
}

void tst_Annotation::nothingBlindIsInWidgetsOrAccessibility()
{
    begin(0);
    for (int i = 0; i < 10; ++i) {
        const QStringList texts = screenTexts(m_controller->window(), page());
        QVERIFY(texts.join(u'\n').contains(u"number")); // the unit's own text is there
        for (const char *secret : {"peopledata", "modeldata", "peoplekey", "modelkey", "peoplefile",
                                   "modelfile", "secret source", "Zebra", "synthetic"}) {
            for (const QString &text : texts)
                QVERIFY2(!text.contains(QLatin1StringView(secret)), qPrintable(text));
        }
        press(Qt::Key_1);
    }
}

void tst_Annotation::answeredUnitsSurviveBeingKilled()
{
    const QString annotatorId = annotator(0).toString();
    m_controller.reset();
    QStringList answered;
    for (int round = 0; round < 5; ++round) {
        QProcess helper;
        helper.start(QStringLiteral(CONCORD_ANNOTATION_HELPER),
                     {m_path, m_study.toString(), annotatorId});
        QVERIFY(helper.waitForStarted());
        int seen = 0;
        const int wanted = 2 + round * 2;
        while (seen < wanted) {
            QVERIFY2(helper.canReadLine() || helper.waitForReadyRead(30'000),
                     helper.readAllStandardError().constData());
            while (helper.canReadLine()) {
                const QString line = QString::fromUtf8(helper.readLine()).trimmed();
                if (line.startsWith(u"at ")) {
                    QVERIFY2(!answered.contains(line.mid(3)),
                             "resumed at a unit that was answered");
                    continue;
                }
                answered.append(line);
                ++seen;
            }
        }
        helper.kill(); // SIGKILL
        QVERIFY(helper.waitForFinished());
        const QList<QByteArray> rest = helper.readAllStandardOutput().split('\n');
        for (const QByteArray &line : rest) {
            if (!line.isEmpty() && !line.startsWith("at "))
                answered.append(QString::fromUtf8(line));
        }
    }
    openWindow();
    begin(0);
    QStringList kept;
    for (const UnitEntry &unit : session().units().entries()) {
        if (unit.state == AssignmentState::Done)
            kept.append(unit.key);
    }
    for (const QString &key : std::as_const(answered))
        QVERIFY2(kept.contains(key), qPrintable(key));
    QCOMPARE_LE(kept.size(), answered.size() + 5); // at most one a round that it had no time to say
    QCOMPARE(session().screen().position, int(kept.size()));
}

void tst_Annotation::theAnnotatingConnectionIsFullyDurable()
{
    const Result<QString> synchronous =
        m_controller->project()
            .file()
            ->write(
                [](Database &database) { return database.pragma(QStringLiteral("synchronous")); })
            .result();
    VERIFY_RESULT(synchronous);
    QCOMPARE(*synchronous, QStringLiteral("2")); // FULL
}

CONCORD_TEST(tst_Annotation)
#include "tst_annotation.moc"
