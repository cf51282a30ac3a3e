// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace Concord;

class tst_Search : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void initTestCase();
    void typedTextFindsItems_data();
    void typedTextFindsItems();
    void searchTakesAnything_data();
    void searchTakesAnything();

private:
    std::unique_ptr<Database> m_database;
};

void tst_Search::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Search::initTestCase()
{
    // Item n has the n-th request; item 1's dialogue says something else than its request.
    const QStringList requests = {
        QStringLiteral("Which health-care plan is best? I don't know."),
        QStringLiteral("Teach me C++ and the piano."),
        QStringLiteral("我想学习钢琴，音乐很好。"),
        QStringLiteral("我的iPhone坏了"),
        QStringLiteral("ピアノをひくデータ"),
        QStringLiteral("피아노를 배우고 싶다"),
        QStringLiteral("Café naïve 👍 so 0 stars"),
        QStringLiteral("She said \"well done\" to the big red band"),
        QStringLiteral("这个音，乐器"),
    };
    QList<Item> items;
    for (qsizetype i = 0; i < requests.size(); ++i) {
        Item item = testItem(QStringLiteral("rank"), int(i) + 1);
        item.request = requests[i];
        item.dialogue.rounds = {
            Round{{{QStringLiteral("User"), u"Turn " + QString::number(i + 1)}}}};
        items.append(item);
    }
    items[0].dialogue.rounds[0].turns[0].content = QStringLiteral("My knee hurts. 我的膝盖疼");
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    publishItems(*m_database, QStringLiteral("demo"), items);
}

void tst_Search::typedTextFindsItems_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QList<int>>("expected");
    const auto row = [](const char *typed, QList<int> expected) {
        QTest::newRow(typed) << QString::fromUtf8(typed) << expected;
    };
    row("health-care", {1});
    row("health care ", {1});
    row("\"care health\"", {});
    row("don't", {1});
    row("don’t", {1});
    row("C++", {2});
    row("c", {2}); // and not every word that begins with it
    row("pia", {2});
    row("pia ", {}); // finished, and no such word
    row("PIANO", {2});
    row("plan knee", {1}); // request and dialogue together
    row("plan 膝盖", {1});
    row("piano knee", {});
    row("钢琴", {3});
    row("琴钢", {});
    row("音乐", {3}); // not across the comma of item 9
    row("学习 音乐", {3});
    row("学习音乐", {}); // in this order and together: no
    row("我", {1, 3, 4});
    row("iPhone", {4});
    row("我的iPhone坏了", {4});
    row("坏了", {4});
    row("ピアノ", {5});
    row("データ", {5});
    row("ひく", {5});
    row("피아노", {6});
    row("아노", {6});
    row("cafe naive", {7});
    row("👍", {}); // like punctuation: nothing that the index holds
    row("?!", {});
    row("0", {7}); // and not what parts the Han characters
    row("\"big red\" band", {8});
    row("\"big band\"", {});
    row("\"well done", {8});
    row("\"说\" nothing", {});
}

void tst_Search::typedTextFindsItems()
{
    QFETCH(QString, typed);
    QFETCH(QList<int>, expected);
    ItemFilter filter;
    filter.text = typed;
    const auto ids = ItemRepository(*m_database).find(filter);
    VERIFY_RESULT(ids);
    QList<int> found;
    for (const ItemId id : *ids)
        found.append(int(id.value()));
    QCOMPARE(found, expected);
}

void tst_Search::searchTakesAnything_data()
{
    QTest::addColumn<QString>("typed");
    const QStringList rows = {
        QStringLiteral("\""),          QStringLiteral("\"\"\""),
        QStringLiteral("a OR"),        QStringLiteral("NEAR(a b"),
        QStringLiteral("request : x"), QStringLiteral("-x"),
        QStringLiteral("^x + *"),      QStringLiteral("'; DROP TABLE item; --"),
        QStringLiteral("%_?:1"),       QStringLiteral("a\\"),
        QString(QChar(0)) + u"a",      QString(QChar(0xD800)) + u"a",
        QString(QChar(0xE000)),        QString(QChar(0xFEFF)) + u"x",
        QString(10000, u'x'),          QStringLiteral("x ").repeated(200),
    };
    for (qsizetype i = 0; i < rows.size(); ++i)
        QTest::addRow("%lld", qlonglong(i)) << rows[i];
}

void tst_Search::searchTakesAnything()
{
    QFETCH(QString, typed);
    ItemFilter filter;
    filter.text = typed;
    VERIFY_RESULT(ItemRepository(*m_database).find(filter));
    VERIFY_RESULT(ItemRepository(*m_database).facets(filter));
}

CONCORD_TEST(tst_Search)

#include "tst_search.moc"
