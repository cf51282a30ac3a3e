// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/itemsearch.h"

#include "storage/itemsorting.h"
#include "storage/query.h"
#include "storage/turnitems.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <random>

using namespace Concord;

// What is computed here beside SQLite against one plain statement each, on random projects that are
// big enough for the ways that are taken for many items.
class tst_ItemSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void itemsOfTurns_data();
    void itemsOfTurns();
    void commonWordsAreFoundAsRareOnes_data();
    void commonWordsAreFoundAsRareOnes();
    void everyOrderIsThatOfOneStatement_data();
    void everyOrderIsThatOfOneStatement();
    void idsComeAscendingAndOnce_data();
    void idsComeAscendingAndOnce();
    void noItemsAreInOrder();

private:
    void fill(int dialogues);
    void removeSome(const QString &dialogues);
    QStringList found(const ItemFilter &filter) const;
    static QStringList texts(const QList<ItemId> &ids);

    std::unique_ptr<Database> m_database;
};

void tst_ItemSearch::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_database = std::make_unique<Database>(emptyProjectDatabase());
}

void tst_ItemSearch::cleanup()
{
    m_database.reset();
}

// Three datasets, from none to six turns a dialogue, and every tenth item in another one's
// dialogue.
void tst_ItemSearch::fill(int dialogues)
{
    for (const QString &sql :
         {QStringLiteral("INSERT INTO dataset SELECT column1, column2 || substr('%1', 2), column3, "
                         "'human', 'f', 's', 's', 0, x'00', 0, 0, 't', 'ready' FROM (VALUES (1, "
                         "'a', 'm'), (2, 'b', 'z'), (3, 'c', 'b'))")
              .arg(QString(36, u'u')),
          QStringLiteral(
              "WITH n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) INSERT "
              "INTO dialogue SELECT i, randomblob(32), 1, (i * 7919 / 11) % 7, 1, 1 "
              "FROM n")
              .arg(dialogues),
          QStringLiteral("WITH n(i) AS (VALUES (0), (1), (2), (3), (4), (5)) INSERT INTO turn "
                         "(dialogue, position, round, speaker, content) SELECT id, i, 0, 'A', CASE "
                         "WHEN (id * 31 + i * 17) % 5 < 4 THEN 'common' ELSE 'other' END || CASE "
                         "WHEN (id * 13 + i) % 977 = 0 THEN ' rare' ELSE '' END FROM dialogue JOIN "
                         "n ON i < turns ORDER BY id, i"),
          QStringLiteral("INSERT INTO item SELECT id, 1 + id * 7 % 3, id, 'k' || (id * 7919 % "
                         "10007), CASE id % 4 WHEN 0 THEN 'rank' WHEN 1 THEN 'filter' END, "
                         "CASE id % 5 WHEN 0 THEN NULL ELSE 'd' || (id % 5) END, id, id % 9, 0, "
                         "turns, id * 31 % 701 * CASE WHEN id % 1000 = 0 THEN 2000 ELSE 1 END, 0 "
                         "FROM dialogue WHERE true ON CONFLICT DO NOTHING"),
          QStringLiteral("UPDATE item SET dialogue = id - 3, turns = (SELECT turns FROM dialogue "
                         "WHERE dialogue.id = item.id - 3) WHERE id % 10 = 4"),
          QStringLiteral(
              "INSERT INTO item_text (item, request, analysis, hash) SELECT id, CASE id "
              "% 3 WHEN 0 THEN '' ELSE 'r' || (id * 7919 % 1009) END, '', randomblob(32) "
              "FROM item"),
          QStringLiteral("INSERT INTO review SELECT id, 't' FROM item WHERE id % 6 = 1")})
        mustExecute(*m_database, sql);
}

void tst_ItemSearch::removeSome(const QString &dialogues)
{
    if (dialogues.isEmpty())
        return;
    mustExecute(*m_database,
                u"DELETE FROM item WHERE dialogue IN (SELECT id FROM dialogue WHERE " + dialogues
                    + u')');
    mustExecute(*m_database, u"DELETE FROM dialogue WHERE " + dialogues);
}

