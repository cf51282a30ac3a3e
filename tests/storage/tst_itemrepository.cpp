// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemrepository.h"

#include "storage/query.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>
#include <memory>

using namespace Concord;

class tst_ItemRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void initTestCase();
    void filterFindsItems_data();
    void filterFindsItems();
    void limitCutsTheList_data();
    void limitCutsTheList();
    void emptyProjectHasNoItems();
    void stagedItemsAreInvisible();
    void facetsCountUnderTheOtherFilters();
    void facetsCountUnderTheText();
    void facetsAreOrdered();
    void rowsComeInTheOrderAskedFor();
    void rowTextIsShortAndOnOneLine();
    void itemSurvivesStoring_data();
    void itemSurvivesStoring();
    void missingItemIsAnError();
    void itemsAreFoundByName_data();
    void itemsAreFoundByName();

private:
    using Change = std::function<void(ItemFilter &)>;
    using ItemChange = std::function<void(Item &)>;
    static Item plainDialogue(const QString &key, const QString &text);
    static QString describe(const QList<FacetValue> &values);

    std::unique_ptr<Database> m_database;
};

Item tst_ItemRepository::plainDialogue(const QString &key, const QString &text)
{
    Item item;
    item.key = key;
    item.line = 1;
    item.dialogue.rounds = {Round{{{QStringLiteral("A"), text}}}};
    return item;
}

QString tst_ItemRepository::describe(const QList<FacetValue> &values)
{
    QStringList texts;
    for (const FacetValue &value : values)
        texts.append(value.value + u' ' + QString::number(value.items));
    return texts.join(QStringLiteral(", "));
}

void tst_ItemRepository::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

// Items 1 to 5 in "zebra", 6 and 7 in "alpha", 8 staged.
void tst_ItemRepository::initTestCase()
{
    QList<Item> zebra;
    for (const char *task : {"advice", "rank", "rank", "filter", "recommend"}) {
        const int number = int(zebra.size()) + 1;
        zebra.append(testItem(QString::fromLatin1(task), number));
        zebra.last().domain = number == 5 ? QString()
            : number > 2                  ? QStringLiteral("Films")
                                          : QStringLiteral("Books");
        zebra.last().request = QStringLiteral("Request %1 please").arg(number);
    }
    zebra[1].attributes[1].value = QStringLiteral("chess");
    zebra[2].attributes[1].related = false;
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    publishItems(*m_database, QStringLiteral("zebra"), zebra);
    publishItems(*m_database, QStringLiteral("alpha"),
                 {plainDialogue(QStringLiteral("rank-2"), QStringLiteral("Hello there please")),
                  plainDialogue(QStringLiteral("7"), QStringLiteral("Seven"))});
    stageItems(*m_database, QStringLiteral("hidden"), {testItem(QStringLiteral("rank"), 1)});
}

void tst_ItemRepository::filterFindsItems_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QList<int>>("expected");
    const auto row = [](const char *name, Change change, QList<int> expected) {
        QTest::newRow(name) << change << expected;
    };
    row("all", [](ItemFilter &) {}, {1, 2, 3, 4, 5, 6, 7});
    row("dataset", [](ItemFilter &f) { f.dataset = QStringLiteral("alpha"); }, {6, 7});
    row("no such dataset", [](ItemFilter &f) { f.dataset = QStringLiteral("beta"); }, {});
    row("staged dataset", [](ItemFilter &f) { f.dataset = QStringLiteral("hidden"); }, {});
    row("task", [](ItemFilter &f) { f.task = QStringLiteral("rank"); }, {2, 3});
    row("domain", [](ItemFilter &f) { f.domain = QStringLiteral("Films"); }, {3, 4});
    row("related attribute", [](ItemFilter &f) { f.attributeType = QStringLiteral("hobby"); },
        {1, 2, 4, 5});
    row("unrelated attribute", [](ItemFilter &f) { f.attributeType = QStringLiteral("age"); }, {});
    row("attribute and value",
        [](ItemFilter &f) {
            f.attributeType = QStringLiteral("hobby");
            f.attributeValue = QStringLiteral("chess");
        },
        {2});
    row("value without type", [](ItemFilter &f) { f.attributeValue = QStringLiteral("chess"); },
        {1, 2, 3, 4, 5, 6, 7});
    row("text in request and dialogue", [](ItemFilter &f) { f.text = QStringLiteral("please "); },
        {1, 2, 3, 4, 5, 6});
    row("text in a shared dialogue", [](ItemFilter &f) { f.text = QStringLiteral("tram"); },
        {1, 2, 3, 4, 5});
    row("text of both", [](ItemFilter &f) { f.text = QStringLiteral("4 tram "); }, {4});
    row("everything",
        [](ItemFilter &f) {
            f = {QStringLiteral("zebra"), QStringLiteral("rank"),  QStringLiteral("Books"),
                 QStringLiteral("hobby"), QStringLiteral("chess"), QStringLiteral("band tram")};
        },
        {2});
}

