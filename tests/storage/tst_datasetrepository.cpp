// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/datasetrepository.h"

#include "storage/import/itemloader.h"
#include "storage/itemrepository.h"
#include "storage/journal.h"
#include "storage/query.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_DatasetRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void stagedDatasetIsInvisibleButItsNameIsTaken();
    void nameIsTakenOnce();
    void publishedDatasetIsAsItWasRead();
    void publishingIsJournaled();
    void publishingIsAllOrNothing();
    void sweepingDeletesWhatIsStagedOnly();
    void sweepingKeepsSharedDialogues();
    void sweepingDeletesContextsOfStagedItemsOnly();
    void sweepingNothingIsZero();
    void equalDialoguesAreStoredOnce();
    void takenKeyIsRejectedWithItsLine();
    void rejectsComeByLineUpToTheLimit();

private:
    static StagedDataset staged(const QString &name)
    {
        return {name, Origin::Synthetic, QStringLiteral("ip-dialog"), QStringLiteral("a.jsonl"),
                testTime()};
    }
    static qint64 count(const Database &database, const char *table)
    {
        return numberFrom(database, u"SELECT count(*) FROM " + QString::fromLatin1(table));
    }
    static void checkSearch(const Database &database);
};

void tst_DatasetRepository::checkSearch(const Database &database)
{
    for (const char *index : {"turn_search", "request_search"}) {
        const QString name = QString::fromLatin1(index);
        VERIFY_RESULT(execute(database,
                              u"INSERT INTO " + name + u"(" + name
                                  + u", rank) VALUES ('integrity-check', 1)"));
    }
}

void tst_DatasetRepository::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_DatasetRepository::stagedDatasetIsInvisibleButItsNameIsTaken()
{
    Database database = emptyProjectDatabase();
    stageItems(database, QStringLiteral("demo"), {testItem(QStringLiteral("rank"), 1)});
    const DatasetRepository datasets(database);
    QVERIFY(datasets.all()->isEmpty());
    QVERIFY(*datasets.nameIsTaken(QStringLiteral("demo")));
    QVERIFY(!*datasets.nameIsTaken(QStringLiteral("dem")));
    QVERIFY(!*datasets.nameIsTaken(QStringLiteral("Demo")));
}

void tst_DatasetRepository::nameIsTakenOnce()
{
    const Database database = emptyProjectDatabase();
    DatasetRepository datasets(database);
    VERIFY_RESULT(datasets.stage(staged(QStringLiteral("demo"))));
    QVERIFY(!datasets.stage(staged(QStringLiteral("demo"))));
    VERIFY_RESULT(datasets.stage(staged(QStringLiteral("demo 2"))));
}

void tst_DatasetRepository::publishedDatasetIsAsItWasRead()
{
    const Database database = emptyProjectDatabase();
    DatasetRepository datasets(database);
    const auto id = datasets.stage(staged(QStringLiteral("数据 👍")));
    VERIFY_RESULT(id);
    VERIFY_RESULT(datasets.publish({{*id, QStringLiteral("ab12"), 77, "hash", 5, 2}}));
    const Dataset expected{*id,
                           QStringLiteral("数据 👍"),
                           Origin::Synthetic,
                           QStringLiteral("ip-dialog"),
                           QStringLiteral("a.jsonl"),
                           QStringLiteral("ab12"),
                           5,
                           2,
                           testTime()};
    QVERIFY(*datasets.all() == QList<Dataset>{expected});
    QCOMPARE(numberFrom(database, QStringLiteral("SELECT source_bytes FROM dataset")), 77);
}

void tst_DatasetRepository::publishingIsJournaled()
{
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("demo"), {testItem(QStringLiteral("rank"), 1)});
    const auto entries = journalEntries(database);
    VERIFY_RESULT(entries);
    QCOMPARE(entries->size(), 1);
    QCOMPARE(entries->at(0).action, QStringLiteral("imported"));
    QCOMPARE(entries->at(0).subject, QStringLiteral("demo"));
    QCOMPARE(entries->at(0).at, testTime());
    QCOMPARE(entries->at(0).detail,
             (QJsonObject{{QStringLiteral("format"), QStringLiteral("ip-dialog")},
                          {QStringLiteral("items"), 1},
                          {QStringLiteral("rejected"), 0},
                          {QStringLiteral("sha256"), QStringLiteral("00ff")}}));
}

