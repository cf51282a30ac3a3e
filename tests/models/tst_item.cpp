// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/item.h"

#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <functional>

using namespace Concord;

class tst_Item : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void hashIsTheSameEverywhere();
    void lineIsNoContent();
    void anyFieldChangesTheHash_data();
    void anyFieldChangesTheHash();
    void dialogueCountsThroughItsHash();
    void relatedAttributesGetRoundsInAlphabeticalOrder();
    void nothingIsMarkedUnlessTheCountsAgree_data();
    void nothingIsMarkedUnlessTheCountsAgree();
    void oldMarksAreForgotten();

private:
    using Change = std::function<void(Item &)>;
    static Item item();
};

Item tst_Item::item()
{
    Item made;
    made.key = QStringLiteral("rank-7");
    made.line = 3;
    made.task = QStringLiteral("rank");
    made.domain = QStringLiteral("Books");
    made.request = QStringLiteral("Which?");
    made.analysis = QStringLiteral("Because.");
    made.answer = {{QStringLiteral("B"), QStringLiteral("A")}, true};
    made.attributes = {{QStringLiteral("age"), QStringLiteral("adult"), false, {}},
                       {QStringLiteral("hobby"), QStringLiteral("music"), true, 0}};
    made.dialogue = {{{{{QStringLiteral("User"), QStringLiteral("Hello.")},
                        {QStringLiteral("AI"), QStringLiteral("你好")}}}}};
    made.extra = R"({"a":1})";
    return made;
}

void tst_Item::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_Item::hashIsTheSameEverywhere()
{
    // Computed with Python's hashlib.blake2b over length-prefixed fields.
    QCOMPARE(contentHash(item(), contentHash(item().dialogue)).toHex(),
             QByteArray("1be1848ce878cf30328d84a64c90f11c0d69e7c6a81d7e435388a3801846be1b"));
}

void tst_Item::lineIsNoContent()
{
    Item moved = item();
    moved.line = 4;
    QCOMPARE(contentHash(moved, {}), contentHash(item(), {}));
}

void tst_Item::anyFieldChangesTheHash_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, Change change) { QTest::newRow(name) << change; };
    row("key", [](Item &made) { made.key = QStringLiteral("rank-8"); });
    row("context", [](Item &made) { made.context = R"({"b":2})"; });
    row("task", [](Item &made) { made.task = QStringLiteral("filter"); });
    row("domain", [](Item &made) { made.domain.clear(); });
    row("text moved to the next field", [](Item &made) {
        made.task = QStringLiteral("rankB");
        made.domain = QStringLiteral("ooks");
    });
    row("request", [](Item &made) { made.request += u' '; });
    row("analysis", [](Item &made) { made.analysis.clear(); });
    row("answer order", [](Item &made) { made.answer.parts.swapItemsAt(0, 1); });
    row("answer cut differently", [](Item &made) { made.answer.parts = {QStringLiteral("BA")}; });
    row("answer no list", [](Item &made) { made.answer.isList = false; });
    row("attribute type", [](Item &made) { made.attributes[0].type = QStringLiteral("sex"); });
    row("attribute value", [](Item &made) { made.attributes[0].value = QStringLiteral("old"); });
    row("attribute related", [](Item &made) { made.attributes[0].related = true; });
    row("attribute round", [](Item &made) { made.attributes[1].round = 1; });
    row("attribute without round", [](Item &made) { made.attributes[1].round.reset(); });
    row("attribute missing", [](Item &made) { made.attributes.removeLast(); });
    row("extra", [](Item &made) { made.extra = R"({"a":2})"; });
    row("no extra", [](Item &made) { made.extra.clear(); });
}

void tst_Item::anyFieldChangesTheHash()
{
    QFETCH(const Change, change);
    Item changed = item();
    change(changed);
    QVERIFY(!(changed == item()));
    const QByteArray dialogueHash = contentHash(item().dialogue);
    QVERIFY(contentHash(changed, dialogueHash) != contentHash(item(), dialogueHash));
}

void tst_Item::dialogueCountsThroughItsHash()
{
    const QByteArray hash = contentHash(item().dialogue);
    Item other = item();
    other.dialogue.rounds.clear();
    QCOMPARE(contentHash(other, hash), contentHash(item(), hash));
    QVERIFY(contentHash(other, contentHash(other.dialogue)) != contentHash(item(), hash));
}

void tst_Item::relatedAttributesGetRoundsInAlphabeticalOrder()
{
    QList<Attribute> attributes = {{QStringLiteral("residence"), QStringLiteral("urban"), true, {}},
                                   {QStringLiteral("age"), QStringLiteral("adult"), false, {}},
                                   {QStringLiteral("hobby"), QStringLiteral("music"), true, {}},
                                   {QStringLiteral("mood"), QStringLiteral("calm"), true, {}}};
    assignRevealingRounds(attributes, 3);
    QCOMPARE(attributes[0].round, std::optional<int>(2));
    QCOMPARE(attributes[1].round, std::optional<int>());
    QCOMPARE(attributes[2].round, std::optional<int>(0));
    QCOMPARE(attributes[3].round, std::optional<int>(1));
}

void tst_Item::nothingIsMarkedUnlessTheCountsAgree_data()
{
    QTest::addColumn<int>("rounds");
    QTest::newRow("no round") << 0;
    QTest::newRow("too few rounds") << 1;
    QTest::newRow("too many rounds") << 3;
}

void tst_Item::nothingIsMarkedUnlessTheCountsAgree()
{
    QFETCH(int, rounds);
    QList<Attribute> attributes = {{QStringLiteral("hobby"), QStringLiteral("music"), true, {}},
                                   {QStringLiteral("mood"), QStringLiteral("calm"), true, {}}};
    assignRevealingRounds(attributes, rounds);
    for (const Attribute &attribute : std::as_const(attributes))
        QVERIFY(!attribute.round);
}

void tst_Item::oldMarksAreForgotten()
{
    QList<Attribute> attributes = {{QStringLiteral("hobby"), QStringLiteral("music"), true, 5},
                                   {QStringLiteral("age"), QStringLiteral("adult"), false, 4}};
    assignRevealingRounds(attributes, 2);
    QVERIFY(!attributes[0].round && !attributes[1].round);
    assignRevealingRounds(attributes, 1);
    QCOMPARE(attributes[0].round, std::optional<int>(0));
}

CONCORD_TEST(tst_Item)

#include "tst_item.moc"
