// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/mainwindowcontroller.h"
#include "models/study/answervalue.h"
#include "storage/annotationrepository.h"
#include "storage/projectfile.h"
#include "tests/app/kindstudy.h"
#include "tests/app/screentexts.h"
#include "tests/app/scriptedannotator.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"
#include "ui/dialogs/unitlistdialog.h"
#include "ui/pages/annotatepage.h"

#include <QLabel>
#include <QPointer>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

namespace {

const QByteArray trainingQuestions = R"([
    {"id": "kind", "kind": "single_choice", "text": "What is it?", "options": [
        {"id": "fruit", "text": "A fruit", "key": "1"}, {"id": "tool", "text": "A tool", "key": "2"}]},
    {"id": "tags", "kind": "multiple_choice", "text": "What is it like?", "options": [
        {"id": "red", "text": "Crimson", "key": "r"}, {"id": "big", "text": "Large", "key": "b"}]}])";
// Right are fruit and {red, big}, then tool and {}.
const QByteArray trainingExamples = R"([
    {"turns": [{"speaker": "User", "text": "Eat it."}], "feedback": "secretfeedback one",
     "answers": {"kind": "fruit", "tags": "red|big"}},
    {"turns": [{"speaker": "User", "text": "Hit with it."}], "feedback": "secretfeedback two",
     "answers": {"kind": "tool", "tags": "{}"}}])";
const QByteArray reasonQuestions = R"([
    {"id": "fits", "kind": "yes_no_reason", "text": "Does it fit?", "reason_for": ["no"], "options": [
        {"id": "yes", "text": "Yes", "key": "1"}, {"id": "no", "text": "No", "key": "2"}]}])";
const QByteArray reasonExamples = R"([
    {"turns": [{"speaker": "User", "text": "Wear it."}], "answers": {"fits": "no"}}])";

} // namespace

/// Training before a study, at the real window.
class tst_AnnotateTraining : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void feedbackWaitsForEnter();
    void feedbackWaitsAfterAReason();
    void enterInACommentConfirmsNothing();
    void theKeyIsNotToldBefore();
    void anAnswerStandsOnceTheFeedbackWasSeen();
    void aSkipIsNotRight();
    void passingLeadsOn();
    void withoutPassingNobodyGoesOn();
    void failingIsRememberedWhenOneComesBack();
    void withoutAPassMarkTheStudyBeginsAnyway();
    void realUnitsCarryNoFeedback();
    void theUnitListHasTrainingApart();

private:
    void open(double passMark,
              const StudyTemplate &studyTemplate = kindTemplate(trainingQuestions,
                                                                trainingExamples));
    void answerBoth(const char *first, const char *second);
    AnnotateSession &session() { return m_annotator->session(); }
    QList<AnnotationEvent> events();

    std::unique_ptr<QTemporaryDir> m_folder;
    StudyId m_study;
    std::unique_ptr<MainWindowController> m_controller;
    std::unique_ptr<ScriptedAnnotator> m_annotator;
};

void tst_AnnotateTraining::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_AnnotateTraining::cleanup()
{
    m_annotator.reset();
    m_controller.reset();
}

void tst_AnnotateTraining::open(double passMark, const StudyTemplate &studyTemplate)
{
    const QString path = m_folder->filePath(QStringLiteral("training.concord"));
    if (!QFile::exists(path)) {
        const auto project = ProjectFile::create(path, QDateTime::currentDateTimeUtc());
        VERIFY_RESULT(project);
        m_study = makeKindStudy(**project,
                                {.studyTemplate = studyTemplate, .units = 3, .passMark = passMark});
    }
    cleanup();
    m_controller = std::make_unique<MainWindowController>();
    m_controller->show();
    m_controller->window().activateWindow();
    QTRY_VERIFY(m_controller->window().isActiveWindow());
    m_controller->openProject(path);
    QTRY_COMPARE(m_controller->studies().studies().size(), 1);
    m_annotator = std::make_unique<ScriptedAnnotator>(*m_controller);
    QVERIFY(m_annotator->begin(QStringLiteral("Ada")));
}

// Keys of both training units, with the Enter that confirms tags and the one past the feedback.
void tst_AnnotateTraining::answerBoth(const char *first, const char *second)
{
    for (const char *keys : {first, second}) {
        m_annotator->type(QString::fromLatin1(keys));
        m_annotator->press(Qt::Key_Return);
        m_annotator->press(Qt::Key_Return);
    }
}