void tst_DatasetRepository::publishingIsAllOrNothing()
{
    const Database database = emptyProjectDatabase();
    DatasetRepository datasets(database);
    const auto id = datasets.stage(staged(QStringLiteral("demo")));
    VERIFY_RESULT(id);
    const StagedContent sound{*id, QStringLiteral("ab12"), 77, "hash", 5, 2};
    StagedContent swept = sound;
    swept.id = DatasetId(99);
    const auto done = datasets.publish({sound, swept});
    QVERIFY(!done);
    QCOMPARE(done.error().message,
             QStringLiteral("The import was swept while it ran. Import the file again."));
    QVERIFY(datasets.all()->isEmpty());
    QVERIFY(journalEntries(database)->isEmpty());
    VERIFY_RESULT(datasets.publish({sound}));
    QVERIFY(!datasets.publish({sound})); // it is no longer staged
    QCOMPARE(journalEntries(database)->size(), 1);
}

void tst_DatasetRepository::sweepingDeletesWhatIsStagedOnly()
{
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("kept"), {testItem(QStringLiteral("rank"), 1)});
    const QList<ItemId> before = *ItemRepository(database).find({});
    Item other = testItem(QStringLiteral("rank"), 2);
    other.dialogue.rounds[0].turns[0].content = QStringLiteral("Something unheard of");
    other.attributes[0].value = QStringLiteral("young");
    stageItems(database, QStringLiteral("one"), {other});
    stageItems(database, QStringLiteral("two"), {testItem(QStringLiteral("rank"), 3)});
    DatasetRepository datasets(database);
    QCOMPARE(*datasets.sweepStaged(), 2);
    QCOMPARE(count(database, "dataset"), 1);
    QCOMPARE(count(database, "item"), 1);
    QCOMPARE(count(database, "item_text"), 1);
    QCOMPARE(count(database, "dialogue"), 1);
    QCOMPARE(count(database, "turn"), 4);
    QCOMPARE(count(database, "attribute"), 3);
    QCOMPARE(count(database, "item_attribute"), 3);
    QCOMPARE(*ItemRepository(database).find({}), before);
    ItemFilter filter;
    filter.text = QStringLiteral("unheard");
    QVERIFY(ItemRepository(database).find(filter)->isEmpty());
    QCOMPARE(numberFrom(database,
                        QStringLiteral("SELECT count(*) FROM turn_search WHERE "
                                       "turn_search MATCH 'unheard'")),
             0);
    checkSearch(database);
}

void tst_DatasetRepository::sweepingKeepsSharedDialogues()
{
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("kept"), {testItem(QStringLiteral("rank"), 1)});
    stageItems(database, QStringLiteral("swept"), {testItem(QStringLiteral("rank"), 2)});
    QCOMPARE(count(database, "dialogue"), 1);
    QCOMPARE(*DatasetRepository(database).sweepStaged(), 1);
    const auto item = ItemRepository(database).load(ItemId(1));
    VERIFY_RESULT(item);
    QVERIFY(*item == testItem(QStringLiteral("rank"), 1));
    ItemFilter filter;
    filter.text = QStringLiteral("tram");
    QCOMPARE(ItemRepository(database).find(filter)->size(), 1);
    checkSearch(database);
}

void tst_DatasetRepository::sweepingDeletesContextsOfStagedItemsOnly()
{
    const auto withContext = [](int index, const char *context) {
        Item item = testItem(QStringLiteral("task"), index);
        item.context = context;
        return item;
    };
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("kept"), {withContext(1, R"({"user":"a"})")});
    stageItems(database, QStringLiteral("gone"),
               {withContext(1, R"({"user":"a"})"), withContext(2, R"({"user":"b"})")});
    QCOMPARE(numberFrom(database, QStringLiteral("SELECT count(*) FROM context")), 2);
    QCOMPARE(*DatasetRepository(database).sweepStaged(), 1);
    QCOMPARE(textsFrom(database, QStringLiteral("SELECT body FROM context")),
             QStringList(QStringLiteral(R"({"user":"a"})")));
}

