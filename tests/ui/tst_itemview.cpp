// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/widgets/dialogueview.h"
#include "ui/widgets/itemview.h"

#include <QLabel>
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

CONCORD_TEST(tst_ItemView)
#include "tst_itemview.moc"
