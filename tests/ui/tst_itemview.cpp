// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "tests/ui/failuresamples.h"
#include "ui/theme.h"
#include "ui/widgets/dialogueview.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/itemview.h"
#include "ui/widgets/responsecard.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
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
    void valuesOfATypeShareAChip();
    void theProfileUnfoldsWhateverItsShape_data();
    void theProfileUnfoldsWhateverItsShape();
    void anItemWithoutDialogueShowsItsProfile();
    void otherFieldsUnfold();
    void nothingIsReadAsHtml();
    void findGoesFromMatchToMatch();
    void findIsWithinReachOfTheKeyboardOnly();
    void searchTermsAreMarkedInWhatComes();
    void turnsAndDialoguesAreCopied();
    void theMenuCopiesTheItemAsJson();
    void longItemsOpenQuickly_data();
    void longItemsOpenQuickly();

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

void tst_ItemView::valuesOfATypeShareAChip()
{
    Item item = sampleItem();
    item.attributes = {{QStringLiteral("Genre"), QStringLiteral("history"), true, {}},
                       {QStringLiteral("Genre"), QStringLiteral("R&B"), true, {}}};
    ItemView view;
    view.setItem(QStringLiteral("set"), item);
    view.show();
    QStringList chips;
    for (QToolButton *button : view.findChildren<QToolButton *>()) {
        if (button->property("role") == QStringLiteral("chip"))
            chips.append(button->accessibleName());
    }
    QCOMPARE(chips, QStringList{QStringLiteral("Genre: history, R&B")});
}

void tst_ItemView::theProfileUnfoldsWhateverItsShape_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("shown");
    QByteArray deep = "1";
    for (int i = 0; i < 400; ++i)
        deep = "{\"a\":" + deep + "}";
    QByteArray wide = "{";
    for (int i = 0; i < 5'000; ++i)
        wide += "\"k" + QByteArray::number(i) + "\":[" + QByteArray::number(i) + "],";
    wide.back() = '}';
    QTest::newRow("PersonaLens") << QByteArray(
        R"({"affinities":{"Books":{"Genre":["history","non-fiction"]}}})")
                                 << QStringLiteral("non-fiction");
    QTest::newRow("numbers and truth")
        << QByteArray(R"({"age":41,"cat":true,"dog":null})") << QStringLiteral("41");
    QTest::newRow("a list of objects")
        << QByteArray(R"({"trips":[{"to":"Oslo"},7]})") << QStringLiteral("Oslo");
    QTest::newRow("deep") << deep << QStringLiteral("a:");
    QTest::newRow("wide") << wide << QStringLiteral("… and 4900 more fields");
    QTest::newRow("empty ones") << QByteArray(R"({"a":{},"b":[],"":""})") << QStringLiteral("b:");
}

void tst_ItemView::theProfileUnfoldsWhateverItsShape()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, shown);
    Item item = sampleItem();
    item.context = json;
    ItemView view;
    view.setItem(QStringLiteral("set"), item);
    view.show();
    auto *profile = view.findChild<QWidget *>(QStringLiteral("profile"));
    QVERIFY(profile);
    for (int depth = 0; depth < 10; ++depth) {
        for (QToolButton *button : profile->findChildren<QToolButton *>()) {
            if (!button->isChecked())
                QTest::keyClick(button, Qt::Key_Space);
        }
    }
    QVERIFY2(texts(view).contains(shown), qPrintable(texts(view).mid(0, 40).join(u'|')));
}

void tst_ItemView::anItemWithoutDialogueShowsItsProfile()
{
    Item item;
    item.key = QStringLiteral("task-1");
    item.context = R"({"demographics":{"age":"41"}})";
    ItemView view;
    view.setItem(QStringLiteral("set"), item);
    view.show();
    QVERIFY(texts(view).contains(QStringLiteral("This item has no dialogue.")));
    QVERIFY(view.findChild<Fold *>(QStringLiteral("profile"))->isOpen());
    QTest::keyClick(&view, Qt::Key_F, Qt::ControlModifier);
    QVERIFY(!view.findChild<QWidget *>(QStringLiteral("findBar"))->isVisible());
}