QList<AnnotationEvent> tst_AnnotateTraining::events()
{
    const auto found = m_controller->project()
                           .file()
                           ->read([this](Database &database) {
                               return AnnotationRepository(database).events(m_study);
                           })
                           .result();
    return found ? *found : QList<AnnotationEvent>();
}

void tst_AnnotateTraining::feedbackWaitsForEnter()
{
    open(1);
    auto *chip = qobject_cast<QLabel *>(m_annotator->seen("trainingChip"));
    QVERIFY(chip);
    QCOMPARE(chip->text(), QStringLiteral("Training 1 of 2"));
    QVERIFY(!m_annotator->seen("unitCount"));
    m_annotator->type(QStringLiteral("1r"));
    m_annotator->press(Qt::Key_Return);
    QCOMPARE(session().screen().position, 0);
    QVERIFY(session().screen().feedback);
    const QList<TrainingMark> marks = session().screen().feedback->marks;
    QCOMPARE(marks.size(), 2);
    QCOMPARE(marks[0].isRight, std::optional(true));
    QCOMPARE(marks[1].isRight, std::optional(false));
    QCOMPARE(marks[1].given, QStringLiteral("Crimson"));
    QCOMPARE(marks[1].right, QStringLiteral("Crimson, Large"));
    QVERIFY(m_annotator->seen("feedback"));
    QVERIFY(screenTexts(m_controller->window(), m_annotator->page())
                .join(u'\n')
                .contains(u"secretfeedback one"));
    m_annotator->press(Qt::Key_Return);
    QCOMPARE(session().screen().position, 1);
    QVERIFY(!m_annotator->seen("feedback"));
    QCOMPARE(chip->text(), QStringLiteral("Training 2 of 2"));
    QCOMPARE(session().screen().done, 0); // training is no part of the progress
    QCOMPARE(session().screen().total, 3);
}

// The Enter that ends the reason is not the one that goes on.
void tst_AnnotateTraining::feedbackWaitsAfterAReason()
{
    open(0, kindTemplate(reasonQuestions, reasonExamples));
    m_annotator->type(QStringLiteral("2so it is"));
    m_annotator->press(Qt::Key_Return);
    QCOMPARE(session().screen().position, 0);
    QVERIFY(session().screen().feedback);
    QCOMPARE(session().screen().answers.value(reasonQuestion(QStringLiteral("fits"))),
             QStringLiteral("so it is"));
    QVERIFY(m_annotator->seen("feedback"));
    m_annotator->press(Qt::Key_Return);
    QVERIFY(m_annotator->seen("beginStudy"));
}

void tst_AnnotateTraining::enterInACommentConfirmsNothing()
{
    open(0);
    m_annotator->type(QStringLiteral("1r"));
    m_annotator->press(Qt::Key_C, Qt::AltModifier);
    m_annotator->type(QStringLiteral("blurred"));
    m_annotator->press(Qt::Key_Return);
    QCOMPARE(session().screen().comment, QStringLiteral("blurred"));
    QVERIFY(!session().screen().answers.contains(QStringLiteral("tags")));
    QVERIFY(!session().screen().feedback);
    m_annotator->type(QStringLiteral("b")); // the keyboard is back with the question
    m_annotator->press(Qt::Key_Return);
    QCOMPARE(session().screen().answers.value(QStringLiteral("tags")), QStringLiteral("red|big"));
    QVERIFY(session().screen().feedback);
}

void tst_AnnotateTraining::theKeyIsNotToldBefore()
{
    open(1);
    QVERIFY(!session().screen().unit.training);
    const QStringList texts = screenTexts(m_controller->window(), m_annotator->page());
    for (const QString &text : texts)
        QVERIFY2(!text.contains(u"secretfeedback"), qPrintable(text));
}

void tst_AnnotateTraining::anAnswerStandsOnceTheFeedbackWasSeen()
{
    open(1);
    m_annotator->type(QStringLiteral("2"));
    m_annotator->press(Qt::Key_Return);
    QVERIFY(session().screen().feedback);
    const qsizetype before = events().size();
    m_annotator->type(QStringLiteral("1"));
    m_annotator->press(Qt::Key_S, Qt::AltModifier);
    m_annotator->press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(events().size(), before);
    QCOMPARE(session().screen().answers.value(QStringLiteral("kind")), QStringLiteral("tool"));
}

