// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/dialogs/annotatesettingsdialog.h"
#include "ui/dialogs/keysheet.h"
#include "ui/pages/annotatepage.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Concord;

class tst_AnnotatePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void digitsAnswer();
    void digitsInTheCommentDoNot();
    void enterInTheCommentAnswersNothing();
    void enterAfterAReasonLeavesTheFeedback();
    void heldKeysAnswerOnce();
    void theChosenAnswerIsMarked();
    void textIsShownAsItIs();
    void withoutAStudyItSaysWhereToGo();
    void choicesBegin();
    void everyButtonIsNamed();
    void keysReachTheQuestionFromAnywhere();
    void settingsAreASheetAway();
    void aFoldedGuidelineIsRemembered();
    void theKeySheetExplainsEveryKind();
    void trainingIsCountedApart();

private:
    static AnnotationScreen screen(int position);
    void ask(QuestionKind kind);
    QPushButton *option(const char *id)
    {
        return m_page->findChild<QPushButton *>(u"option-" + QString::fromLatin1(id));
    }

    std::unique_ptr<UnitListModel> m_units;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<AnnotatePage> m_page;
};

AnnotationScreen tst_AnnotatePage::screen(int position)
{
    AnnotationScreen screen;
    screen.position = position;
    screen.total = 3;
    screen.unit.key = QStringLiteral("fidelity-%1").arg(position);
    screen.unit.turns = {{QStringLiteral("A"), 0, QStringLiteral("text <b>%1</b>").arg(position)}};
    return screen;
}

void tst_AnnotatePage::init()
{
    m_page.reset();
    m_units = std::make_unique<UnitListModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_units.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_units->setEntries({{QStringLiteral("fidelity-0"), AssignmentState::Open, false, {}}});
    m_page = std::make_unique<AnnotatePage>(*m_units);
    StudyTemplate studyTemplate;
    studyTemplate.title = QStringLiteral("Fidelity");
    Question question;
    question.id = QStringLiteral("source");
    question.text = QStringLiteral("Human or AI?");
    question.options = {{QStringLiteral("human"), QStringLiteral("Human"), QStringLiteral("1")},
                        {QStringLiteral("ai"), QStringLiteral("AI"), QStringLiteral("2")}};
    studyTemplate.questions = {question};
    m_page->resize(1200, 700);
    m_page->show();
    m_page->activateWindow();
    m_page->begin(QStringLiteral("Ada"), studyTemplate);
    m_page->setScreen(screen(0));
}

void tst_AnnotatePage::digitsAnswer()
{
    QSignalSpy answers(m_page.get(), &AnnotatePage::answerRequested);
    auto *text = m_page->findChild<QScrollArea *>(QStringLiteral("unitText"));
    QTest::keyClick(text, Qt::Key_2);
    QTest::keyClick(text, Qt::Key_1);
    QTest::keyClick(text, Qt::Key_3);
    QTest::keyClick(text, Qt::Key_1, Qt::KeypadModifier);
    QCOMPARE(answers.size(), 3);
    QCOMPARE(answers[0][1].toString(), QStringLiteral("ai"));
    QCOMPARE(answers[1][1].toString(), QStringLiteral("human"));
    QCOMPARE(answers[2][1].toString(), QStringLiteral("human"));
}

void tst_AnnotatePage::digitsInTheCommentDoNot()
{
    QSignalSpy answers(m_page.get(), &AnnotatePage::answerRequested);
    QSignalSpy comments(m_page.get(), &AnnotatePage::commentRequested);
    auto *comment = m_page->findChild<QLineEdit *>(QStringLiteral("comment"));
    QTest::keyClicks(comment, QStringLiteral("12"));
    QTest::keyClick(comment, Qt::Key_Return);
    QCOMPARE(answers.size(), 0);
    QCOMPARE(comments.size(), 1);
    QCOMPARE(comments[0][0].toString(), QStringLiteral("12"));
}

void tst_AnnotatePage::ask(QuestionKind kind)
{
    StudyTemplate studyTemplate;
    Question question{.id = QStringLiteral("q"), .kind = kind, .text = QStringLiteral("Well?")};
    question.options = {{QStringLiteral("yes"), QStringLiteral("Yes"), QStringLiteral("1")},
                        {QStringLiteral("no"), QStringLiteral("No"), QStringLiteral("2")}};
    question.reasonFor = {QStringLiteral("no")};
    studyTemplate.questions = {question};
    m_page->begin(QStringLiteral("Ada"), studyTemplate);
    m_page->setScreen(screen(0));
}

