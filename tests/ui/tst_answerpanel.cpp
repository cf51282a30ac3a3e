// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/answervalue.h"
#include "tests/support/testregistry.h"
#include "ui/widgets/answerpanel.h"
#include "ui/widgets/answers/attributefilter.h"
#include "ui/widgets/answers/questioneditor.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Concord;

namespace {

const QList<AnswerOption> fruits{
    {QStringLiteral("a"), QStringLiteral("Apple"), QStringLiteral("1")},
    {QStringLiteral("b"), QStringLiteral("Pear"), QStringLiteral("2")},
    {QStringLiteral("c"), QStringLiteral("Cherry"), QStringLiteral("c")}};
const QList<AttributeChoice> people{
    {QStringLiteral("hobby"),
     {QStringLiteral("music"), QStringLiteral("movies"), QStringLiteral("crafts")}},
    {QStringLiteral("health"), {QStringLiteral("healthy"), QStringLiteral("minor_issue")}},
    {QStringLiteral("income_level"),
     {QStringLiteral("low_income"), QStringLiteral("high_income")}}};

Question asked(QuestionKind kind, const QString &id = QStringLiteral("q"))
{
    Question question{.id = id, .kind = kind, .text = QStringLiteral("What <b>now</b>?")};
    if (kind == QuestionKind::AttributeSet)
        question.attributes = people;
    else if (kind != QuestionKind::FreeText)
        question.options = fruits;
    if (kind == QuestionKind::YesNoReason)
        question.reasonFor = {QStringLiteral("b")};
    return question;
}

} // namespace

/// Each kind's editor in the panel. What is answered is put on the screen as the session would.
class tst_AnswerPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneKeyAnswersAChoice();
    void multipleChoicesAreToggledAndConfirmed();
    void noneOfThemIsAnAnswer();
    void lettersFindAttributes_data();
    void lettersFindAttributes();
    void attributesArePickedTakenBackAndConfirmed();
    void keysThatFindNothingAreRefused();
    void aReasonIsAskedForAndHandedIn();
    void ranksArePlacedAndTakenBack();
    void textIsHandedInByControlEnter();
    void goingAwayAmidATextIsQuiet();
    void theNextOpenQuestionBecomesCurrent();
    void theMouseDoesWhatKeysDo();
    void answeredQuestionsFoldWhereSpaceIsShort();
    void longFeedbackLeavesTheButtonInSight();
    void draftsSurviveOtherChanges();
    void tallQuestionsGetAWidePanel();
    void nothingScrollsInAWidePanel();
    void everythingIsNamedAndPlain();

private:
    void show(const QList<Question> &questions);
    void give(const QString &question, const QString &value);
    void press(Qt::Key key, const QString &text = {},
               Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void type(const QString &text);
    QPushButton *option(const char *id)
    {
        return m_panel->findChild<QPushButton *>(u"option-" + QString::fromLatin1(id));
    }

    std::unique_ptr<AnswerPanel> m_panel;
    AnnotationScreen m_screen;
    QStringList m_given;
};

void tst_AnswerPanel::show(const QList<Question> &questions)
{
    m_given.clear();
    m_screen = {};
    m_screen.total = 2;
    m_panel = std::make_unique<AnswerPanel>();
    StudyTemplate studyTemplate;
    studyTemplate.questions = questions;
    studyTemplate.guideline = QStringLiteral("Read it.");
    m_panel->resize(m_panel->width(), 700);
    m_panel->show();
    m_panel->activateWindow();
    QTRY_VERIFY(m_panel->isActiveWindow());
    m_panel->setTemplate(studyTemplate);
    m_panel->setScreen(m_screen);
    connect(m_panel.get(), &AnswerPanel::answerRequested, this, &tst_AnswerPanel::give);
    m_panel->setFocusPolicy(Qt::StrongFocus); // in place of the text that is judged
    if (!m_panel->takeFocus())
        m_panel->setFocus();
}

void tst_AnswerPanel::give(const QString &question, const QString &value)
{
    m_given.append(question + u": " + value);
    m_screen.answers.insert(question, value);
    m_panel->setScreen(m_screen);
}

// As the page does: what no text field takes goes to the panel.
void tst_AnswerPanel::press(Qt::Key key, const QString &text, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    if (qobject_cast<QLineEdit *>(focus) || qobject_cast<QPlainTextEdit *>(focus)) {
        QTest::keyClick(focus, key, modifiers);
        return;
    }
    const QKeyEvent event(QEvent::KeyPress, key, modifiers, text);
    m_panel->handleKey(event);
}