void tst_AnnotateTraining::aSkipIsNotRight()
{
    open(1);
    m_annotator->press(Qt::Key_S, Qt::AltModifier);
    QVERIFY(session().screen().feedback);
    QCOMPARE(session().trainingScore().asked, 2);
    QCOMPARE(session().trainingScore().right, 0);
}

void tst_AnnotateTraining::passingLeadsOn()
{
    open(0.75); // three of four
    answerBoth("1br", "1");
    QCOMPARE(session().trainingScore().right, 3);
    QVERIFY(m_annotator->seen("beginStudy"));
    QVERIFY(!m_annotator->seen("repeatTraining"));
    m_annotator->click("beginStudy");
    QCOMPARE(session().screen().position, 2);
    auto *count = qobject_cast<QLabel *>(m_annotator->seen("unitCount"));
    QVERIFY(count);
    QCOMPARE(count->text(), QStringLiteral("1 / 3"));
    QVERIFY(!m_annotator->seen("trainingChip"));
}

void tst_AnnotateTraining::withoutPassingNobodyGoesOn()
{
    open(1);
    m_annotator->press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(session().screen().position, 1);
    m_annotator->press(Qt::Key_Right, Qt::AltModifier); // beyond the training
    QCOMPARE(session().screen().position, 1);
    m_annotator->press(Qt::Key_Left, Qt::AltModifier);
    answerBoth("1br", "1");
    QVERIFY(!m_annotator->seen("beginStudy"));
    QCOMPARE(events().size(), 4);
    m_annotator->click("repeatTraining");
    QCOMPARE(session().screen().position, 0);
    QVERIFY(session().screen().answers.isEmpty());
    QCOMPARE(events().size(), 8); // the first attempt stays, withdrawn
    answerBoth("1br", "2");
    QVERIFY(m_annotator->seen("beginStudy"));
    QVERIFY(session().trainingScore().isPassed());
}

void tst_AnnotateTraining::failingIsRememberedWhenOneComesBack()
{
    open(1);
    answerBoth("1br", "1");
    open(1);
    QVERIFY(m_annotator->seen("repeatTraining"));
    m_annotator->click("repeatTraining");
    m_annotator->type(QStringLiteral("1br"));
    m_annotator->press(Qt::Key_Return);
    open(1);
    QCOMPARE(session().screen().position, 1);
    QVERIFY(!session().screen().mayGoOn);
}

void tst_AnnotateTraining::withoutAPassMarkTheStudyBeginsAnyway()
{
    open(0);
    answerBoth("2", "1");
    QVERIFY(m_annotator->seen("beginStudy"));
    m_annotator->press(Qt::Key_Return);
    QCOMPARE(session().screen().position, 2);
}

void tst_AnnotateTraining::realUnitsCarryNoFeedback()
{
    open(0);
    answerBoth("2", "1");
    m_annotator->click("beginStudy");
    for (int i = 0; i < 3; ++i) {
        QVERIFY(!session().screen().feedback);
        m_annotator->type(QStringLiteral("1"));
        m_annotator->press(Qt::Key_Return);
        QCOMPARE(session().screen().done, i + 1);
    }
    QVERIFY(m_annotator->seen("finish"));
}

void tst_AnnotateTraining::theUnitListHasTrainingApart()
{
    open(0);
    m_annotator->press(Qt::Key_J, Qt::AltModifier);
    QPointer<UnitListDialog> dialog;
    QTRY_VERIFY((dialog = m_annotator->page().findChild<UnitListDialog *>()));
    auto *table = dialog->findChild<QTableView *>(QStringLiteral("units"));
    QCOMPARE(table->model()->rowCount(), 5);
    QCOMPARE(table->model()->index(1, 0).data().toString(), QStringLiteral("Training 2"));
    QCOMPARE(table->model()->index(2, 0).data().toString(), QStringLiteral("1"));
    QTest::keyClick(table, Qt::Key_O);
    QCOMPARE(table->model()->rowCount(), 3);
    QTest::keyClick(table, Qt::Key_T);
    QCOMPARE(table->model()->rowCount(), 2);
    QTest::keyClick(table, Qt::Key_A);
    QTest::keyClick(table, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(table, Qt::Key_Return);
    QTRY_COMPARE(session().screen().position, 4);
}

CONCORD_TEST(tst_AnnotateTraining)
#include "tst_annotatetraining.moc"
