// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/searchindex.h"

#include "storage/itemindexes.h"
#include "storage/itemremoval.h"
#include "storage/itemrepository.h"
#include "storage/migrations.h"
#include "storage/query.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_SearchIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aFewRowsAreIndexedAtATime();
    void indexedAgainWhenIdsComeBack();
    void sweepingTakesOutOnlyWhatIsIndexed_data();
    void sweepingTakesOutOnlyWhatIsIndexed();
    void removingTakesOutOnlyWhatIsIndexed_data();
    void removingTakesOutOnlyWhatIsIndexed();
    void sweepingTheFirstImportLeavesNothing();
    void fillingGoesOnWhereItWasCancelled();
    void theConnectionIsAsBeforeAfterwards();
    void indexesAreMadeAgain();
    void indexesStayWhereThereAreItemsOrStudies();

private:
    static QList<Item> items(int count, const QString &word);
    static qsizetype hits(const Database &database, const QString &word);
    static void checkIndexes(const Database &database);
};

// Items with a dialogue of one turn each, which says `word`, as the request does.
QList<Item> tst_SearchIndex::items(int count, const QString &word)
{
    QList<Item> made;
    for (int i = 0; i < count; ++i) {
        Item item = testItem(QStringLiteral("rank"), i + 1);
        item.request = u"Request " + word;
        item.dialogue.rounds = {
            Round{{{QStringLiteral("User"), QString(word + u' ' + QString::number(i))}}}};
        made.append(item);
    }
    return made;
}

qsizetype tst_SearchIndex::hits(const Database &database, const QString &word)
{
    ItemFilter filter;
    filter.text = word;
    const auto found = ItemRepository(database).find(filter);
    return found ? found->size() : -1;
}

void tst_SearchIndex::checkIndexes(const Database &database)
{
    for (const char *index : {"turn_search", "request_search"}) {
        const QString name = QString::fromLatin1(index);
        VERIFY_RESULT(execute(database,
                              u"INSERT INTO " + name + u"(" + name
                                  + u", rank) VALUES ('integrity-check', 1)"));
    }
}

void tst_SearchIndex::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_SearchIndex::aFewRowsAreIndexedAtATime()
{
    Database database = emptyProjectDatabase();
    QVERIFY(searchFill(database)->isComplete());
    QVERIFY(!*indexSome(database, 10));
    stageItems(database, QStringLiteral("a"), items(7, QStringLiteral("apple")));
    mustExecute(database, QStringLiteral("UPDATE dataset SET state = 'ready'"));
    QCOMPARE(hits(database, QStringLiteral("apple")), 0);
    QCOMPARE(searchFill(database)->total, 14);
    // Requests first, four and three of them, and then the turns.
    QVERIFY(*indexSome(database, 4));
    QCOMPARE(hits(database, QStringLiteral("apple")), 4);
    QCOMPARE(searchFill(database)->filled, 4);
    QVERIFY(*indexSome(database, 4));
    QCOMPARE(hits(database, QStringLiteral("apple")), 7);
    QVERIFY(!searchFill(database)->isComplete());
    QVERIFY(*indexSome(database, 4));
    QVERIFY(*indexSome(database, 4));
    QVERIFY(!*indexSome(database, 4));
    QVERIFY(searchFill(database)->isComplete());
    checkIndexes(database);
}

