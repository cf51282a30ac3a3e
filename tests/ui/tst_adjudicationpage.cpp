// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/adjudicationpage.h"

#include "tests/support/testregistry.h"
#include "ui/dialogs/savelabelsdialog.h"
#include "ui/widgets/bubble.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace Concord;

namespace {

Question decidedQuestion(QuestionKind kind = QuestionKind::SingleChoice)
{
    Question question{QStringLiteral("q"),
                      kind,
                      QStringLiteral("Who wrote it?"),
                      {{QStringLiteral("human"), QStringLiteral("Human"), QStringLiteral("1")},
                       {QStringLiteral("ai"), QStringLiteral("AI"), QStringLiteral("2")}}};
    if (kind == QuestionKind::AttributeSet) {
        question.options.clear();
        question.attributes = {{QStringLiteral("hobby"), {QStringLiteral("go")}},
                               {QStringLiteral("age"), {QStringLiteral("old")}}};
    }
    return question;
}

AdjudicationUnit disputedUnit(const char *key, const QStringList &values)
{
    AdjudicationUnit unit;
    unit.unit = UnitId::create();
    unit.key = QString::fromLatin1(key);
    const QStringList names{QStringLiteral("Ada"), QStringLiteral("Ben"), QStringLiteral("Cleo")};
    for (qsizetype i = 0; i < values.size(); ++i)
        unit.labels.append({names[i], values[i], {}, QStringLiteral("because %1").arg(i), false});
    unit.disagreement = 0.5;
    return unit;
}

} // namespace

/// The page with real keys, and the queue as a session would keep it.
class tst_AdjudicationPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void theHardestUnitIsShownAtOnce();
    void upAndDownMoveInTheQueue();
    void keysDecideAndTheNextUnitComes();
    void amongAllUnitsTheNextOpenOneComes();
    void nothingIsDecidedWithoutAValue();
    void overrulingTheMajorityWantsAReason();
    void keysTypedIntoTheReasonAreText();
    void aDigitTakesALabelOfASet();
    void aSetIsTypedAndChecked();
    void namesCanBeHidden();
    void aDecisionIsTakenBack();
    void undoIsAskedFor();
    void theFilterShowsAllUnits();
    void severalQuestionsCanBeChosen();
    void theTextOfAnotherUnitIsIgnored();
    void whatIsDoneIsSaid();
    void aReadOnlyProjectDecidesNothing();
    void labelsToSaveAreChosen();

private:
    void fill(const QList<AdjudicationUnit> &units, const Question &question = decidedQuestion());
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    template <typename Widget>
    Widget *child(const char *name) const
    {
        // What was shown before goes with the next turn of the event loop.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return m_page->findChild<Widget *>(QString::fromLatin1(name));
    }
    QTableView *table() const { return child<QTableView>("adjudicationQueue"); }
    QString currentKey() const
    {
        return table()->currentIndex().siblingAtColumn(0).data().toString();
    }
    void markDecided(int unit, const QString &value);
    QStringList shownNames() const;

    const QString m_human = QStringLiteral("human");
    const QString m_ai = QStringLiteral("ai");
    QList<AdjudicationUnit> m_units;
    std::unique_ptr<AdjudicationQueueModel> m_queue;
    std::unique_ptr<AdjudicationPage> m_page;
};

void tst_AdjudicationPage::init()
{
    m_queue = std::make_unique<AdjudicationQueueModel>();
    m_page = std::make_unique<AdjudicationPage>(*m_queue);
    m_page->resize(1280, 760);
    m_page->show();
    m_page->activateWindow();
    QTRY_VERIFY(m_page->isActiveWindow());
}

void tst_AdjudicationPage::cleanup()
{
    m_page.reset();
}

void tst_AdjudicationPage::fill(const QList<AdjudicationUnit> &units, const Question &question)
{
    m_units = units;
    m_page->begin(QStringLiteral("Turing"), 7, {question}, true);
    m_queue->setUnits(question, units);
}

void tst_AdjudicationPage::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *focus = QApplication::focusWidget();
    QVERIFY(focus && m_page->isAncestorOf(focus));
    QTest::keyClick(focus, key, modifiers);
}

// As the session does once it is written.
void tst_AdjudicationPage::markDecided(int unit, const QString &value)
{
    m_units[unit].decision = Decision{
        m_units[unit].unit, QStringLiteral("q"), value, {}, QDateTime::currentDateTimeUtc()};
    m_queue->setUnits(m_queue->question(), m_units);
}

QStringList tst_AdjudicationPage::shownNames() const
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QStringList names;
    for (int i = 1; i <= 3; ++i) {
        const auto *card = m_page->findChild<QFrame *>(QStringLiteral("label-%1").arg(i));
        for (const QLabel *label : card ? card->findChildren<QLabel *>() : QList<QLabel *>()) {
            if (label->property("role") == QStringLiteral("speaker"))
                names.append(label->text());
        }
    }
    return names;
}