void tst_AnnotatePage::enterInTheCommentAnswersNothing()
{
    ask(QuestionKind::MultipleChoice); // where Enter says that none applies
    QSignalSpy answers(m_page.get(), &AnnotatePage::answerRequested);
    QTest::keyClick(m_page->findChild<QLineEdit *>(QStringLiteral("comment")), Qt::Key_Return);
    QCOMPARE(answers.size(), 0);
    QTest::keyClick(m_page->findChild<QScrollArea *>(QStringLiteral("unitText")), Qt::Key_Return);
    QCOMPARE(answers.size(), 1);
}

void tst_AnnotatePage::enterAfterAReasonLeavesTheFeedback()
{
    ask(QuestionKind::YesNoReason);
    AnnotationScreen answered = screen(0);
    answered.answers = {{QStringLiteral("q"), QStringLiteral("no")}};
    m_page->setScreen(answered);
    QSignalSpy goingOn(m_page.get(), &AnnotatePage::goOnRequested);
    connect(m_page.get(), &AnnotatePage::answerRequested, m_page.get(), [&] {
        answered.feedback = TrainingFeedback{{}, QStringLiteral("Because.")};
        m_page->setScreen(answered);
    });
    auto *reason = m_page->findChild<QLineEdit *>(QStringLiteral("reason"));
    QTest::keyClicks(reason, QStringLiteral("too short"));
    QTest::keyClick(reason, Qt::Key_Return);
    QVERIFY(m_page->findChild<QWidget *>(QStringLiteral("feedback"))->isVisible());
    QCOMPARE(goingOn.size(), 0);
    QTest::keyClick(m_page->findChild<QScrollArea *>(QStringLiteral("unitText")), Qt::Key_Return);
    QCOMPARE(goingOn.size(), 1);
}

void tst_AnnotatePage::heldKeysAnswerOnce()
{
    QSignalSpy answers(m_page.get(), &AnnotatePage::answerRequested);
    auto *text = m_page->findChild<QScrollArea *>(QStringLiteral("unitText"));
    QKeyEvent repeated(QEvent::KeyPress, Qt::Key_1, Qt::NoModifier, QStringLiteral("1"), true);
    QCoreApplication::sendEvent(text, &repeated);
    QCOMPARE(answers.size(), 0);
}

void tst_AnnotatePage::theChosenAnswerIsMarked()
{
    AnnotationScreen answered = screen(0);
    answered.answers = {{QStringLiteral("source"), QStringLiteral("ai")}};
    answered.isFlagged = true;
    m_page->setScreen(answered);
    QVERIFY(option("ai")->isChecked());
    QVERIFY(!option("human")->isChecked());
    QVERIFY(m_page->findChild<QPushButton *>(QStringLiteral("flag"))->isChecked());
    m_page->setScreen(screen(1));
    QVERIFY(!option("ai")->isChecked());
    QCOMPARE(m_page->findChild<QLabel *>(QStringLiteral("unitCount"))->text(),
             QStringLiteral("2 / 3"));
}

void tst_AnnotatePage::textIsShownAsItIs()
{
    bool isShown = false;
    const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        isShown = isShown || label->text() == u"text <b>0</b>";
    }
    QVERIFY(isShown);
}

void tst_AnnotatePage::withoutAStudyItSaysWhereToGo()
{
    m_page->end();
    m_page->setChoices({});
    QSignalSpy studies(m_page.get(), &AnnotatePage::studiesRequested);
    QPushButton *go = nullptr;
    const auto find = [&] {
        const QList<QPushButton *> buttons = m_page->findChildren<QPushButton *>();
        for (QPushButton *button : buttons)
            go = button->text() == u"Go to the studies" && button->isVisible() ? button : go;
        return go != nullptr;
    };
    QTRY_VERIFY(find());
    QTest::keyClick(go, Qt::Key_Space);
    QCOMPARE(studies.size(), 1);
}

void tst_AnnotatePage::choicesBegin()
{
    m_page->end();
    m_page->setChoices({{QStringLiteral("s"), QStringLiteral("a"), QStringLiteral("Turing"),
                         QStringLiteral("Ada"), 3, 60}});
    QSignalSpy begun(m_page.get(), &AnnotatePage::beginRequested);
    const QList<QPushButton *> buttons = m_page->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text().contains(u"3 of 60 units done"))
            QTest::keyClick(button, Qt::Key_Space);
    }
    QCOMPARE(begun.size(), 1);
    QCOMPARE(begun[0][1].toString(), QStringLiteral("a"));
}

void tst_AnnotatePage::everyButtonIsNamed()
{
    const QList<QPushButton *> buttons = m_page->findChildren<QPushButton *>();
    for (const QPushButton *button : buttons)
        QVERIFY(!button->text().isEmpty() || !button->accessibleName().isEmpty());
}

