// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "tests/ui/failuresamples.h"
#include "ui/widgets/dialogueview.h"
#include "ui/widgets/itemview.h"
#include "ui/widgets/responsecard.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

using namespace Concord;

namespace {

Item sampleItem()
{
    Item item;
    item.key = QStringLiteral("rank-1");
    item.task = QStringLiteral("rank");
    item.request = QStringLiteral("Which one?");
    item.answer = {{QStringLiteral("B"), QStringLiteral("A")}, true};
    item.analysis = QStringLiteral("Because.");
    for (int i = 0; i < 6; ++i) {
        item.dialogue.rounds.append(Round{{{QStringLiteral("User"), QString(600, u'u')},
                                           {QStringLiteral("AI"), QString(600, u'a')}}});
    }
    item.attributes = {{QStringLiteral("age"), QStringLiteral("adult"), false, {}},
                       {QStringLiteral("hobby"), QStringLiteral("music"), true, 5}};
    return item;
}

} // namespace

class tst_ItemView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsEveryPartOfAnItem();
    void aChipLeadsToItsRound();
    void theRestOfTheProfileUnfolds();
    void aPlainDialogueHasNoEmptyParts();
    void everyResponseHasACard();
    void newResponsesTakeThePlaceOfTheOld();
    void ofManyResponsesTheFirstAreShown();
    void withoutAnItemThereAreNoResponses();

private:
    static QStringList texts(const ItemView &view);
};

QStringList tst_ItemView::texts(const ItemView &view)
{
    QStringList texts;
    const QList<QLabel *> labels = view.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts;
}

void tst_ItemView::showsEveryPartOfAnItem()
{
    ItemView view;
    view.setItem(QStringLiteral("set"), sampleItem());
    view.show();
    const QStringList shown = texts(view);
    for (const char *text :
         {"rank-1", "rank · set", "Which one?", "B, A", "Because.", "reveals hobby: music"})
        QVERIFY2(shown.contains(QString::fromUtf8(text)), text);
    QVERIFY(!shown.contains(QStringLiteral("age: adult")));
}

void tst_ItemView::aChipLeadsToItsRound()
{
    ItemView view;
    view.resize(600, 400);
    view.setItem(QStringLiteral("set"), sampleItem());
    view.show();
    view.grab();
    QCOMPARE(view.verticalScrollBar()->value(), 0);
    const QList<QToolButton *> buttons = view.findChildren<QToolButton *>();
    QToolButton *chip = nullptr;
    for (QToolButton *button : buttons)
        chip = button->text() == u"hobby: music" ? button : chip;
    QVERIFY(chip);
    QTest::keyClick(chip, Qt::Key_Space);
    QCOMPARE_GT(view.verticalScrollBar()->value(), 0);
    const QWidget *head = view.findChild<DialogueView *>()->roundHead(5);
    const int top = head->mapTo(view.viewport(), QPoint()).y();
    QVERIFY2(top >= 0 && top < view.viewport()->height(), qPrintable(QString::number(top)));
}

void tst_ItemView::theRestOfTheProfileUnfolds()
{
    ItemView view;
    view.setItem(QStringLiteral("set"), sampleItem());
    view.show();
    const QList<QToolButton *> buttons = view.findChildren<QToolButton *>();
    for (QToolButton *button : buttons) {
        if (button->isCheckable())
            QTest::keyClick(button, Qt::Key_Space);
    }
    QVERIFY(texts(view).contains(QStringLiteral("age: adult")));
}

void tst_ItemView::aPlainDialogueHasNoEmptyParts()
{
    Item item;
    item.key = QStringLiteral("d1");
    item.dialogue.rounds = {Round{{{QStringLiteral("A"), QStringLiteral("hello")}}}};
    ItemView view;
    view.setItem(QStringLiteral("set"), item);
    view.show();
    QCOMPARE(texts(view),
             (QStringList{QStringLiteral("d1"), QStringLiteral("set"), QStringLiteral("Round 1"),
                          QStringLiteral("A"), QStringLiteral("hello")}));
}

void tst_ItemView::everyResponseHasACard()
{
    ItemView view;
    view.setItem(QStringLiteral("set"), sampleItem());
    view.setResponses({sampleResponse(1), sampleResponse(2)});
    view.show();
    const QList<ResponseCard *> cards = view.findChildren<ResponseCard *>();
    QCOMPARE(cards.size(), 2);
    const QStringList shown = texts(view);
    for (const char *text : {"Responses", "Claude-3.5-Sonnet", "25.00 %", "Do that."})
        QVERIFY2(shown.contains(QString::fromUtf8(text)), text);
    view.grab(); // lays it out
    const QLabel *reference = nullptr;
    const QList<QLabel *> labels = view.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        reference = label->text() == u"Because." ? label : reference;
    QCOMPARE_GT(cards[0]->mapTo(view.widget(), QPoint()).y(),
                reference->mapTo(view.widget(), QPoint()).y());
    QCOMPARE_GT(cards[1]->mapTo(view.widget(), QPoint()).y(),
                cards[0]->mapTo(view.widget(), QPoint()).y());
}

void tst_ItemView::newResponsesTakeThePlaceOfTheOld()
{
    ItemView view;
    view.setItem(QStringLiteral("set"), sampleItem());
    view.setResponses({sampleResponse(1), sampleResponse(2)});
    view.setResponses({sampleResponse(3)});
    QCOMPARE(view.findChildren<ResponseCard *>().size(), 1);
    view.setResponses({});
    QCOMPARE(view.findChildren<ResponseCard *>().size(), 0);
    QVERIFY(!view.findChild<QWidget *>(QStringLiteral("responses")));
    view.setResponses({sampleResponse(1)});
    view.setItem(QStringLiteral("set"), sampleItem());
    QCOMPARE(view.findChildren<ResponseCard *>().size(), 0);
}

void tst_ItemView::ofManyResponsesTheFirstAreShown()
{
    QList<ResponseDetail> many;
    for (int i = 1; i <= 45; ++i)
        many.append(sampleResponse(i));
    ItemView view;
    view.setItem(QStringLiteral("set"), sampleItem());
    view.setResponses(many);
    view.show();
    QCOMPARE(view.findChildren<ResponseCard *>().size(), ItemView::shownAtOnce);
    auto *more = view.findChild<QPushButton *>(QStringLiteral("allResponses"));
    QCOMPARE(more->text(), QStringLiteral("Show all 45 responses"));
    QTest::keyClick(more, Qt::Key_Space);
    QCOMPARE(view.findChildren<ResponseCard *>().size(), 45);
    QVERIFY(!more->isVisible());
}

void tst_ItemView::withoutAnItemThereAreNoResponses()
{
    ItemView view;
    view.setEmpty(QStringLiteral("Choose an item."));
    view.setResponses({sampleResponse(1)});
    QCOMPARE(view.findChildren<ResponseCard *>().size(), 0);
}

CONCORD_TEST(tst_ItemView)
#include "tst_itemview.moc"