void tst_AnswerPanel::type(const QString &text)
{
    for (const QChar letter : text) {
        QWidget *focus = QApplication::focusWidget();
        if (qobject_cast<QLineEdit *>(focus) || qobject_cast<QPlainTextEdit *>(focus))
            QTest::keyClick(focus, letter.toLatin1());
        else
            press(letter == u' ' ? Qt::Key_Space : Qt::Key(letter.toUpper().unicode()), letter);
    }
}

void tst_AnswerPanel::oneKeyAnswersAChoice()
{
    for (const QuestionKind kind : {QuestionKind::SingleChoice, QuestionKind::Scale}) {
        show({asked(kind)});
        type(QStringLiteral("9C"));
        QCOMPARE(m_given, QStringList{QStringLiteral("q: c")});
        QVERIFY(option("c")->isChecked());
        QVERIFY(!option("a")->isChecked());
    }
}

void tst_AnswerPanel::multipleChoicesAreToggledAndConfirmed()
{
    show({asked(QuestionKind::MultipleChoice)});
    type(QStringLiteral("c1221"));
    QVERIFY(m_given.isEmpty());
    QVERIFY(option("c")->isChecked());
    type(QStringLiteral("1"));
    press(Qt::Key_Enter);
    QCOMPARE(m_given, QStringList{QStringLiteral("q: a|c")}); // in the options' order
}

void tst_AnswerPanel::noneOfThemIsAnAnswer()
{
    show({asked(QuestionKind::MultipleChoice)});
    auto *confirm = m_panel->findChild<QPushButton *>(QStringLiteral("confirm"));
    QVERIFY(confirm->text().contains(u"None of these"));
    press(Qt::Key_Return);
    QCOMPARE(m_given, QStringList{QStringLiteral("q: {}")});
}

void tst_AnswerPanel::lettersFindAttributes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("found");
    const QString hobbies = QStringLiteral("hobby: ");
    QTest::newRow("a type") << QStringLiteral(
        "ho") << QStringList{hobbies + u"music", hobbies + u"movies", hobbies + u"crafts"};
    QTest::newRow("type and value") << QStringLiteral("homu") << QStringList{hobbies + u"music"};
    QTest::newRow("apart") << QStringLiteral("ho mu") << QStringList{hobbies + u"music"};
    QTest::newRow("in capitals") << QStringLiteral("HO Mu") << QStringList{hobbies + u"music"};
    QTest::newRow("a value alone") << QStringLiteral("craf") << QStringList{hobbies + u"crafts"};
    QTest::newRow("the longest type first")
        << QStringLiteral("health")
        << QStringList{QStringLiteral("health: healthy"), QStringLiteral("health: minor_issue")};
    QTest::newRow("a word inside")
        << QStringLiteral("le lo") << QStringList{QStringLiteral("income_level: low_income")};
    QTest::newRow("nothing") << QStringLiteral("xy") << QStringList();
}

void tst_AnswerPanel::lettersFindAttributes()
{
    QFETCH(QString, typed);
    QFETCH(QStringList, found);
    QStringList pairs;
    for (const auto &[type, value] : matchingAttributes(people, typed))
        pairs.append(type + u": " + value);
    QCOMPARE(pairs, found);
}

void tst_AnswerPanel::attributesArePickedTakenBackAndConfirmed()
{
    show({asked(QuestionKind::AttributeSet)});
    auto *filter = m_panel->findChild<QLabel *>(QStringLiteral("attributeFilter"));
    type(QStringLiteral("ho"));
    QCOMPARE(filter->text(), QStringLiteral("ho"));
    press(Qt::Key_Return); // three are left: nothing is picked, nothing handed in
    QVERIFY(m_given.isEmpty());
    type(QStringLiteral(" mu"));
    press(Qt::Key_Return);
    type(QStringLiteral("healx"));
    press(Qt::Key_Backspace);
    QCOMPARE(filter->text(), QStringLiteral("hea"));
    press(Qt::Key_Escape);
    type(QStringLiteral("hemi ")); // Space picks
    type(QStringLiteral("mov")); // another hobby instead
    press(Qt::Key_Return);
    type(QStringLiteral("mi "));
    press(Qt::Key_Return);
    QCOMPARE(m_given, QStringList{QStringLiteral("q: hobby=movies")});
    auto *movies = m_panel->findChild<QToolButton *>(QStringLiteral("value-hobby-movies"));
    QVERIFY(movies->isChecked());
    movies->click();
    press(Qt::Key_Return);
    QCOMPARE(m_given.constLast(), QStringLiteral("q: {}"));
}

void tst_AnswerPanel::keysThatFindNothingAreRefused()
{
    show({asked(QuestionKind::AttributeSet)});
    auto *filter = m_panel->findChild<QLabel *>(QStringLiteral("attributeFilter"));
    type(QStringLiteral("hox"));
    QCOMPARE(filter->text(), QStringLiteral("ho"));
    QVERIFY(m_panel->findChild<QLabel *>(QStringLiteral("attributeHint"))->text().contains(u"hox"));
}