void tst_AnnotatePage::keysReachTheQuestionFromAnywhere()
{
    QSignalSpy answers(m_page.get(), &AnnotatePage::answerRequested);
    QList<QWidget *> places{m_page.get()};
    for (QWidget *widget : m_page->findChildren<QWidget *>()) {
        const bool isField = qobject_cast<QLineEdit *>(widget);
        if (widget->isVisible() && widget->isEnabled() && !isField
            && widget->focusPolicy() != Qt::NoFocus)
            places.append(widget);
    }
    QVERIFY(places.size() > 8); // the text itself, buttons, the guideline
    for (QWidget *place : std::as_const(places)) {
        place->setFocus();
        QTest::keyClick(place, Qt::Key_2);
    }
    QCOMPARE(answers.size(), places.size());
}

void tst_AnnotatePage::settingsAreASheetAway()
{
    m_page->setSettings({45, true, true});
    QSignalSpy changes(m_page.get(), &AnnotatePage::settingsChanged);
    auto *text = m_page->findChild<QScrollArea *>(QStringLiteral("unitText"));
    QTRY_VERIFY(m_page->isActiveWindow());
    QTest::keyClick(text, Qt::Key_O, Qt::AltModifier);
    auto *dialog = m_page->findChild<AnnotateSettingsDialog *>();
    QVERIFY(dialog);
    auto *idle = dialog->findChild<QSpinBox *>(QStringLiteral("idleSeconds"));
    QCOMPARE(idle->value(), 45);
    QTest::keyClick(idle, Qt::Key_Up);
    QTest::keyClick(dialog->findChild<QCheckBox *>(QStringLiteral("advances")), Qt::Key_Space);
    QCOMPARE(changes.constLast()[0].value<AnnotationSettings>(),
             (AnnotationSettings{46, false, true}));
}

void tst_AnnotatePage::aFoldedGuidelineIsRemembered()
{
    QSignalSpy changes(m_page.get(), &AnnotatePage::settingsChanged);
    auto *text = m_page->findChild<QScrollArea *>(QStringLiteral("unitText"));
    auto *guideline = m_page->findChild<QScrollArea *>(QStringLiteral("guideline"));
    QVERIFY(guideline->isVisible());
    QTRY_VERIFY(m_page->isActiveWindow());
    QTest::keyClick(text, Qt::Key_G, Qt::AltModifier);
    QVERIFY(!guideline->isVisible());
    QCOMPARE(changes.size(), 1);
    QVERIFY(!changes[0][0].value<AnnotationSettings>().isGuidelineOpen);
}

void tst_AnnotatePage::theKeySheetExplainsEveryKind()
{
    StudyTemplate studyTemplate;
    for (const QuestionKind kind :
         {QuestionKind::Scale, QuestionKind::MultipleChoice, QuestionKind::AttributeSet,
          QuestionKind::YesNoReason, QuestionKind::Ranking, QuestionKind::FreeText}) {
        Question question;
        question.id = questionKindId(kind);
        question.kind = kind;
        question.text = u"asks " + question.id;
        question.options = {{QStringLiteral("x"), QStringLiteral("Ex"), QStringLiteral("x")}};
        studyTemplate.questions.append(question);
    }
    const KeySheet sheet(studyTemplate);
    QStringList texts;
    for (const QLabel *label : sheet.findChildren<QLabel *>())
        texts.append(label->text());
    for (const char *text : {"asks ranking", "answer: Ex", "Ctrl+Enter", "Backspace", "Alt+O",
                             "find a value: ho mu is hobby: music", "take the last place back"})
        QVERIFY2(texts.contains(QString::fromLatin1(text)), text);
}

void tst_AnnotatePage::trainingIsCountedApart()
{
    AnnotationScreen first = screen(1);
    first.trainingUnits = 2;
    first.mayGoOn = false;
    m_page->setScreen(first);
    auto *chip = m_page->findChild<QLabel *>(QStringLiteral("trainingChip"));
    QVERIFY(chip->isVisible());
    QCOMPARE(chip->text(), QStringLiteral("Training 2 of 2"));
    QVERIFY(!m_page->findChild<QPushButton *>(QStringLiteral("next"))->isEnabled());
    first.position = 2;
    first.mayGoOn = true;
    m_page->setScreen(first);
    QVERIFY(!chip->isVisible());
    QCOMPARE(m_page->findChild<QLabel *>(QStringLiteral("unitCount"))->text(),
             QStringLiteral("1 / 3"));
}

CONCORD_TEST(tst_AnnotatePage)
#include "tst_annotatepage.moc"