void tst_AdjudicationPage::theHardestUnitIsShownAtOnce()
{
    QSignalSpy requested(m_page.get(), &AdjudicationPage::unitRequested);
    fill({disputedUnit("u-1", {m_human, m_ai}), disputedUnit("u-2", {m_ai, m_human})});
    QCOMPARE(currentKey(), QStringLiteral("u-1"));
    QCOMPARE(requested.constLast()[0].value<UnitId>(), m_units[0].unit);
    ShownUnit shown;
    shown.key = QStringLiteral("u-1");
    shown.turns = {{QStringLiteral("A"), 0, QStringLiteral("Good morning.")}};
    shown.parts = {{QStringLiteral("request"),
                    QStringLiteral("Request"),
                    QStringLiteral("Which?"),
                    {QStringLiteral("hobby: go")}}};
    m_page->showUnit(shown, decidedQuestion());
    QCOMPARE(m_page->findChildren<Bubble *>().size(), 1);
    QCOMPARE(shownNames(), QStringList({QStringLiteral("Ada"), QStringLiteral("Ben")}));
}

void tst_AdjudicationPage::upAndDownMoveInTheQueue()
{
    fill({disputedUnit("u-1", {m_human, m_ai}), disputedUnit("u-2", {m_ai, m_human})});
    press(Qt::Key_Down);
    QCOMPARE(currentKey(), QStringLiteral("u-2"));
    press(Qt::Key_Up);
    QCOMPARE(currentKey(), QStringLiteral("u-1"));
    press(Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(currentKey(), QStringLiteral("u-2"));
    press(Qt::Key_Left, Qt::AltModifier);
    QCOMPARE(currentKey(), QStringLiteral("u-1"));
}

void tst_AdjudicationPage::keysDecideAndTheNextUnitComes()
{
    fill({disputedUnit("u-1", {m_human, m_ai}), disputedUnit("u-2", {m_ai, m_human})});
    QSignalSpy decided(m_page.get(), &AdjudicationPage::decisionRequested);
    press(Qt::Key_2);
    QVERIFY(child<QPushButton>("final-ai")->isChecked());
    press(Qt::Key_1);
    QVERIFY(!child<QPushButton>("final-ai")->isChecked());
    press(Qt::Key_R, Qt::AltModifier);
    QTRY_VERIFY(child<QLineEdit>("decisionReason")->hasFocus());
    QTest::keyClicks(child<QLineEdit>("decisionReason"), QStringLiteral(" too short"));
    press(Qt::Key_Return);
    QCOMPARE(decided.size(), 1);
    QCOMPARE(decided[0][0].value<UnitId>(), m_units[0].unit);
    QCOMPARE(decided[0][1].toString(), m_human);
    QCOMPARE(decided[0][2].toString(), QStringLiteral("too short"));
    markDecided(0, m_human);
    QCOMPARE(currentKey(), QStringLiteral("u-2"));
    QVERIFY(table()->hasFocus());
    QVERIFY(child<QLineEdit>("decisionReason")->text().isEmpty());
    press(Qt::Key_2);
    press(Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(decided.size(), 2);
    QCOMPARE(decided[1][0].value<UnitId>(), m_units[1].unit);
}

void tst_AdjudicationPage::amongAllUnitsTheNextOpenOneComes()
{
    fill({disputedUnit("u-1", {m_human, m_ai}), disputedUnit("u-2", {m_ai, m_human}),
          disputedUnit("u-3", {m_ai, m_human})});
    child<QComboBox>("adjudicationFilter")->setCurrentIndex(1);
    markDecided(1, m_ai);
    QCOMPARE(currentKey(), QStringLiteral("u-1"));
    press(Qt::Key_1);
    press(Qt::Key_Return);
    markDecided(0, m_human);
    QCOMPARE(currentKey(), QStringLiteral("u-3"));
}

void tst_AdjudicationPage::nothingIsDecidedWithoutAValue()
{
    fill({disputedUnit("u-1", {m_human, m_ai})});
    QSignalSpy decided(m_page.get(), &AdjudicationPage::decisionRequested);
    press(Qt::Key_Return);
    press(Qt::Key_9);
    press(Qt::Key_Return);
    QCOMPARE(decided.size(), 0);
    QVERIFY(child<QLabel>("adjudicationProblem")->isVisible());
}

void tst_AdjudicationPage::overrulingTheMajorityWantsAReason()
{
    fill({disputedUnit("u-1", {m_human, m_human, m_ai})});
    QSignalSpy decided(m_page.get(), &AdjudicationPage::decisionRequested);
    press(Qt::Key_2);
    press(Qt::Key_Return);
    QCOMPARE(decided.size(), 0);
    QVERIFY(child<QLabel>("adjudicationProblem")->isVisible());
    QTRY_VERIFY(child<QLineEdit>("decisionReason")->hasFocus());
    QTest::keyClicks(child<QLineEdit>("decisionReason"), QStringLiteral("so"));
    press(Qt::Key_Return);
    QCOMPARE(decided.size(), 1);
}

void tst_AdjudicationPage::keysTypedIntoTheReasonAreText()
{
    fill({disputedUnit("u-1", {m_human, m_ai})});
    press(Qt::Key_R, Qt::AltModifier);
    QTest::keyClicks(child<QLineEdit>("decisionReason"), QStringLiteral("12"));
    QVERIFY(!child<QPushButton>("final-human")->isChecked());
    QCOMPARE(child<QLineEdit>("decisionReason")->text(), QStringLiteral("12"));
    press(Qt::Key_Escape);
    QVERIFY(table()->hasFocus());
    press(Qt::Key_1);
    QVERIFY(child<QPushButton>("final-human")->isChecked());
}

void tst_AdjudicationPage::aDigitTakesALabelOfASet()
{
    const QString old = QStringLiteral("age=old");
    const QString both = QStringLiteral("hobby=go|age=old");
    fill({disputedUnit("u-1", {old, both})}, decidedQuestion(QuestionKind::AttributeSet));
    QSignalSpy decided(m_page.get(), &AdjudicationPage::decisionRequested);
    press(Qt::Key_2);
    QCOMPARE(child<QLineEdit>("finalValue")->text(), both);
    press(Qt::Key_3); // there are two labels
    QCOMPARE(child<QLineEdit>("finalValue")->text(), both);
    press(Qt::Key_Return);
    QCOMPARE(decided.size(), 1);
    QCOMPARE(decided[0][1].toString(), both);
}

void tst_AdjudicationPage::aSetIsTypedAndChecked()
{
    fill({disputedUnit("u-1", {QStringLiteral("age=old"), QStringLiteral("{}")})},
         decidedQuestion(QuestionKind::AttributeSet));
    QSignalSpy decided(m_page.get(), &AdjudicationPage::decisionRequested);
    press(Qt::Key_V, Qt::AltModifier);
    auto *value = child<QLineEdit>("finalValue");
    QTRY_VERIFY(value->hasFocus());
    QTest::keyClicks(value, QStringLiteral("age=young"));
    press(Qt::Key_Return);
    QCOMPARE(decided.size(), 0);
    QVERIFY(child<QLabel>("adjudicationProblem")->text().contains(QStringLiteral("young")));
    value->clear();
    QTest::keyClicks(value, QStringLiteral("age=old|hobby=go"));
    press(Qt::Key_Return);
    QCOMPARE(decided.size(), 1);
    QCOMPARE(decided[0][1].toString(), QStringLiteral("hobby=go|age=old")); // as it is stored
}

void tst_AdjudicationPage::namesCanBeHidden()
{
    const AdjudicationUnit unit = disputedUnit("u-1", {m_human, m_ai, m_ai});
    fill({unit});
    press(Qt::Key_N, Qt::AltModifier);
    QVERIFY(child<QCheckBox>("hideNames")->isChecked());
    QCOMPARE(shownNames().size(), 3);
    const QList<QLabel *> labels = m_page->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        for (const AdjudicationLabel &own : unit.labels)
            QVERIFY(!label->text().contains(own.annotator));
    }
    // In the shuffled order: each with the comment that came with it.
    const QList<AdjudicationLabel> shuffled = shuffledLabels(unit, 7);
    for (int i = 0; i < 3; ++i) {
        const auto *card = m_page->findChild<QFrame *>(QStringLiteral("label-%1").arg(i + 1));
        const QList<QLabel *> texts = card->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(
            texts, [&](const QLabel *text) { return text->text().contains(shuffled[i].comment); }));
    }
}

