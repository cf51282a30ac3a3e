// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/theme.h"
#include "ui/widgets/bubble.h"
#include "ui/widgets/dialogueview.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Concord;

namespace {

Dialogue talk(int rounds)
{
    Dialogue dialogue;
    for (int i = 0; i < rounds; ++i)
        dialogue.rounds.append(
            Round{{{QStringLiteral("User"), QStringLiteral("question %1").arg(i)},
                   {QStringLiteral("AI"), QStringLiteral("answer %1").arg(i)}}});
    return dialogue;
}

Dialogue oneTurn(const QString &text)
{
    Dialogue dialogue;
    dialogue.rounds = {Round{{{QStringLiteral("A"), text}}}};
    return dialogue;
}

QStringList visibleTexts(const QWidget &widget)
{
    QStringList texts;
    const QList<QLabel *> labels = widget.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (!label->isHidden())
            texts.append(label->text());
    }
    return texts;
}

} // namespace

class tst_DialogueView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRoundSaysWhatItReveals();
    void textIsShownAsItIs();
    void aVeryLongTurnShowsItsBeginning();
    void allOfALongTurnCanBeShown();
    void controlCharactersAreSeen();
    void aLongWordIsBroken();
    void rightToLeftTextBeginsAtTheRight();
    void findCountsTurnsThatAreNotShown();
    void aMatchIsPaintedInItsColour();
    void textIsChosenAndCopiedByKeys();
    void aLongDialogueShowsMoreOnRequest();
    void aFarMatchIsShownWithoutAllBetween();
    void theFirstSpeakerIsLeft();
    void aShortTurnIsOneLine_data();
    void aShortTurnIsOneLine();
};

void tst_DialogueView::aRoundSaysWhatItReveals()
{
    DialogueView view;
    view.setDialogue(talk(2), {{QStringLiteral("hobby"), QStringLiteral("music"), true, 1}});
    view.show();
    QVERIFY(visibleTexts(*view.roundHead(1)).contains(QStringLiteral("reveals hobby: music")));
    QCOMPARE(visibleTexts(*view.roundHead(0)), QStringList{QStringLiteral("Round 1")});
    QVERIFY(!view.roundHead(2));
}

void tst_DialogueView::textIsShownAsItIs()
{
    DialogueView view;
    Dialogue dialogue;
    dialogue.rounds = {
        Round{{{QStringLiteral("<b>A</b>"),
                QStringLiteral("<img src='http://example.org/x.png'> & <i>x</i>")}}}};
    view.setDialogue(dialogue, {});
    const QList<QLabel *> labels = view.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(visibleTexts(view).contains(QStringLiteral("<b>A</b>")));
}