QStringList tst_ItemSearch::texts(const QList<ItemId> &ids)
{
    QStringList numbers;
    for (const ItemId id : ids)
        numbers.append(QString::number(id.value()));
    return numbers;
}

QStringList tst_ItemSearch::found(const ItemFilter &filter) const
{
    const auto ids = searchItems(*m_database, filter);
    return ids ? texts(*ids) : QStringList{ids.error().message, ids.error().detail};
}

void tst_ItemSearch::itemsOfTurns_data()
{
    QTest::addColumn<QString>("removed");
    QTest::newRow("none") << QString();
    QTest::newRow("one dialogue") << QStringLiteral("id = 777");
    QTest::newRow("the first and the last") << QStringLiteral("id < 9 OR id > 24990");
    QTest::newRow("a stretch") << QStringLiteral("id BETWEEN 12345 AND 19999");
    QTest::newRow("a few here and there") << QStringLiteral("id % 4999 = 5");
    QTest::newRow("every second one") << QStringLiteral("id % 2 = 0");
}

void tst_ItemSearch::itemsOfTurns()
{
    QFETCH(QString, removed);
    fill(25'000);
    removeSome(removed);
    const QStringList turns =
        textsFrom(*m_database, QStringLiteral("SELECT id FROM turn ORDER BY id"));
    auto places = TurnItems::read(*m_database);
    VERIFY_RESULT(places);
    std::mt19937 random(20261);
    for (const int every : {1, 3, 1000, 20'000}) {
        mustExecute(*m_database, QStringLiteral("CREATE TEMP TABLE chosen (turn INTEGER)"));
        QStringList chosen;
        for (const QString &turn : turns) {
            if (random() % unsigned(every) != 0)
                continue;
            places->add(turn.toLongLong());
            chosen.append(u'(' + turn + u')');
        }
        QVERIFY(!chosen.isEmpty());
        mustExecute(*m_database, u"INSERT INTO chosen VALUES " + chosen.join(u','));
        QCOMPARE(texts(places->take()),
                 textsFrom(*m_database,
                           QStringLiteral("SELECT id FROM item WHERE dialogue IN (SELECT dialogue "
                                          "FROM turn JOIN chosen ON turn.id = chosen.turn) ORDER "
                                          "BY id")));
        mustExecute(*m_database, QStringLiteral("DROP TABLE chosen"));
    }
}

void tst_ItemSearch::commonWordsAreFoundAsRareOnes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("condition"); // of an item
    const QString says = QStringLiteral("dialogue IN (SELECT dialogue FROM turn WHERE content LIKE "
                                        "'%%1%')");
    QTest::newRow("common") << "common " << says.arg(QStringLiteral("common"));
    QTest::newRow("rare") << "rare " << says.arg(QStringLiteral("rare"));
    QTest::newRow("both") << "common rare "
                          << QString(says.arg(QStringLiteral("common")) + u" AND "
                                     + says.arg(QStringLiteral("rare")));
    QTest::newRow("two common ones") << "common other "
                                     << QString(says.arg(QStringLiteral("common")) + u" AND "
                                                + says.arg(QStringLiteral("other")));
    QTest::newRow("phrase") << "\"common rare\"" << says.arg(QStringLiteral("common rare"));
    QTest::newRow("beginning") << "com" << says.arg(QStringLiteral("com"));
    QTest::newRow("request") << "r7"
                             << QStringLiteral("id IN (SELECT item FROM item_text WHERE request "
                                               "LIKE 'r7%')");
}

void tst_ItemSearch::commonWordsAreFoundAsRareOnes()
{
    QFETCH(QString, text);
    QFETCH(QString, condition);
    fill(12'000); // 28,000 turns with the common word
    mustExecute(*m_database,
                QStringLiteral("INSERT INTO turn_search (turn_search) VALUES ('rebuild')"));
    mustExecute(*m_database,
                QStringLiteral("INSERT INTO request_search (request_search) VALUES ('rebuild')"));
    ItemFilter filter;
    filter.text = text;
    const QStringList expected =
        textsFrom(*m_database, u"SELECT id FROM item WHERE " + condition + u" ORDER BY id");
    QVERIFY(!expected.isEmpty());
    QCOMPARE(found(filter), expected);
    filter.task = QStringLiteral("rank");
    QCOMPARE(
        found(filter),
        textsFrom(*m_database,
                  u"SELECT id FROM item WHERE task = 'rank' AND " + condition + u" ORDER BY id"));
}

void tst_ItemSearch::everyOrderIsThatOfOneStatement_data()
{
    QTest::addColumn<ItemOrder::Column>("column");
    QTest::addColumn<QString>("expression");
    using Column = ItemOrder::Column;
    QTest::newRow("import") << Column::Import << "id";
    QTest::newRow("key") << Column::Key << "key";
    QTest::newRow("task") << Column::Task << "task";
    QTest::newRow("domain") << Column::Domain << "domain";
    QTest::newRow("rounds") << Column::Rounds << "rounds";
    QTest::newRow("turns") << Column::Turns << "turns";
    QTest::newRow("words") << Column::Words << "words";
    QTest::newRow("dataset") << Column::Dataset
                             << "(SELECT name FROM dataset WHERE dataset.id = item.dataset)";
    QTest::newRow("reviewed") << Column::Reviewed << "id IN (SELECT item FROM review)";
    QTest::newRow("text") << Column::Text
                          << "(SELECT CASE request WHEN '' THEN (SELECT content FROM turn WHERE "
                             "turn.dialogue = item.dialogue AND position = 0) ELSE request END "
                             "FROM item_text WHERE item = item.id)";
}

void tst_ItemSearch::everyOrderIsThatOfOneStatement()
{
    QFETCH(ItemOrder::Column, column);
    QFETCH(QString, expression);
    fill(23'000);
    removeSome(QStringLiteral("id % 1013 = 3"));
    for (const QString &condition :
         {QString(), QStringLiteral(" WHERE task IS NULL"), QStringLiteral(" WHERE id % 97 = 1")}) {
        const QString select = u"SELECT id FROM item" + condition;
        const auto ids = idsFrom(*m_database, {select});
        VERIFY_RESULT(ids);
        for (const bool isDescending : {false, true}) {
            const QString direction = isDescending ? QStringLiteral(" DESC") : QString();
            const auto sorted = sortItems(*m_database, *ids, {column, isDescending});
            VERIFY_RESULT(sorted);
            QCOMPARE(
                texts(*sorted),
                textsFrom(*m_database,
                          select + u" ORDER BY " + expression + direction + u", id" + direction));
        }
    }
}

void tst_ItemSearch::idsComeAscendingAndOnce_data()
{
    QTest::addColumn<QString>("values");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << "SELECT 1 WHERE 0"
                          << "";
    QTest::newRow("in order") << "VALUES (1), (5), (9)"
                              << "1 5 9";
    QTest::newRow("twice in order") << "VALUES (1), (5), (5)"
                                    << "1 5";
    QTest::newRow("near") << "VALUES (9), (1), (5), (1)"
                          << "1 5 9";
    QTest::newRow("far") << "VALUES (9000000), (1), (5), (9000000)"
                         << "1 5 9000000";
}

void tst_ItemSearch::idsComeAscendingAndOnce()
{
    QFETCH(QString, values);
    QFETCH(QString, expected);
    const auto ids = idsFrom(*m_database, {values});
    VERIFY_RESULT(ids);
    QCOMPARE(texts(*ids).join(u' '), expected);
}

void tst_ItemSearch::noItemsAreInOrder()
{
    QCOMPARE(found({}), QStringList());
    for (const ItemOrder::Column column : itemColumns()) {
        const auto sorted = sortItems(*m_database, {}, {column, true});
        VERIFY_RESULT(sorted);
        QVERIFY(sorted->isEmpty());
    }
    fill(3'000);
    removeSome(QStringLiteral("id IN (1, 500)"));
    QCOMPARE(found({}), textsFrom(*m_database, QStringLiteral("SELECT id FROM item ORDER BY id")));
    mustExecute(*m_database, QStringLiteral("UPDATE dataset SET state = 'staged' WHERE id = 2"));
    QCOMPARE(found({}),
             textsFrom(*m_database,
                       QStringLiteral("SELECT id FROM item WHERE dataset <> 2 ORDER BY id")));
}

CONCORD_TEST(tst_ItemSearch)

#include "tst_itemsearch.moc"