void tst_SearchIndex::indexedAgainWhenIdsComeBack()
{
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("kept"), items(2, QStringLiteral("apple")));
    stageItems(database, QStringLiteral("gone"), items(3, QStringLiteral("pear")));
    while (*indexSome(database, 2)) {}
    QCOMPARE(*DatasetRepository(database).sweepStaged(), 1);
    QVERIFY(searchFill(database)->isComplete());
    checkIndexes(database);
    // These get the ids that the pears had.
    stageItems(database, QStringLiteral("new"), items(3, QStringLiteral("plum")));
    mustExecute(database, QStringLiteral("UPDATE dataset SET state = 'ready'"));
    QCOMPARE(numberFrom(database, QStringLiteral("SELECT max(id) FROM item")), 5);
    QVERIFY(!searchFill(database)->isComplete());
    while (*indexSome(database, 2)) {}
    QCOMPARE(hits(database, QStringLiteral("plum")), 3);
    QCOMPARE(hits(database, QStringLiteral("pear")), 0);
    QCOMPARE(hits(database, QStringLiteral("apple")), 2);
    checkIndexes(database);
}

void tst_SearchIndex::sweepingTakesOutOnlyWhatIsIndexed_data()
{
    QTest::addColumn<int>("chunks");
    for (int chunks = 0; chunks <= 8; ++chunks)
        QTest::addRow("%d rows indexed", chunks) << chunks;
}

void tst_SearchIndex::sweepingTakesOutOnlyWhatIsIndexed()
{
    QFETCH(int, chunks);
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("kept"), items(2, QStringLiteral("apple")));
    stageItems(database, QStringLiteral("gone"), items(4, QStringLiteral("pear")));
    for (int i = 0; i < chunks; ++i)
        QVERIFY(*indexSome(database, 1));
    QCOMPARE(*DatasetRepository(database).sweepStaged(), 1);
    QVERIFY(searchFill(database)->isComplete());
    QCOMPARE(hits(database, QStringLiteral("apple")), 2);
    checkIndexes(database);
}

void tst_SearchIndex::removingTakesOutOnlyWhatIsIndexed_data()
{
    QTest::addColumn<int>("chunks");
    QTest::addColumn<QList<int>>("removed");
    for (int chunks = 0; chunks <= 12; ++chunks) {
        QTest::addRow("last, %d rows indexed", chunks) << chunks << QList<int>{5, 6};
        QTest::addRow("middle, %d rows indexed", chunks) << chunks << QList<int>{2, 4};
    }
}

void tst_SearchIndex::removingTakesOutOnlyWhatIsIndexed()
{
    QFETCH(int, chunks);
    QFETCH(QList<int>, removed);
    Database database = emptyProjectDatabase();
    stageItems(database, QStringLiteral("a"), items(6, QStringLiteral("apple")));
    mustExecute(database, QStringLiteral("UPDATE dataset SET state = 'ready'"));
    for (int i = 0; i < chunks; ++i)
        QVERIFY(*indexSome(database, 1));
    QList<ItemId> ids;
    for (const int id : removed)
        ids.append(ItemId(id));
    VERIFY_RESULT(removeItems(database, ids));
    // They get the ids that the last apples had.
    stageItems(database, QStringLiteral("b"), items(3, QStringLiteral("plum")));
    mustExecute(database, QStringLiteral("UPDATE dataset SET state = 'ready'"));
    while (*indexSome(database, 1)) {}
    QCOMPARE(hits(database, QStringLiteral("apple")), 4);
    QCOMPARE(hits(database, QStringLiteral("plum")), 3);
    QCOMPARE(numberFrom(database,
                        QStringLiteral("SELECT count(*) FROM turn_search "
                                       "WHERE turn_search MATCH 'apple'")),
             4);
    checkIndexes(database);
}

void tst_SearchIndex::sweepingTheFirstImportLeavesNothing()
{
    Database database = emptyProjectDatabase();
    QVERIFY(*dropItemIndexes(database));
    stageItems(database, QStringLiteral("gone"), items(4, QStringLiteral("pear")));
    QVERIFY(*indexSome(database, 3));
    QCOMPARE(*DatasetRepository(database).sweepStaged(), 1);
    for (const char *table : {"dataset", "item", "item_text", "item_attribute", "attribute",
                              "dialogue", "turn", "turn_search_docsize", "request_search_docsize"})
        QCOMPARE(numberFrom(database, u"SELECT count(*) FROM " + QString::fromLatin1(table)), 0);
    QVERIFY(missingIndexes(database)->isEmpty());
    QCOMPARE(*database.pragma(QStringLiteral("foreign_keys")), QStringLiteral("1"));
    publishItems(database, QStringLiteral("new"), items(2, QStringLiteral("plum")));
    QCOMPARE(hits(database, QStringLiteral("plum")), 2);
    QCOMPARE(hits(database, QStringLiteral("pear")), 0);
    checkIndexes(database);
}