void tst_DatasetRepository::sweepingNothingIsZero()
{
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("kept"), {testItem(QStringLiteral("rank"), 1)});
    QCOMPARE(*DatasetRepository(database).sweepStaged(), 0);
    QCOMPARE(count(database, "item"), 1);
}

void tst_DatasetRepository::equalDialoguesAreStoredOnce()
{
    Database database = emptyProjectDatabase();
    Item other = testItem(QStringLiteral("rank"), 3);
    std::swap(other.dialogue.rounds[0], other.dialogue.rounds[1]);
    publishItems(
        database, QStringLiteral("demo"),
        {testItem(QStringLiteral("rank"), 1), testItem(QStringLiteral("filter"), 2), other});
    QCOMPARE(count(database, "item"), 3);
    QCOMPARE(count(database, "dialogue"), 2);
    QCOMPARE(count(database, "turn"), 8);
    QCOMPARE(count(database, "attribute"), 3);
    checkSearch(database);
}

void tst_DatasetRepository::takenKeyIsRejectedWithItsLine()
{
    Database database = emptyProjectDatabase();
    DatasetRepository datasets(database);
    const DatasetId id = *datasets.stage(staged(QStringLiteral("demo")));
    const auto loader = ItemLoader::create(database, id);
    VERIFY_RESULT(loader);
    ItemBatch batch;
    for (const int line : {4, 9}) {
        Item item = testItem(QStringLiteral("rank"), 1);
        item.line = line;
        const QByteArray hash = contentHash(item.dialogue);
        batch.items.append(
            {item, hash, contentHash(item, hash), item.dialogue.contentWords(), 3, "{x}"});
    }
    batch.rejects.append({{7, QStringLiteral("Bad.")}, 100, "bad line"});
    const auto duplicates = (*loader)->write(batch);
    VERIFY_RESULT(duplicates);
    const Reject duplicate{9, QStringLiteral("The key \"rank-1\" was already used in line 4.")};
    QVERIFY(*duplicates == QList<Reject>{duplicate});
    QCOMPARE((*loader)->items(), 1);
    QCOMPARE((*loader)->rejected(), 2);
    const Reject bad{7, QStringLiteral("Bad.")};
    QVERIFY(*datasets.rejects(id, 10) == (QList<Reject>{bad, duplicate}));
    QCOMPARE(textsFrom(database,
                       QStringLiteral("SELECT bytes || ' ' || content FROM reject "
                                      "ORDER BY line")),
             (QStringList{QStringLiteral("100 bad line"), QStringLiteral("3 {x}")}));
    // The same key in another dataset is no duplicate.
    publishItems(database, QStringLiteral("other"), {testItem(QStringLiteral("rank"), 1)});
    QCOMPARE(count(database, "reject"), 2);
}

void tst_DatasetRepository::rejectsComeByLineUpToTheLimit()
{
    const Database database = emptyProjectDatabase();
    DatasetRepository datasets(database);
    const DatasetId id = *datasets.stage(staged(QStringLiteral("demo")));
    for (const int line : {5, 3, 4})
        mustExecute(database,
                    QStringLiteral("INSERT INTO reject (dataset, line, reason, bytes, "
                                   "content) VALUES (%1, %2, 'r%2', 1, x'')")
                        .arg(id.value())
                        .arg(line));
    QVERIFY(*datasets.rejects(id, 2)
            == (QList<Reject>{{3, QStringLiteral("r3")}, {4, QStringLiteral("r4")}}));
    QCOMPARE(datasets.rejects(id, 100)->size(), 3);
    QVERIFY(datasets.rejects(DatasetId(99), 100)->isEmpty());
}

CONCORD_TEST(tst_DatasetRepository)

#include "tst_datasetrepository.moc"