void tst_DialogueView::aVeryLongTurnShowsItsBeginning()
{
    DialogueView view;
    view.setDialogue(oneTurn(QString(10'000'000, u'x')), {});
    view.show();
    QCOMPARE_LT(visibleTexts(view).last().size(), 5'000);
    auto *more = view.findChild<QPushButton *>(QStringLiteral("showAll"));
    QVERIFY(more->text().contains(QStringLiteral("9,996,000")));
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(more->isVisible()); // ten million at once would freeze
}

void tst_DialogueView::allOfALongTurnCanBeShown()
{
    QString text;
    while (text.size() < 100'000)
        text += QStringLiteral("word%1 ").arg(text.size());
    DialogueView view;
    view.setDialogue(oneTurn(text), {});
    view.show();
    auto *more = view.findChild<QPushButton *>(QStringLiteral("showAll"));
    QTest::mouseClick(more, Qt::LeftButton);
    QVERIFY(!more->isVisible());
    QCoreApplication::processEvents(); // shows the labels
    QString shown;
    for (const QString &part : visibleTexts(view).mid(2))
        shown += part;
    QCOMPARE(shown, text);
}

void tst_DialogueView::controlCharactersAreSeen()
{
    DialogueView view;
    view.setDialogue(oneTurn(QStringLiteral("a%1b%2c").arg(QChar(0)).arg(QChar(0x202E))), {});
    QCOMPARE(visibleTexts(view).last(), QStringLiteral("a␀b�c"));
}

void tst_DialogueView::aLongWordIsBroken()
{
    DialogueView view;
    view.resize(400, 300);
    view.setDialogue(oneTurn(QString(300, u'x')), {});
    view.show();
    view.grab(); // lays everything out
    const auto *text = view.findChild<TextLabel *>();
    QCOMPARE_LT(text->width(), 400);
    QCOMPARE_GT(text->height(), 3 * text->fontMetrics().height());
}

void tst_DialogueView::rightToLeftTextBeginsAtTheRight()
{
    DialogueView view;
    view.resize(600, 300);
    Dialogue dialogue = oneTurn(QStringLiteral("مرحبا\nhello, this line is the longer of the two"));
    view.setDialogue(dialogue, {});
    view.show();
    view.grab(); // lays everything out
    const auto *text = view.findChild<TextLabel *>();
    QCOMPARE_GT(text->rectOf({0, 1}).x(), text->width() / 2);
    QCOMPARE_LT(text->rectOf({6, 1}).x(), 4);
}

void tst_DialogueView::findCountsTurnsThatAreNotShown()
{
    DialogueView view;
    view.setDialogue(talk(120), {});
    view.show();
    QCOMPARE(view.find(QStringLiteral("QUESTION 11")), 11); // 11, 110 to 119
    QCOMPARE(view.findChildren<Bubble *>().size(), 100);
    view.showMatch(10);
    QCOMPARE_GT(view.findChildren<Bubble *>().size(), 238);
    QCOMPARE(view.find(QStringLiteral("nowhere")), 0);
    QCOMPARE(view.find({}), 0);
}

void tst_DialogueView::aMatchIsPaintedInItsColour()
{
    DialogueView view;
    view.resize(600, 300);
    view.setDialogue(oneTurn(QStringLiteral("one two one")), {});
    view.show();
    const auto *text = view.findChild<TextLabel *>();
    const auto hasColor = [&](const QColor &color) {
        const QImage image = view.grab().toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(!hasColor(currentTheme().mark));
    QVERIFY(!hasColor(currentTheme().markSoft));
    QCOMPARE(view.find(QStringLiteral("one")), 2);
    const QRect second = view.showMatch(1);
    QVERIFY(hasColor(currentTheme().mark)); // the first one
    QVERIFY(hasColor(currentTheme().accent)); // the current one
    QCOMPARE_GT(second.x(), text->mapTo(&view, QPoint()).x() + 20);
    view.find({});
    QVERIFY(!hasColor(currentTheme().mark));
    view.setMarks(searchWords(QStringLiteral("TWO")));
    QVERIFY(hasColor(currentTheme().markSoft));
}

void tst_DialogueView::textIsChosenAndCopiedByKeys()
{
    DialogueView view;
    view.setDialogue(oneTurn(QStringLiteral("one two")), {});
    view.show();
    auto *text = view.findChild<TextLabel *>();
    QTest::keyClick(text, Qt::Key_Right, Qt::ShiftModifier | Qt::ControlModifier);
    QCOMPARE(text->chosenText(), QStringLiteral("one "));
    QTest::keyClick(text, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("one "));
    QTest::keyClick(text, Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(text->chosenText(), QStringLiteral("one two"));
}

void tst_DialogueView::aLongDialogueShowsMoreOnRequest()
{
    DialogueView view;
    view.setDialogue(talk(120), {});
    view.show();
    QCOMPARE(view.findChildren<Bubble *>().size(), 100);
    auto *more = view.findChild<QPushButton *>();
    QVERIFY(more && more->text().contains(u"140"));
    QTest::mouseClick(more, Qt::LeftButton);
    QCOMPARE(view.findChildren<Bubble *>().size(), 200);
}

void tst_DialogueView::aFarMatchIsShownWithoutAllBetween()
{
    DialogueView view;
    Dialogue dialogue = talk(1000);
    dialogue.rounds[900].turns[0].content = QStringLiteral("the needle");
    view.setDialogue(dialogue, {});
    view.resize(600, 800);
    view.show();
    QCOMPARE(view.find(QStringLiteral("needle")), 1);
    QVERIFY(!view.showMatch(0).isEmpty());
    QVERIFY(view.roundHead(900));
    QVERIFY(!view.roundHead(0));
    const qsizetype shown = view.findChildren<Bubble *>().size();
    QCOMPARE_LE(shown, 2 * DialogueView::turnsAtOnce);
    QTest::mouseClick(view.findChild<QPushButton *>(QStringLiteral("earlierTurns")),
                      Qt::LeftButton);
    QTRY_VERIFY(view.roundHead(850));
    QVERIFY(view.showRound(0));
    QTRY_VERIFY(!view.findChild<QPushButton *>(QStringLiteral("earlierTurns")));
}

void tst_DialogueView::theFirstSpeakerIsLeft()
{
    DialogueView view;
    view.resize(800, 600);
    view.setDialogue(talk(1), {});
    view.show();
    view.grab(); // lays everything out
    const QList<QFrame *> frames = view.findChildren<QFrame *>();
    const auto edge = [&](const QString &role) {
        for (const QFrame *frame : frames) {
            if (frame->property("role") == role)
                return frame->mapTo(&view, QPoint()).x();
        }
        return -1;
    };
    QCOMPARE_LT(edge(QStringLiteral("bubbleA")), edge(QStringLiteral("bubbleB")));
}

void tst_DialogueView::aShortTurnIsOneLine_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("Latin") << QStringLiteral("Not a long sentence");
    QTest::newRow("Chinese") << QStringLiteral("前门大街有很多老字号餐厅。");
}

void tst_DialogueView::aShortTurnIsOneLine()
{
    QFETCH(QString, text);
    DialogueView view;
    view.resize(900, 400);
    Dialogue dialogue;
    dialogue.rounds = {Round{{{QStringLiteral("U"), text}, {QStringLiteral("A"), text}}}};
    view.setDialogue(dialogue, {});
    view.show();
    view.grab(); // lays it out
    const QList<TextLabel *> labels = view.findChildren<TextLabel *>();
    QCOMPARE(labels.size(), 2);
    for (const TextLabel *label : labels)
        QCOMPARE(label->heightForWidth(label->width()), label->heightForWidth(900));
}

CONCORD_TEST(tst_DialogueView)
#include "tst_dialogueview.moc"