void tst_AdjudicationPage::aDecisionIsTakenBack()
{
    fill({disputedUnit("u-1", {m_human, m_ai})});
    child<QComboBox>("adjudicationFilter")->setCurrentIndex(1);
    QSignalSpy takenBack(m_page.get(), &AdjudicationPage::takeBackRequested);
    press(Qt::Key_T, Qt::AltModifier);
    QCOMPARE(takenBack.size(), 0);
    markDecided(0, m_human);
    QVERIFY(child<QPushButton>("final-human")->isChecked());
    press(Qt::Key_T, Qt::AltModifier);
    QCOMPARE(takenBack.size(), 1);
    QTest::mouseClick(child<QPushButton>("takeBack"), Qt::LeftButton);
    QCOMPARE(takenBack.size(), 2);
}

void tst_AdjudicationPage::undoIsAskedFor()
{
    fill({disputedUnit("u-1", {m_human, m_ai})});
    QSignalSpy undone(m_page.get(), &AdjudicationPage::undoRequested);
    press(Qt::Key_Z, Qt::ControlModifier);
    QTest::mouseClick(child<QPushButton>("undoDecision"), Qt::LeftButton);
    QCOMPARE(undone.size(), 2);
}

void tst_AdjudicationPage::theFilterShowsAllUnits()
{
    AdjudicationUnit unanimous = disputedUnit("u-2", {m_ai, m_ai});
    unanimous.isUnanimous = true;
    fill({disputedUnit("u-1", {m_human, m_ai}), unanimous});
    QCOMPARE(table()->model()->rowCount(), 1);
    child<QComboBox>("adjudicationFilter")->setCurrentIndex(1);
    QCOMPARE(table()->model()->rowCount(), 2);
    press(Qt::Key_Down);
    QVERIFY(child<QPushButton>("final-ai")->isChecked()); // filled in
    QVERIFY(!child<QPushButton>("takeBack")->isEnabled()); // and no decision
}