void tst_ItemRepository::filterFindsItems()
{
    QFETCH(const Change, change);
    QFETCH(QList<int>, expected);
    ItemFilter filter;
    change(filter);
    const auto ids = ItemRepository(*m_database).find(filter);
    VERIFY_RESULT(ids);
    QList<int> found;
    for (const ItemId id : *ids)
        found.append(int(id.value()));
    QCOMPARE(found, expected);
}

void tst_ItemRepository::limitCutsTheList_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("limit");
    QTest::addColumn<QList<ItemId>>("expected");
    using Ids = QList<ItemId>;
    QTest::newRow("three") << QString() << qsizetype(3) << Ids{ItemId(1), ItemId(2), ItemId(3)};
    QTest::newRow("none") << QString() << qsizetype(0) << Ids{};
    QTest::newRow("two with text")
        << QStringLiteral("please ") << qsizetype(2) << Ids{ItemId(1), ItemId(2)};
    QTest::newRow("more than there are")
        << QStringLiteral("hello") << qsizetype(9) << Ids{ItemId(6)};
}

void tst_ItemRepository::limitCutsTheList()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, limit);
    QFETCH(QList<ItemId>, expected);
    ItemFilter filter;
    filter.text = text;
    const auto ids = ItemRepository(*m_database).find(filter, limit);
    VERIFY_RESULT(ids);
    QCOMPARE(*ids, expected);
}

void tst_ItemRepository::emptyProjectHasNoItems()
{
    const Database empty = emptyProjectDatabase();
    const ItemRepository items(empty);
    QVERIFY(items.find({})->isEmpty());
    QVERIFY(items.rows({})->isEmpty());
    QVERIFY(*items.facets({}) == ItemFacets());
}

void tst_ItemRepository::stagedItemsAreInvisible()
{
    const ItemRepository items(*m_database);
    const ItemId staged(8);
    QCOMPARE(numberFrom(*m_database, QStringLiteral("SELECT count(*) FROM item WHERE id = 8")), 1);
    QVERIFY(!items.load(staged));
    QVERIFY(items.rows({staged})->isEmpty());
    QVERIFY(items.named(QStringLiteral("8"))->isEmpty());
    QVERIFY(items.named(QStringLiteral("hidden/rank-1"))->isEmpty());
    QVERIFY(items.named(QStringLiteral("rank-1"))->isEmpty());
    const auto facets = items.facets({});
    QCOMPARE(describe(facets->datasets), QStringLiteral("zebra 5, alpha 2"));
}

void tst_ItemRepository::facetsCountUnderTheOtherFilters()
{
    ItemFilter filter;
    filter.task = QStringLiteral("rank");
    const auto facets = ItemRepository(*m_database).facets(filter);
    VERIFY_RESULT(facets);
    QCOMPARE(describe(facets->datasets), QStringLiteral("zebra 2"));
    QCOMPARE(describe(facets->tasks), QStringLiteral("recommend 1, rank 2, filter 1, advice 1"));
    QCOMPARE(describe(facets->domains), QStringLiteral("Books 1, Films 1"));
}

