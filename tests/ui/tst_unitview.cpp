// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testregistry.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/unitview.h"

#include <QLabel>
#include <QScrollBar>
#include <QTest>

using namespace Concord;

class tst_UnitView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsStandInTheTemplatesOrder();
    void textIsPlainAndCanBeSelected();
    void responsesStandBesideEachOtherWhereThereIsRoom();
    void textSizeReachesEverything();
    void linesStayShort();
    void attributesAreWords();
    void pagesOfLongTextsAreTurned();

private:
    static ShownUnit pair();
    static QPoint place(const UnitView &view, const char *part);
};

ShownUnit tst_UnitView::pair()
{
    ShownUnit unit;
    unit.turns = {{QStringLiteral("A"), 0, QStringLiteral("a <b>turn</b>")}};
    unit.parts = {
        {QStringLiteral("request"), QStringLiteral("Request"), QStringLiteral("do <i>it</i>")},
        {QStringLiteral("attributes"),
         QStringLiteral("About the user"),
         {},
         {QStringLiteral("hobby: music"), QStringLiteral("age: adult")}},
        {QStringLiteral("first"), QStringLiteral("Response 1"), QStringLiteral("one")},
        {QStringLiteral("second"), QStringLiteral("Response 2"), QStringLiteral("two")}};
    return unit;
}

QPoint tst_UnitView::place(const UnitView &view, const char *part)
{
    const QWidget *card = view.findChild<QWidget *>(u"part-" + QString::fromLatin1(part));
    return card->mapTo(view.widget(), QPoint());
}

void tst_UnitView::partsStandInTheTemplatesOrder()
{
    UnitView view;
    view.setShows({QStringLiteral("request"), QStringLiteral("text"), QStringLiteral("attributes"),
                   QStringLiteral("responses")});
    view.setUnit(pair());
    view.resize(900, 900);
    view.show();
    QLabel *turn = nullptr;
    for (QLabel *label : view.findChildren<QLabel *>())
        turn = label->text().contains(u"turn") ? label : turn;
    QVERIFY(turn);
    const int text = turn->mapTo(view.widget(), QPoint()).y();
    QVERIFY(place(view, "request").y() < text);
    QVERIFY(place(view, "attributes").y() > text);
    QVERIFY(place(view, "first").y() > place(view, "attributes").y());
}

void tst_UnitView::textIsPlainAndCanBeSelected()
{
    UnitView view;
    view.setUnit(pair());
    int selectable = 0;
    for (const QLabel *label : view.findChildren<QLabel *>()) {
        QCOMPARE(label->textFormat(), Qt::PlainText);
        selectable += label->textInteractionFlags() & Qt::TextSelectableByMouse
                || qobject_cast<const TextLabel *>(label)
            ? 1
            : 0;
    }
    QCOMPARE(selectable, 4); // the turn, the request, both responses
}

void tst_UnitView::responsesStandBesideEachOtherWhereThereIsRoom()
{
    UnitView view;
    view.setUnit(pair());
    view.resize(1000, 700);
    view.show();
    QTRY_COMPARE(place(view, "first").y(), place(view, "second").y());
    QVERIFY(place(view, "first").x() < place(view, "second").x());
    view.resize(500, 700);
    QTRY_VERIFY(place(view, "first").y() < place(view, "second").y());
    QCOMPARE(place(view, "first").x(), place(view, "second").x());
}

void tst_UnitView::textSizeReachesEverything()
{
    UnitView view;
    view.setPointSize(20);
    view.setUnit(pair());
    for (const QLabel *label : view.findChildren<QLabel *>()) {
        if (label->textInteractionFlags() & Qt::TextSelectableByMouse)
            QCOMPARE(label->font().pointSize(), 20);
    }
}

void tst_UnitView::linesStayShort()
{
    UnitView view;
    ShownUnit unit = pair();
    unit.parts[0].text = QStringLiteral("some words ").repeated(60);
    unit.parts = unit.parts.first(1);
    view.setUnit(unit);
    view.resize(1900, 900);
    view.show();
    const auto *text = view.findChild<QLabel *>(QStringLiteral("partText"));
    QTRY_VERIFY(text->width() > 400);
    QVERIFY(text->width() <= text->fontMetrics().averageCharWidth() * 80);
}

void tst_UnitView::attributesAreWords()
{
    UnitView view;
    ShownUnit unit;
    unit.parts = {{QStringLiteral("attribute"),
                   QStringLiteral("Attribute"),
                   {},
                   {QStringLiteral("income_level: low_income")}}};
    view.setUnit(unit);
    QStringList texts;
    for (const QLabel *label : view.findChildren<QLabel *>())
        texts.append(label->text());
    QVERIFY(texts.contains(QStringLiteral("income level: low income")));
}

void tst_UnitView::pagesOfLongTextsAreTurned()
{
    UnitView view;
    ShownUnit unit = pair();
    unit.turns[0].text = QStringLiteral("a long text\n").repeated(200);
    view.setUnit(unit);
    view.resize(600, 400);
    view.show();
    QTRY_VERIFY(view.verticalScrollBar()->maximum() > 0);
    QVERIFY(view.scrollByKey(Qt::Key_PageDown));
    QVERIFY(view.verticalScrollBar()->value() > 0);
    QVERIFY(view.scrollByKey(Qt::Key_PageUp));
    QCOMPARE(view.verticalScrollBar()->value(), 0);
    QVERIFY(!view.scrollByKey(Qt::Key_1));
}

CONCORD_TEST(tst_UnitView)
#include "tst_unitview.moc"