void tst_SearchIndex::fillingGoesOnWhereItWasCancelled()
{
    TestProject project;
    QByteArray lines;
    for (int i = 0; i < 2000; ++i)
        lines += dialogueLine("d" + QByteArray::number(i), "Turn " + QByteArray::number(i));
    const QString path = writeFile(project.folder(), QStringLiteral("a.jsonl"), lines);
    VERIFY_RESULT(project.importFiles(
        {path}, false, [](const ImportProgress &progress) { return !progress.isIndexing; }));
    qint64 last = -1;
    int cancelled = 0;
    // Cancelled before each second chunk.
    for (;;) {
        int told = 0;
        const auto filled =
            fillSearch(project.file(), [&](const SearchFill &) { return ++told < 2; });
        VERIFY_RESULT(filled);
        QVERIFY(filled->filled > last);
        last = filled->filled;
        if (filled->isComplete())
            break;
        ++cancelled;
    }
    QVERIFY(cancelled > 1);
    QCOMPARE(project.faults(), QStringList());
    const auto again = fillSearch(project.file(), [](const SearchFill &) { return false; });
    QVERIFY(again->isComplete());
}

void tst_SearchIndex::theConnectionIsAsBeforeAfterwards()
{
    TestProject project;
    const auto settings = [&project] {
        return project.write([](Database &database) {
            QStringList values;
            for (const char *name : {"synchronous", "cache_size", "wal_autocheckpoint"})
                values.append(*database.pragma(QString::fromLatin1(name)));
            return values.join(u' ');
        });
    };
    const QString before = settings();
    QVERIFY(before.startsWith(u'2')); // FULL, for answers
    VERIFY_RESULT(project.importContent(dialogueLine("a") + dialogueLine("b")));
    QCOMPARE(settings(), before);
}

void tst_SearchIndex::indexesAreMadeAgain()
{
    Database database = emptyProjectDatabase();
    QVERIFY(missingIndexes(database)->isEmpty());
    QVERIFY(*dropItemIndexes(database));
    QCOMPARE(missingIndexes(database)->size(), 6);
    QVERIFY(!*hasNewestSchema(database));
    QVERIFY(*createMissingIndex(database));
    QCOMPARE(missingIndexes(database)->size(), 5);
    VERIFY_RESULT(createMissingIndexes(database));
    QVERIFY(!*createMissingIndex(database));
    QVERIFY(*hasNewestSchema(database));
}

void tst_SearchIndex::indexesStayWhereThereAreItemsOrStudies()
{
    {
        Database database = emptyProjectDatabase();
        stageItems(database, QStringLiteral("a"), items(1, QStringLiteral("apple")));
        QVERIFY(!*dropItemIndexes(database));
        QVERIFY(missingIndexes(database)->isEmpty());
    }
    Database database = emptyProjectDatabase();
    const QString id(36, u'0');
    mustExecute(database, u"INSERT INTO template VALUES ('" + id + u"', 'T', 1, '{}')");
    mustExecute(database,
                u"INSERT INTO study VALUES ('" + id + u"', 'S', '" + id
                    + u"', '{}', 7, 'open', 'main', 1, '2026')");
    QVERIFY(!*dropItemIndexes(database));
    QVERIFY(missingIndexes(database)->isEmpty());
}

CONCORD_TEST(tst_SearchIndex)

#include "tst_searchindex.moc"
