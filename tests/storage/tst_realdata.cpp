// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dataset/task.h"
#include "storage/import/importfiles.h"
#include "storage/import/itemreader.h"
#include "storage/itemrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

// The files of ../shared/data; skipped where they are missing. Figures counted with Python's json.
class tst_RealData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void benchmarkComesInWhole();
    void benchmarkComesOutAsItWentIn();
    void dailyDialogComesInWhole();
    void demoDataComeInWhole();

private:
    const QString m_benchmark =
        sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
};

void tst_RealData::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_RealData::benchmarkComesInWhole()
{
    CONCORD_NEEDS(m_benchmark);
    TestProject project;
    const auto summaries = project.importFiles({m_benchmark}, true);
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).format, QStringLiteral("ip-dialog"));
    QCOMPARE(summaries->at(0).read, 1000);
    QCOMPARE(summaries->at(0).imported, 1000);
    QCOMPARE(summaries->at(0).rejectedCount, 0);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM dialogue")), 937);
    QCOMPARE(
        project.number(QStringLiteral("SELECT count(*) FROM item_attribute WHERE related = 1")),
        4294);
    QCOMPARE(project.number(QStringLiteral("SELECT sum(related) FROM item")), 4294);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM item WHERE domain IS NULL")), 100);
    const auto facets =
        project.read([](Database &database) { return ItemRepository(database).facets({}); });
    VERIFY_RESULT(facets);
    QCOMPARE(facets->tasks.size(), qsizetype(tasks().size()));
    for (const FacetValue &task : facets->tasks)
        QCOMPARE(task.items, 100);
    QCOMPARE(project.faults(), QStringList());
    project.reopen();
    QCOMPARE(project.faults(), QStringList());
}

void tst_RealData::benchmarkComesOutAsItWentIn()
{
    CONCORD_NEEDS(m_benchmark);
    TestProject project;
    VERIFY_RESULT(project.importFiles({m_benchmark}, true));
    QFile file(m_benchmark);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto reader = makeItemReader(QStringLiteral("ip-dialog"));
    for (qint64 line = 1; !file.atEnd(); ++line) {
        auto expected = reader->read(file.readLine());
        VERIFY_RESULT(expected);
        expected->line = line;
        const auto loaded = project.read(
            [line](Database &database) { return ItemRepository(database).load(ItemId(line)); });
        VERIFY_RESULT(loaded);
        QVERIFY2(*loaded == *expected, qPrintable(expected->key));
    }
}

void tst_RealData::dailyDialogComesInWhole()
{
    const QString dialogues = sharedFile(QStringLiteral("data/dailydialog/dialogues_25_35.jsonl"));
    const QString utterances =
        sharedFile(QStringLiteral("data/dailydialog/utterances_25_35.jsonl"));
    CONCORD_NEEDS(dialogues);
    CONCORD_NEEDS(utterances);
    TestProject project;
    const auto summaries = project.importFiles({dialogues, utterances}, true);
    VERIFY_RESULT(summaries);
    for (const ImportSummary &summary : *summaries) {
        QCOMPARE(summary.format, QStringLiteral("dialogues"));
        QCOMPARE(summary.imported, 400);
        QCOMPARE(summary.rejectedCount, 0);
    }
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM item")), 800);
    QCOMPARE(project.faults(), QStringList());
}

void tst_RealData::demoDataComeInWhole()
{
    const QString folder = QStringLiteral(CONCORD_SOURCE_DIR "/resources/demo/");
    TestProject project;
    const auto summaries = project.importFiles(
        {folder + u"items.jsonl", folder + u"human.jsonl", folder + u"assistant.jsonl"}, true);
    VERIFY_RESULT(summaries);
    QVERIFY(summaries->at(0).imported >= 60);
    QVERIFY(summaries->at(1).imported >= 60);
    QVERIFY(summaries->at(2).imported >= 60);
    QCOMPARE(project.number(QStringLiteral("SELECT count(DISTINCT task) FROM item")), 10);
    // Each related attribute has its round.
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM item_attribute WHERE related = 1 "
                                           "AND round IS NULL")),
             0);
    QCOMPARE(project.faults(), QStringList());
}

CONCORD_TEST(tst_RealData)

#include "tst_realdata.moc"