void tst_ItemRepository::facetsCountUnderTheText()
{
    ItemFilter filter;
    filter.text = QStringLiteral("please ");
    filter.domain = QStringLiteral("Films");
    const ItemRepository items(*m_database);
    for (int again = 0; again < 2; ++again) {
        const auto facets = items.facets(filter);
        VERIFY_RESULT(facets);
        QCOMPARE(describe(facets->datasets), QStringLiteral("zebra 2"));
        QCOMPARE(describe(facets->tasks), QStringLiteral("rank 1, filter 1"));
        QCOMPARE(describe(facets->domains), QStringLiteral("Books 2, Films 2"));
    }
    filter.text = QStringLiteral("hello");
    filter.domain.clear();
    QCOMPARE(describe(items.facets(filter)->datasets), QStringLiteral("alpha 1"));
    filter.text = QStringLiteral("nowhere");
    QVERIFY(*items.facets(filter) == ItemFacets());
}

void tst_ItemRepository::facetsAreOrdered()
{
    const auto facets = ItemRepository(*m_database).facets({});
    VERIFY_RESULT(facets);
    QCOMPARE(describe(facets->datasets), QStringLiteral("zebra 5, alpha 2"));
    QCOMPARE(describe(facets->tasks), QStringLiteral("recommend 1, rank 2, filter 1, advice 1"));
    QCOMPARE(describe(facets->domains), QStringLiteral("Books 2, Films 2"));
}

void tst_ItemRepository::rowsComeInTheOrderAskedFor()
{
    const auto rows =
        ItemRepository(*m_database).rows({ItemId(6), ItemId(999), ItemId(2), ItemId(6)});
    VERIFY_RESULT(rows);
    const ItemRow dialogue{ItemId(6),
                           QStringLiteral("rank-2"),
                           QStringLiteral("alpha"),
                           QString(),
                           QString(),
                           QStringLiteral("Hello there please"),
                           QString(),
                           1,
                           0,
                           1,
                           3,
                           false};
    const ItemRow item{ItemId(2),
                       QStringLiteral("rank-2"),
                       QStringLiteral("zebra"),
                       QStringLiteral("rank"),
                       QStringLiteral("Books"),
                       QStringLiteral("Request 2 please"),
                       QString(),
                       2,
                       2,
                       4,
                       10,
                       false};
    QCOMPARE(*rows, (QList<ItemRow>{dialogue, item, dialogue}));
}

void tst_ItemRepository::rowTextIsShortAndOnOneLine()
{
    Database database = emptyProjectDatabase();
    Item longOne = testItem(QStringLiteral("rank"), 1);
    longOne.request = u"  First\n\tline " + QStringLiteral("字").repeated(500);
    Item silent = testItem(QStringLiteral("rank"), 2);
    silent.request.clear();
    silent.dialogue.rounds.clear();
    publishItems(database, QStringLiteral("demo"), {longOne, silent});
    const auto rows = ItemRepository(database).rows({ItemId(1), ItemId(2)});
    VERIFY_RESULT(rows);
    QCOMPARE(rows->size(), 2);
    QVERIFY(rows->at(0).text.startsWith(u"First line 字字"));
    QVERIFY(rows->at(0).text.size() <= 200);
    QCOMPARE(rows->at(1).text, QString());
}