void tst_ItemView::otherFieldsUnfold()
{
    Item item = sampleItem();
    item.extra = R"({"source":"forum"})";
    ItemView view;
    view.setItem(QStringLiteral("set"), item);
    view.show();
    QVERIFY(!texts(view).contains(QStringLiteral("forum")));
    view.findChild<Fold *>(QStringLiteral("otherFields"))->setOpen(true);
    QVERIFY(texts(view).contains(QStringLiteral("forum")));
    QVERIFY(texts(view).contains(QStringLiteral("source:")));
}

void tst_ItemView::nothingIsReadAsHtml()
{
    const QString evil = QStringLiteral("<b>x</b><img src=http://127.0.0.1/x.png>");
    Item item;
    item.key = item.task = item.domain = item.request = item.analysis = evil;
    item.answer = {{evil}, false};
    item.attributes = {{evil, evil, true, {}}, {evil, evil, true, 0}, {evil, evil, false, {}}};
    item.dialogue.rounds = {Round{{{evil, evil}}}};
    const QJsonObject object{{evil, evil}, {QStringLiteral("a"), QJsonObject{{evil, evil}}}};
    item.extra = item.context = QJsonDocument(object).toJson();
    ItemView view;
    view.setItem(evil, item);
    view.setResponses({});
    view.show();
    for (Fold *fold : view.findChildren<Fold *>())
        fold->setOpen(true);
    for (const QLabel *label : view.findChildren<QLabel *>())
        QCOMPARE(label->textFormat(), Qt::PlainText);
    for (const QWidget *widget : view.findChildren<QWidget *>())
        QVERIFY2(!widget->toolTip().contains(u"<img"), qPrintable(widget->toolTip()));
    QCOMPARE_GE(texts(view).filter(QStringLiteral("<img src=http")).size(), 8);
    view.grab();
}

void tst_ItemView::findGoesFromMatchToMatch()
{
    Item item = sampleItem();
    item.dialogue.rounds[0].turns[0].content = QStringLiteral("Where is the Museum?");
    item.dialogue.rounds[5].turns[1].content = QStringLiteral("The museum is here. Museum!");
    ItemView view;
    view.resize(500, 400);
    view.setItem(QStringLiteral("set"), item);
    view.show();
    view.activateWindow();
    QTest::keyClick(&view, Qt::Key_F, Qt::ControlModifier);
    auto *line = view.findChild<QLineEdit *>(QStringLiteral("findText"));
    const auto *count = view.findChild<QLabel *>(QStringLiteral("findCount"));
    QVERIFY(line->isVisible());
    QTest::keyClicks(line, QStringLiteral("museum"));
    QCOMPARE(count->text(), QStringLiteral("1 of 3"));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(count->text(), QStringLiteral("2 of 3"));
    const auto shows = [&](const QString &part) {
        for (const TextLabel *label : view.findChildren<TextLabel *>()) {
            const QRect place(label->mapTo(view.viewport(), QPoint()), label->size());
            if (label->text().contains(part))
                return view.viewport()->rect().intersects(place);
        }
        return false;
    };
    QVERIFY(shows(QStringLiteral("museum is here")));
    QTest::keyClick(line, Qt::Key_F3);
    QTest::keyClick(line, Qt::Key_F3);
    QCOMPARE(count->text(), QStringLiteral("1 of 3"));
    QVERIFY(shows(QStringLiteral("Where is")));
    QTest::keyClick(line, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count->text(), QStringLiteral("3 of 3"));
    QTest::keyClicks(line, QStringLiteral("x"));
    QCOMPARE(count->text(), QStringLiteral("not found"));
    QTest::keyClick(line, Qt::Key_Escape);
    QVERIFY(!line->isVisible());
}

