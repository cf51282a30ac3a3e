// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/diversityrepository.h"

#include "storage/database.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_DiversityRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sharedDialoguesCountOnce();
    void longProjectsAreSampled();
    void wordsAreCapped();
    void unknownDatasetIsAnError();
    void readingCanBeCancelled();
    void benchmarkGivesTheOraclesNumbers();

private:
    static QList<Item> dialogues(int count);
};

QList<Item> tst_DiversityRepository::dialogues(int count)
{
    QList<Item> items;
    for (int i = 1; i <= count; ++i) {
        Item item;
        item.key = QStringLiteral("d%1").arg(i);
        item.line = i;
        item.dialogue.rounds = {Round{{{QStringLiteral("A"), QStringLiteral("the word w%1").arg(i)},
                                       {QStringLiteral("B"), QStringLiteral("the other")}}}};
        items.append(item);
    }
    return items;
}

// "the word w1 the other": 4 types of 5 words, whatever number of items has it.
void tst_DiversityRepository::sharedDialoguesCountOnce()
{
    Database database = emptyProjectDatabase();
    Item again = dialogues(1).constFirst();
    again.key = QStringLiteral("again");
    publishItems(database, QStringLiteral("d"), dialogues(1) + QList<Item>{again});
    const auto measures = readDiversity(database, QStringLiteral("d"));
    VERIFY_RESULT(measures);
    QCOMPARE(measures->at(4).id, QStringLiteral("dist_1"));
    COMPARE_NEAR(measures->at(4).value.value(), 0.8, 1e-15);
    QVERIFY(measures->at(4).sample.isEmpty());
}

void tst_DiversityRepository::longProjectsAreSampled()
{
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("d"), dialogues(30));
    const auto measured = [&](quint64 seed) {
        return readDiversity(database, QStringLiteral("d"), {10, seed, 1000});
    };
    const auto sampled = measured(3);
    VERIFY_RESULT(sampled);
    const DiversityMeasure distinct = sampled->at(4);
    COMPARE_NEAR(distinct.value.value(), 13.0 / 50, 1e-15); // the, word, other and ten numbers
    QVERIFY2(distinct.sample.contains(QStringLiteral("10 of 30")), qPrintable(distinct.sample));
    QCOMPARE(*measured(3), *sampled);
    const auto all = readDiversity(database, QStringLiteral("d"), {0, 1, 1000});
    VERIFY_RESULT(all);
    COMPARE_NEAR(all->at(4).value.value(), 33.0 / 150, 1e-15);
}

void tst_DiversityRepository::wordsAreCapped()
{
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("d"), dialogues(30));
    const auto measures = readDiversity(database, QStringLiteral("d"), {0, 1, 12});
    VERIFY_RESULT(measures);
    COMPARE_NEAR(measures->at(4).value.value(), 6.0 / 15, 1e-15); // three dialogues
    QVERIFY2(measures->at(4).sample.contains(QStringLiteral("first 3")),
             qPrintable(measures->at(4).sample));
}

void tst_DiversityRepository::unknownDatasetIsAnError()
{
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("d"), dialogues(1));
    const auto none = readDiversity(database, QStringLiteral("e"));
    QVERIFY(!none);
    QVERIFY(none.error().message.contains(QStringLiteral("There are: d.")));
}

void tst_DiversityRepository::readingCanBeCancelled()
{
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("d"), dialogues(30));
    int asked = 0;
    const auto stopped =
        readDiversity(database, QStringLiteral("d"), {}, [&](double) { return ++asked < 5; });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().message, QStringLiteral("Cancelled."));
    QCOMPARE(asked, 5);
}

// python3 tests/benchmarks/diversity_oracle.py ../shared/reference FILE
void tst_DiversityRepository::benchmarkGivesTheOraclesNumbers()
{
    const QString path = sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    CONCORD_NEEDS(path);
    TestProject project;
    VERIFY_RESULT(project.importFiles({path}, true));
    const auto measures = project.read([](Database &database) {
        return readDiversity(database, QStringLiteral("filtered_data_test_1000"));
    });
    VERIFY_RESULT(measures);
    const QList<double> expected{0.8538882092466525, 115.29777573835055,  0.8809753043658756,
                                 0.9626137569986778, 0.03939719509621472, 0.3353841087360038,
                                 11.700803646855775, 0.24996552307043962};
    for (qsizetype i = 0; i < expected.size(); ++i)
        COMPARE_NEAR(measures->at(i).value.value_or(-1), expected[i], 1e-10 * expected[i]);
}

CONCORD_TEST(tst_DiversityRepository)

#include "tst_diversityrepository.moc"