void tst_ItemRepository::itemSurvivesStoring_data()
{
    QTest::addColumn<ItemChange>("change");
    const auto row = [](const char *name, ItemChange change) { QTest::newRow(name) << change; };
    row("plain", [](Item &) {});
    row("dialogue only",
        [](Item &item) { item = plainDialogue(QStringLiteral("d"), QStringLiteral("Hello")); });
    row("Chinese and emoji", [](Item &item) {
        item.key = QStringLiteral("钥匙/1");
        item.request = QStringLiteral("你好 👍🏽 \"quoted\" 'x' \\ \t\r\n");
        item.dialogue.rounds[0].turns[0] = {QStringLiteral("用户"), QStringLiteral("𠀀 ﷽")};
        item.attributes[0].value = QStringLiteral("成人");
        item.answer.parts = {QStringLiteral("“甲”"), QStringLiteral("\\u0041\u0001\u2028")};
        item.extra = R"({"备注":"\\\"你\""})";
    });
    row("no answer", [](Item &item) { item.answer = {}; });
    row("empty answer", [](Item &item) { item.answer = {{QStringLiteral("")}, false}; });
    row("one answer", [](Item &item) { item.answer = {{QStringLiteral("[\"A\"]")}, false}; });
    row("list without answers", [](Item &item) { item.answer = {{}, true}; });
    row("list of one", [](Item &item) { item.answer = {{QStringLiteral("A")}, true}; });
    row("no attributes", [](Item &item) { item.attributes.clear(); });
    row("empty attribute value", [](Item &item) {
        item.attributes[0].value = QStringLiteral("");
        item.attributes[1].round.reset();
    });
    // U+FF41 sorts before U+1D400 in UTF-8 and after it in UTF-16.
    row("attributes in UTF-16 order", [](Item &item) {
        item.attributes[0].type = QStringLiteral("𝐀");
        item.attributes[1].type = QStringLiteral("ａ");
        item.attributes.removeLast();
    });
    row("no rounds", [](Item &item) { item.dialogue.rounds.clear(); });
    row("empty rounds", [](Item &item) {
        item.dialogue.rounds.prepend(Round{});
        item.dialogue.rounds.insert(2, Round{});
        item.dialogue.rounds.append(Round{});
    });
    row("only empty rounds", [](Item &item) { item.dialogue.rounds = {Round{}, Round{}}; });
    row("empty turn", [](Item &item) { item.dialogue.rounds[0].turns[0] = {}; });
    row("no texts", [](Item &item) {
        item.domain.clear();
        item.request.clear();
        item.analysis.clear();
        item.extra.clear();
    });
    row("far line", [](Item &item) { item.line = Q_INT64_C(5000000000); });
    row("long text", [](Item &item) { item.request = QString(1000000, u'x'); });
}

void tst_ItemRepository::itemSurvivesStoring()
{
    QFETCH(const ItemChange, change);
    Item item = testItem(QStringLiteral("rank"), 1);
    change(item);
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("demo"), {item});
    const auto loaded = ItemRepository(database).load(ItemId(1));
    VERIFY_RESULT(loaded);
    QVERIFY(*loaded == item);
    QCOMPARE(contentHash(*loaded, contentHash(loaded->dialogue)),
             contentHash(item, contentHash(item.dialogue)));
}

void tst_ItemRepository::missingItemIsAnError()
{
    const auto item = ItemRepository(*m_database).load(ItemId(12345));
    QVERIFY(!item);
    QCOMPARE(item.error().message,
             QStringLiteral("There is no item with the number 12345 in this project."));
}

void tst_ItemRepository::itemsAreFoundByName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<ItemId>>("expected");
    using Ids = QList<ItemId>;
    QTest::newRow("key") << QStringLiteral("advice-1") << Ids{ItemId(1)};
    QTest::newRow("key in two datasets") << QStringLiteral("rank-2") << Ids{ItemId(2), ItemId(6)};
    QTest::newRow("dataset and key") << QStringLiteral("alpha/rank-2") << Ids{ItemId(6)};
    QTest::newRow("number") << QStringLiteral("3") << Ids{ItemId(3)};
    QTest::newRow("number that is a key") << QStringLiteral("7") << Ids{ItemId(7)};
    QTest::newRow("no such number") << QStringLiteral("99") << Ids{};
    QTest::newRow("other dataset") << QStringLiteral("alpha/advice-1") << Ids{};
    QTest::newRow("part of a key") << QStringLiteral("advice") << Ids{};
    QTest::newRow("nothing") << QString() << Ids{};
    QTest::newRow("dataset only") << QStringLiteral("alpha/") << Ids{};
}

void tst_ItemRepository::itemsAreFoundByName()
{
    QFETCH(QString, name);
    QFETCH(QList<ItemId>, expected);
    const auto ids = ItemRepository(*m_database).named(name);
    VERIFY_RESULT(ids);
    QCOMPARE(*ids, expected);
}

CONCORD_TEST(tst_ItemRepository)

#include "tst_itemrepository.moc"