void tst_AdjudicationPage::severalQuestionsCanBeChosen()
{
    Question other = decidedQuestion();
    other.id = QStringLiteral("r");
    fill({disputedUnit("u-1", {m_human, m_ai})});
    QVERIFY(!child<QComboBox>("adjudicationQuestion")->isVisible());
    m_page->begin(QStringLiteral("Turing"), 7, {decidedQuestion(), other}, true);
    auto *chooser = child<QComboBox>("adjudicationQuestion");
    QVERIFY(chooser->isVisible());
    QSignalSpy requested(m_page.get(), &AdjudicationPage::questionRequested);
    chooser->setFocus();
    QTest::keyClick(chooser, Qt::Key_Down);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested[0][0].toString(), QStringLiteral("r"));
}

void tst_AdjudicationPage::theTextOfAnotherUnitIsIgnored()
{
    fill({disputedUnit("u-1", {m_human, m_ai})});
    ShownUnit late;
    late.key = QStringLiteral("u-9");
    late.turns = {{QStringLiteral("A"), 0, QStringLiteral("Late.")}};
    m_page->showUnit(late, decidedQuestion());
    QVERIFY(m_page->findChildren<Bubble *>().isEmpty());
}

void tst_AdjudicationPage::whatIsDoneIsSaid()
{
    AdjudicationUnit unanimous = disputedUnit("u-2", {m_ai, m_ai});
    unanimous.isUnanimous = true;
    fill({disputedUnit("u-1", {m_human, m_ai}), unanimous});
    QCOMPARE(child<QLabel>("adjudicationProgress")->text(),
             QStringLiteral("1 unanimous, 0 decided, 1 open"));
    press(Qt::Key_1);
    press(Qt::Key_Return);
    markDecided(0, m_human);
    QCOMPARE(child<QLabel>("adjudicationProgress")->text(),
             QStringLiteral("1 unanimous, 1 decided, 0 open"));
    QVERIFY(!child<QPushButton>("decide")->isVisible()); // the empty state is there
}

void tst_AdjudicationPage::aReadOnlyProjectDecidesNothing()
{
    fill({disputedUnit("u-1", {m_human, m_ai})});
    m_page->begin(QStringLiteral("Turing"), 7, {decidedQuestion()}, false);
    QSignalSpy decided(m_page.get(), &AdjudicationPage::decisionRequested);
    press(Qt::Key_1);
    press(Qt::Key_Return);
    QCOMPARE(decided.size(), 0);
    QVERIFY(!child<QPushButton>("decide")->isEnabled());
}

void tst_AdjudicationPage::labelsToSaveAreChosen()
{
    SaveLabelsDialog dialog;
    QCOMPARE(dialog.wanted(), (LabelExport{LabelKind::Answers, LabelFormat::Csv, true}));
    auto *format = dialog.findChild<QComboBox *>(QStringLiteral("labelFormat"));
    format->setCurrentIndex(1);
    dialog.findChild<QCheckBox *>(QStringLiteral("labelsWhole"))->click();
    QCOMPARE(dialog.wanted(), (LabelExport{LabelKind::Answers, LabelFormat::LabelStudio, false}));
    dialog.findChild<QComboBox *>(QStringLiteral("labelKind"))->setCurrentIndex(1);
    QCOMPARE(dialog.wanted(), (LabelExport{LabelKind::Adjudicated, LabelFormat::Csv, false}));
    QVERIFY(!format->isEnabled());
}

CONCORD_TEST(tst_AdjudicationPage)

#include "tst_adjudicationpage.moc"