void tst_AnswerPanel::aReasonIsAskedForAndHandedIn()
{
    show({asked(QuestionKind::YesNoReason)});
    auto *reason = m_panel->findChild<QLineEdit *>(QStringLiteral("reason"));
    type(QStringLiteral("1"));
    QVERIFY(!reason->isVisible());
    type(QStringLiteral("2"));
    QVERIFY(reason->isVisible());
    QVERIFY(reason->hasFocus());
    press(Qt::Key_Return); // without a reason nothing is handed in
    QCOMPARE(m_given.size(), 2);
    type(QStringLiteral("odd 12"));
    press(Qt::Key_Return);
    QCOMPARE(m_given,
             (QStringList{QStringLiteral("q: a"), QStringLiteral("q: b"),
                          QStringLiteral("q#reason: odd 12")}));
}

void tst_AnswerPanel::ranksArePlacedAndTakenBack()
{
    show({asked(QuestionKind::Ranking)});
    type(QStringLiteral("22c")); // a second time changes nothing
    press(Qt::Key_Backspace);
    type(QStringLiteral("1"));
    QVERIFY(m_given.isEmpty());
    QVERIFY(option("b")->accessibleName().startsWith(u"1."));
    QVERIFY(option("a")->accessibleName().startsWith(u"2."));
    type(QStringLiteral("c"));
    QCOMPARE(m_given, QStringList{QStringLiteral("q: b>a>c")});
}

void tst_AnswerPanel::textIsHandedInByControlEnter()
{
    show({asked(QuestionKind::FreeText)});
    auto *text = m_panel->findChild<QPlainTextEdit *>(QStringLiteral("freeText"));
    QVERIFY(text->hasFocus());
    press(Qt::Key_Return, {}, Qt::ControlModifier); // nothing is there yet
    type(QStringLiteral("one"));
    press(Qt::Key_Return);
    type(QStringLiteral("two"));
    QVERIFY(m_given.isEmpty());
    press(Qt::Key_Enter, {}, Qt::ControlModifier);
    QCOMPARE(m_given, QStringList{QStringLiteral("q: one\ntwo")});
}

void tst_AnswerPanel::goingAwayAmidATextIsQuiet()
{
    show({asked(QuestionKind::YesNoReason)});
    type(QStringLiteral("2od"));
    m_panel->editComment();
    QTest::keyClicks(m_panel->findChild<QLineEdit *>(QStringLiteral("comment")),
                     QStringLiteral("hm"));
    const QSignalSpy comments(m_panel.get(), &AnswerPanel::commentRequested);
    m_panel.reset();
    QCOMPARE(comments.size(), 0);
}

void tst_AnswerPanel::theNextOpenQuestionBecomesCurrent()
{
    show({asked(QuestionKind::SingleChoice, QStringLiteral("x")),
          asked(QuestionKind::MultipleChoice, QStringLiteral("y")),
          asked(QuestionKind::Scale, QStringLiteral("z"))});
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Down); // stays at the last one
    type(QStringLiteral("1")); // z; goes on to x
    type(QStringLiteral("2")); // x; goes on to y
    type(QStringLiteral("c"));
    press(Qt::Key_Return);
    QCOMPARE(m_given,
             (QStringList{QStringLiteral("z: a"), QStringLiteral("x: b"), QStringLiteral("y: c")}));
    press(Qt::Key_Up);
    type(QStringLiteral("c"));
    QCOMPARE(m_given.constLast(), QStringLiteral("x: c"));
}

void tst_AnswerPanel::theMouseDoesWhatKeysDo()
{
    show({asked(QuestionKind::MultipleChoice, QStringLiteral("x")),
          asked(QuestionKind::Ranking, QStringLiteral("y"))});
    const QList<QPushButton *> first =
        m_panel->findChild<QWidget *>(QStringLiteral("question-x"))->findChildren<QPushButton *>();
    QTest::mouseClick(first[1], Qt::LeftButton);
    QTest::mouseClick(first[3], Qt::LeftButton); // confirm
    QCOMPARE(m_given, QStringList{QStringLiteral("x: b")});
    const QList<QPushButton *> second =
        m_panel->findChild<QWidget *>(QStringLiteral("question-y"))->findChildren<QPushButton *>();
    for (const int place : {0, 1, 3, 1, 2}) // the fourth takes back
        QTest::mouseClick(second[place], Qt::LeftButton);
    QCOMPARE(m_given.constLast(), QStringLiteral("y: a>b>c"));
}