void tst_ItemView::findIsWithinReachOfTheKeyboardOnly()
{
    ItemView view;
    view.setItem(QStringLiteral("set"), sampleItem());
    view.show();
    view.activateWindow();
    QTRY_VERIFY(view.isActiveWindow());
    QTest::keyClick(&view, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(view.findChild<QWidget *>(QStringLiteral("findBar"))->isVisible());
    QTest::mouseClick(view.findChild<QToolButton *>(QStringLiteral("findClose")), Qt::LeftButton);
    QVERIFY(!view.findChild<QWidget *>(QStringLiteral("findBar"))->isVisible());
}

void tst_ItemView::searchTermsAreMarkedInWhatComes()
{
    ItemView view;
    view.resize(600, 400);
    view.show();
    view.setSearchTerms(searchWords(QStringLiteral("which")));
    view.setItem(QStringLiteral("set"), sampleItem());
    const auto *request = view.findChild<QFrame *>(QStringLiteral("request"));
    QVERIFY(request);
    QCoreApplication::processEvents(); // shows it
    const auto isMarked = [&] {
        const QImage image = view.grab().toImage();
        const QRect place(request->mapTo(&view, QPoint()), request->size());
        for (int y = place.top(); y < place.bottom(); ++y) {
            for (int x = place.left(); x < place.right(); ++x) {
                if (image.pixelColor(x, y) == currentTheme().markSoft)
                    return true;
            }
        }
        return false;
    };
    QVERIFY(isMarked());
    view.setSearchTerms({});
    QVERIFY(!isMarked());
}

void tst_ItemView::turnsAndDialoguesAreCopied()
{
    Item item = sampleItem();
    item.dialogue.rounds = {Round{{{QStringLiteral("User"), QStringLiteral("Hi")},
                                   {QStringLiteral("AI"), QStringLiteral("Ho")}}},
                            Round{{{QStringLiteral("User"), QStringLiteral("Bye")}}}};
    ItemView view;
    view.setItem(QStringLiteral("set"), item);
    view.show();
    view.activateWindow();
    QTRY_VERIFY(view.isActiveWindow());
    for (TextLabel *label : view.findChildren<TextLabel *>()) {
        if (label->text() == u"Ho")
            QTest::mouseClick(label, Qt::LeftButton);
    }
    QVERIFY(qobject_cast<TextLabel *>(view.focusWidget()));
    QTest::keyClick(view.focusWidget(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("Ho"));
    QTest::keyClick(view.focusWidget(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("User: Hi\nAI: Ho\n\nUser: Bye"));
}

void tst_ItemView::theMenuCopiesTheItemAsJson()
{
    Item item = sampleItem();
    item.extra = R"({"source":"forum"})";
    ItemView view;
    view.setItem(QStringLiteral("set"), item);
    view.show();
    QContextMenuEvent event(QContextMenuEvent::Mouse, QPoint(30, 30),
                            view.mapToGlobal(QPoint(30, 30)));
    QCoreApplication::sendEvent(view.viewport(), &event);
    auto *menu = view.findChild<QMenu *>(QStringLiteral("itemMenu"));
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_Up); // the last one
    QTest::keyClick(menu, Qt::Key_Return);
    const QJsonObject copied =
        QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
    QCOMPARE(copied[QStringLiteral("key")].toString(), QStringLiteral("rank-1"));
    QCOMPARE(copied[QStringLiteral("rounds")].toArray().size(), 6);
    QCOMPARE(copied[QStringLiteral("extra")].toObject()[QStringLiteral("source")].toString(),
             QStringLiteral("forum"));
}

void tst_ItemView::longItemsOpenQuickly_data()
{
    QTest::addColumn<int>("rounds");
    QTest::addColumn<int>("length");
    QTest::newRow("typical") << 10 << 300;
    QTest::newRow("1,000 rounds") << 1'000 << 300;
    QTest::newRow("a turn of 100,000 characters") << 1 << 100'000;
}

// Prints how long it takes to open an item and to lay it out; the bound is for slow machines.
void tst_ItemView::longItemsOpenQuickly()
{
    QFETCH(int, rounds);
    QFETCH(int, length);
    Item item = sampleItem();
    const QString text = QString(QStringLiteral("seven words ")).repeated(length / 12);
    item.dialogue.rounds =
        QList<Round>(rounds, Round{{{QStringLiteral("User"), text}, {QStringLiteral("AI"), text}}});
    ItemView view;
    view.resize(700, 800);
    view.show();
    view.grab();
    QElapsedTimer timer;
    timer.start();
    view.setItem(QStringLiteral("set"), item);
    QCoreApplication::processEvents(); // shows and paints it
    view.grab();
    const qint64 opened = timer.restart();
    if (auto *all = view.findChild<QPushButton *>(QStringLiteral("showAll")))
        all->click();
    QCoreApplication::processEvents();
    view.grab();
    qInfo("opened in %lld ms, shown whole in %lld ms", opened, timer.elapsed());
    QCOMPARE_LT(opened, 2'000);
}

CONCORD_TEST(tst_ItemView)
#include "tst_itemview.moc"