void tst_AnswerPanel::answeredQuestionsFoldWhereSpaceIsShort()
{
    QList<Question> questions;
    for (const char *id : {"v", "w", "x", "y", "z"})
        questions.append(asked(QuestionKind::SingleChoice, QString::fromLatin1(id)));
    show(questions);
    const auto hasOptions = [this](const char *id) {
        const QWidget *card = m_panel->findChild<QWidget *>(u"question-" + QString::fromLatin1(id));
        return card->findChild<QPushButton *>(QStringLiteral("option-a"))->isVisible();
    };
    m_panel->resize(m_panel->width(), 500);
    type(QStringLiteral("12"));
    QVERIFY(!hasOptions("v"));
    QVERIFY(!hasOptions("w"));
    QVERIFY(hasOptions("x"));
    QVERIFY(!hasOptions("z")); // there is no room for those that come either
    m_panel->resize(m_panel->width(), 1400);
    QTRY_VERIFY(hasOptions("v"));
}

void tst_AnswerPanel::longFeedbackLeavesTheButtonInSight()
{
    show({asked(QuestionKind::SingleChoice)});
    TrainingFeedback feedback;
    for (int i = 0; i < 12; ++i)
        feedback.marks.append(
            {QStringLiteral("What?"), QStringLiteral("Apple"), QStringLiteral("Pear"), false});
    m_screen.feedback = feedback;
    m_panel->setScreen(m_screen);
    const auto *next = m_panel->findChild<QPushButton *>(QStringLiteral("feedbackNext"));
    QTRY_COMPARE(next->visibleRegion().boundingRect(), next->rect());
    const auto *comment = m_panel->findChild<QLineEdit *>(QStringLiteral("comment"));
    QTRY_COMPARE(comment->visibleRegion().boundingRect(), comment->rect());
}

void tst_AnswerPanel::draftsSurviveOtherChanges()
{
    show({asked(QuestionKind::AttributeSet), asked(QuestionKind::Ranking, QStringLiteral("r"))});
    type(QStringLiteral("homu "));
    press(Qt::Key_Down);
    type(QStringLiteral("2"));
    m_screen.isFlagged = true;
    m_panel->setScreen(m_screen);
    AnnotationScreen other = m_screen;
    other.position = 1;
    other.unit.key = QStringLiteral("other");
    m_panel->setScreen(other);
    auto *music = m_panel->findChild<QToolButton *>(QStringLiteral("value-hobby-music"));
    QVERIFY(!music->isChecked());
    m_panel->setScreen(m_screen);
    QVERIFY(music->isChecked());
    QVERIFY(option("b")->accessibleName().startsWith(u"1."));
    press(Qt::Key_Return);
    QCOMPARE(m_given, QStringList{QStringLiteral("q: hobby=music")});
    m_panel->setScreen(other);
    m_panel->setScreen(m_screen);
    QVERIFY(music->isChecked());
}

void tst_AnswerPanel::tallQuestionsGetAWidePanel()
{
    show({asked(QuestionKind::SingleChoice)});
    const int narrow = m_panel->width();
    show({asked(QuestionKind::AttributeSet)});
    QVERIFY(m_panel->width() > narrow);
    QVERIFY(m_panel->width() <= 480);
}

void tst_AnswerPanel::nothingScrollsInAWidePanel()
{
    Question question = asked(QuestionKind::SingleChoice);
    question.text = QStringLiteral("Which of them do you like best?");
    question.options[2].text = QStringLiteral("No difference that matters");
    show({question});
    m_panel->fitInto(1900);
    m_panel->resize(m_panel->width(), 900);
    const auto *area = m_panel->findChild<QScrollArea *>(QStringLiteral("questions"));
    QTRY_VERIFY(area->width() > 400);
    QTRY_COMPARE(area->verticalScrollBar()->maximum(), 0);
    const QPushButton *last = option("c");
    QTRY_COMPARE(last->visibleRegion().boundingRect(), last->rect());
}

void tst_AnswerPanel::everythingIsNamedAndPlain()
{
    show({asked(QuestionKind::SingleChoice, QStringLiteral("a")),
          asked(QuestionKind::MultipleChoice, QStringLiteral("b")),
          asked(QuestionKind::AttributeSet, QStringLiteral("c")),
          asked(QuestionKind::YesNoReason, QStringLiteral("d")),
          asked(QuestionKind::Ranking, QStringLiteral("e")),
          asked(QuestionKind::FreeText, QStringLiteral("f"))});
    for (const QLabel *label : m_panel->findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    for (const QAbstractButton *button : m_panel->findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            QVERIFY(!button->text().isEmpty() || !button->accessibleName().isEmpty());
    }
    for (const QuestionEditor *editor : m_panel->findChildren<QuestionEditor *>()) {
        QVERIFY(!editor->accessibleName().isEmpty());
        QVERIFY(!editor->spokenKeys().isEmpty());
    }
}

CONCORD_TEST(tst_AnswerPanel)
#include "tst_answerpanel.moc"
