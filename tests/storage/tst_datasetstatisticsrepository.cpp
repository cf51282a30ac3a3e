// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/datasetstatisticsrepository.h"

#include "tests/storage/storagefixture.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_DatasetStatisticsRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void smallDatasetIsCounted();
    void tasksKeepTheBenchmarksOrder();
    void plainDialoguesHaveNoTasks();
    void itemsWithoutTurnsHaveNoDialogue();
    void datasetsDoNotMix();
    void unknownDatasetNamesThoseThereAre();
    void emptyProjectSaysSo();
    void countingCanBeCancelled();
    void progressGoesUpToOne();
    void benchmarksTasksAreTable6_data();
    void benchmarksTasksAreTable6();
    void benchmarksHistogramsAreTheFiles();
    void benchmarksAttributesAreTheFiles_data();
    void benchmarksAttributesAreTheFiles();
    void benchmarksPairsAreTheFiles();

private:
    static Item itemOf(const QString &task, int index, int subject);

    std::optional<DatasetStatistics> m_benchmark;
};

namespace {

const QString benchmarkName = QStringLiteral("filtered_data_test_1000");

const TaskStatistics *taskIn(const DatasetStatistics &statistics, const QString &task)
{
    if (task.isEmpty())
        return &statistics.all;
    for (const TaskStatistics &row : statistics.tasks) {
        if (row.task == task)
            return &row;
    }
    return nullptr;
}

QStringList tasksIn(const DatasetStatistics &statistics)
{
    QStringList names;
    for (const TaskStatistics &task : statistics.tasks)
        names.append(task.task);
    return names;
}

} // namespace

Item tst_DatasetStatisticsRepository::itemOf(const QString &task, int index, int subject)
{
    Item item = testItem(task, index);
    item.extra = QStringLiteral("{\"request_index\":0,\"subject_index\":%1}").arg(subject).toUtf8();
    return item;
}

void tst_DatasetStatisticsRepository::initTestCase()
{
    const QString path = sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    if (path.isEmpty())
        return;
    TestProject project;
    VERIFY_RESULT(project.importFiles({path}, true));
    const auto statistics = project.read([](Database &database) {
        return DatasetStatisticsRepository(database).statistics(benchmarkName);
    });
    VERIFY_RESULT(statistics);
    m_benchmark = *statistics;
}

// Two rounds with 3 and 1, 4 and 2 words; labels "User" and "AI"; the request "Which one?".
void tst_DatasetStatisticsRepository::smallDatasetIsCounted()
{
    Database database = emptyProjectDatabase();
    Item other = itemOf(QStringLiteral("rank"), 3, 1);
    other.domain.clear();
    other.dialogue.rounds.removeLast();
    publishItems(
        database, QStringLiteral("small"),
        {itemOf(QStringLiteral("rank"), 1, 0), itemOf(QStringLiteral("rank"), 2, 0), other});
    const auto statistics =
        DatasetStatisticsRepository(database).statistics(QStringLiteral("small"));
    VERIFY_RESULT(statistics);
    QCOMPARE(statistics->items, 3);
    QCOMPARE(statistics->tasks.size(), 1);
    const TaskStatistics rank = statistics->tasks.constFirst();
    QCOMPARE(rank.task, QStringLiteral("rank"));
    QCOMPARE(rank.dialogues, 2);
    QCOMPARE(rank.domains, 1);
    QCOMPARE(rank.subjects, 2);
    QCOMPARE(rank.relatedAttributes, 6);
    COMPARE_NEAR(rank.relatedPerItem, 2, 1e-15);
    COMPARE_NEAR(rank.roundsPerItem, 5.0 / 3, 1e-15);
    COMPARE_NEAR(rank.turnsPerItem, 10.0 / 3, 1e-15);
    COMPARE_NEAR(rank.historyContentWords, 24.0 / 3, 1e-15);
    COMPARE_NEAR(rank.historyWords, 34.0 / 3, 1e-14);
    COMPARE_NEAR(rank.requestWords, 2, 1e-15);
    QCOMPARE(statistics->domains, (QList<FacetValue>{{QStringLiteral("Books"), 2}}));
    QCOMPARE(statistics->turns.counts, (QList<qint64>{1, 2})); // 2 and 4 turns, width 2
    QCOMPARE(statistics->distributions.size(), 3);
    QCOMPARE(statistics->cooccurrence.rows.size(), 2);
    QVERIFY(statistics->diversity.isEmpty());
}

void tst_DatasetStatisticsRepository::tasksKeepTheBenchmarksOrder()
{
    Database database = emptyProjectDatabase();
    QList<Item> items;
    for (const char *task : {"zeta", "", "convince", "alpha", "recommend"})
        items.append(testItem(QString::fromLatin1(task), int(items.size()) + 1));
    publishItems(database, QStringLiteral("d"), items);
    const auto statistics = DatasetStatisticsRepository(database).statistics(QStringLiteral("d"));
    VERIFY_RESULT(statistics);
    QCOMPARE(tasksIn(*statistics).join(u' '), QStringLiteral("recommend convince alpha zeta "));
    QCOMPARE(statistics->all.dialogues, 1);
    QCOMPARE(statistics->all.subjects, 0);
}

void tst_DatasetStatisticsRepository::plainDialoguesHaveNoTasks()
{
    Database database = emptyProjectDatabase();
    Item item;
    item.key = QStringLiteral("d1");
    item.line = 1;
    item.dialogue.rounds = {Round{{{QStringLiteral("A"), QStringLiteral("Hello there")}}}};
    publishItems(database, QStringLiteral("talk"), {item});
    const auto statistics =
        DatasetStatisticsRepository(database).statistics(QStringLiteral("talk"));
    VERIFY_RESULT(statistics);
    QVERIFY(statistics->tasks.isEmpty());
    QCOMPARE(statistics->all.items, 1);
    COMPARE_NEAR(statistics->all.historyWords, 3, 0);
    QVERIFY(statistics->distributions.isEmpty());
    QVERIFY(!statistics->cooccurrence.isValid());
}

void tst_DatasetStatisticsRepository::itemsWithoutTurnsHaveNoDialogue()
{
    Database database = emptyProjectDatabase();
    Item asked;
    asked.key = QStringLiteral("q1");
    asked.line = 1;
    asked.task = QStringLiteral("single-domain");
    asked.request = QStringLiteral("Set an alarm");
    Item said = asked;
    said.key = QStringLiteral("q2");
    said.line = 2;
    said.dialogue.rounds = {Round{{{QStringLiteral("A"), QStringLiteral("Hello there")}}}};
    publishItems(database, QStringLiteral("mixed"), {asked, said});
    const auto statistics =
        DatasetStatisticsRepository(database).statistics(QStringLiteral("mixed"));
    VERIFY_RESULT(statistics);
    QCOMPARE(statistics->all.items, 2);
    QCOMPARE(statistics->all.dialogues, 1);
    QCOMPARE(statistics->tasks.constFirst().dialogues, 1);
}

// The second dataset's items lie between those of the first where an import adds to it.
void tst_DatasetStatisticsRepository::datasetsDoNotMix()
{
    Database database = emptyProjectDatabase();
    Item female = testItem(QStringLiteral("rank"), 2);
    female.attributes[0] = {QStringLiteral("gender"), QStringLiteral("female"), true, {}};
    const auto first =
        publishItems(database, QStringLiteral("first"), {testItem(QStringLiteral("rank"), 1)});
    publishItems(database, QStringLiteral("second"), {female});
    publishItems(database, QStringLiteral("third"), {testItem(QStringLiteral("rank"), 3)});
    mustExecute(
        database,
        QStringLiteral("UPDATE item SET dataset = %1 WHERE key = 'rank-3'").arg(first.value()));
    const DatasetStatisticsRepository repository(database);
    const auto both = repository.statistics(QStringLiteral("first"));
    VERIFY_RESULT(both);
    QCOMPARE(both->items, 2);
    QCOMPARE(both->distributions.size(), 3);
    QCOMPARE(both->distributions.constFirst().values.constFirst().items, 2);
    const auto second = repository.statistics(QStringLiteral("second"));
    VERIFY_RESULT(second);
    QCOMPARE(second->distributions.constFirst().type, QStringLiteral("gender"));
    const auto third = repository.statistics(QStringLiteral("third"));
    VERIFY_RESULT(third);
    QCOMPARE(third->items, 0);
    QCOMPARE(third->turns, Histogram());
    QVERIFY(third->tasks.isEmpty() && third->distributions.isEmpty());
}

void tst_DatasetStatisticsRepository::unknownDatasetNamesThoseThereAre()
{
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("one"), {testItem(QStringLiteral("rank"), 1)});
    publishItems(database, QStringLiteral("two"), {testItem(QStringLiteral("rank"), 1)});
    stageItems(database, QStringLiteral("half"), {testItem(QStringLiteral("rank"), 1)});
    const auto none = DatasetStatisticsRepository(database).statistics(QStringLiteral("half"));
    QVERIFY(!none);
    QCOMPARE(none.error().message,
             QStringLiteral("There is no dataset \"half\". There are: one, two."));
}

void tst_DatasetStatisticsRepository::emptyProjectSaysSo()
{
    Database database = emptyProjectDatabase();
    const auto none = DatasetStatisticsRepository(database).statistics(QStringLiteral("x"));
    QVERIFY(!none);
    QVERIFY(none.error().message.contains(QStringLiteral("no datasets")));
}

void tst_DatasetStatisticsRepository::countingCanBeCancelled()
{
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("d"), {testItem(QStringLiteral("rank"), 1)});
    const DatasetStatisticsRepository repository(database);
    const auto stopped =
        repository.statistics(QStringLiteral("d"), [](double done) { return done < 0.5; });
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().message, QStringLiteral("Cancelled."));
    VERIFY_RESULT(repository.statistics(QStringLiteral("d"))); // the connection goes on
}

void tst_DatasetStatisticsRepository::progressGoesUpToOne()
{
    Database database = emptyProjectDatabase();
    publishItems(database, QStringLiteral("d"), {testItem(QStringLiteral("rank"), 1)});
    QList<double> steps;
    VERIFY_RESULT(
        DatasetStatisticsRepository(database).statistics(QStringLiteral("d"), [&](double done) {
            steps.append(done);
            return true;
        }));
    QVERIFY(std::is_sorted(steps.cbegin(), steps.cend()));
    QVERIFY(qFuzzyCompare(steps.constLast(), 1.0));
}

void tst_DatasetStatisticsRepository::benchmarksTasksAreTable6_data()
{
    QTest::addColumn<QString>("task");
    QTest::addColumn<QList<qint64>>("counts"); // dialogues, domains, subjects, related attributes
    QTest::addColumn<QList<double>>("means"); // rounds, turns, history, its contents, request
    // python3 tests/benchmarks/table6_oracle.py filtered_data_test_1000.jsonl
    const auto row = [](const char *task, const QList<qint64> &counts, const QList<double> &means) {
        QTest::newRow(*task ? task : "all") << QString::fromLatin1(task) << counts << means;
    };
    row("recommend", {97, 14, 65, 346}, {3.46, 6.92, 177.11, 170.19, 17.43});
    row("rank", {96, 14, 65, 468}, {4.68, 9.36, 240.09, 230.73, 30.28});
    row("filter", {95, 14, 62, 321}, {3.21, 6.42, 164.53, 158.11, 41.3});
    row("predict", {99, 15, 81, 492}, {4.92, 9.84, 255.58, 245.74, 13.54});
    row("preference_infer", {98, 17, 77, 402}, {4.02, 8.04, 206.31, 198.27, 24.41});
    row("risk_detect", {100, 0, 1, 500}, {5, 10, 256.71, 246.71, 8});
    row("intention_infer", {97, 12, 63, 447}, {4.47, 8.94, 240.19, 231.25, 14.44});
    row("advice", {98, 12, 65, 436}, {4.36, 8.72, 223.62, 214.9, 18.26});
    row("decision", {98, 12, 55, 440}, {4.4, 8.8, 223.7, 214.9, 16.7});
    row("convince", {97, 15, 69, 442}, {4.42, 8.84, 243.52, 234.68, 14.3});
    row("", {937, 25, 199, 4294}, {4.294, 8.588, 223.136, 214.548, 19.866});
}

void tst_DatasetStatisticsRepository::benchmarksTasksAreTable6()
{
    QFETCH(QString, task);
    if (!m_benchmark)
        QSKIP("the shared data are not beside the checkout");
    const TaskStatistics *row = taskIn(*m_benchmark, task);
    QVERIFY(row);
    QCOMPARE(row->items, task.isEmpty() ? 1000 : 100);
    QTEST((QList<qint64>{row->dialogues, row->domains, row->subjects, row->relatedAttributes}),
          "counts");
    COMPARE_NEAR(row->relatedPerItem, double(row->relatedAttributes) / double(row->items), 1e-12);
    QFETCH(QList<double>, means);
    COMPARE_NEAR(row->roundsPerItem, means[0], 1e-9);
    COMPARE_NEAR(row->turnsPerItem, means[1], 1e-9);
    COMPARE_NEAR(row->historyWords, means[2], 1e-9);
    COMPARE_NEAR(row->historyContentWords, means[3], 1e-9);
    COMPARE_NEAR(row->requestWords, means[4], 1e-9);
}

void tst_DatasetStatisticsRepository::benchmarksHistogramsAreTheFiles()
{
    if (!m_benchmark)
        QSKIP("the shared data are not beside the checkout");
    const Histogram &related = m_benchmark->attributes;
    QCOMPARE(related.counts, (QList<qint64>{18, 168, 317, 496, 1}));
    COMPARE_NEAR(related.first, 2, 0);
    const Histogram &turns = m_benchmark->turns;
    QCOMPARE(turns.counts, related.counts);
    COMPARE_NEAR(turns.first, 4, 0);
    COMPARE_NEAR(turns.width, 2, 0);
    const Histogram &words = m_benchmark->words;
    COMPARE_NEAR(words.minimum, 80, 0);
    COMPARE_NEAR(words.maximum, 425, 0);
    COMPARE_NEAR(words.median, 215, 0);
    COMPARE_NEAR(words.mean, 214.548, 1e-9);
    QVERIFY(words.counts.size() <= 31);
}

void tst_DatasetStatisticsRepository::benchmarksAttributesAreTheFiles_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<qint64>("related");
    QTest::addColumn<double>("evenness");
    QTest::addColumn<QString>("values"); // value:items/related
    const auto row = [](const char *type, qint64 related, double evenness, const char *values) {
        QTest::newRow(type) << QString::fromLatin1(type) << related << evenness
                            << QString::fromLatin1(values);
    };
    // python3 tests/benchmarks/table6_oracle.py filtered_data_test_1000.jsonl
    row("age", 114, 0.676783828652682,
        "young_adult:384/69 adult:314/9 middle-aged:275/16 teenager:11/10 elderly:10/5 child:6/5");
    row("agreeableness", 174, 0.9966619137320387, "low:534/58 high:466/116");
    row("conscientiousness", 345, 1.0, "high:500/214 low:500/131");
    row("extraversion", 617, 0.9991659615315873, "low:517/322 high:483/295");
    row("gender", 15, 0.9858150371789199, "female:570/6 male:430/9");
    row("health", 315, 0.7558103654052497, "healthy:688/169 minor_issue:188/75 disabled:124/71");
    row("hobby", 383, 0.9967182037289427,
        "sports:131/56 gaming:124/44 travel:118/69 photography:117/61 cooking:112/16 "
        "reading:110/48 movies:108/28 crafts:93/35 music:87/26");
    row("income_level", 408, 0.9914805457492388,
        "middle_income:375/79 low_income:354/196 high_income:271/133");
    row("neuroticism", 171, 0.9999278640456616, "low:505/23 high:495/148");
    row("openness", 580, 0.9951442089848421, "high:541/387 low:459/193");
    row("profession", 578, 0.9531385792540578,
        "cook:125/56 factory_worker:125/42 sales_worker:96/53 software_engineer:87/58 "
        "entrepreneur:85/65 journalist:83/71 healthcare_worker:78/54 teacher:75/51 farmer:67/42 "
        "driver:59/39 cleaner:47/15 office_clerk:46/19 student:17/9 retiree:10/4");
    row("residence", 594, 0.9990649315776106, "rural:518/291 urban:482/303");
}

void tst_DatasetStatisticsRepository::benchmarksAttributesAreTheFiles()
{
    QFETCH(QString, type);
    if (!m_benchmark)
        QSKIP("the shared data are not beside the checkout");
    QCOMPARE(m_benchmark->distributions.size(), 12);
    const AttributeDistribution *found = nullptr;
    for (const AttributeDistribution &distribution : std::as_const(m_benchmark->distributions)) {
        if (distribution.type == type)
            found = &distribution;
    }
    QVERIFY(found);
    QCOMPARE(found->items, 1000);
    QFETCH(double, evenness);
    COMPARE_NEAR(found->evenness.value(), evenness, 1e-12);
    QStringList values;
    qint64 related = 0;
    for (qsizetype i = 0; i < found->values.size(); ++i) {
        QCOMPARE(found->related[i].value, found->values[i].value);
        related += found->related[i].items;
        values.append(QStringLiteral("%1:%2/%3")
                          .arg(found->values[i].value)
                          .arg(found->values[i].items)
                          .arg(found->related[i].items));
    }
    QTEST(values.join(u' '), "values");
    QTEST(related, "related");
}

void tst_DatasetStatisticsRepository::benchmarksPairsAreTheFiles()
{
    if (!m_benchmark)
        QSKIP("the shared data are not beside the checkout");
    const HeatmapGrid &grid = m_benchmark->cooccurrence;
    QCOMPARE(grid.rows.size(), 12);
    const auto together = [&](const char *row, const char *column) {
        return grid
            .cell(grid.rows.indexOf(QLatin1StringView(row)),
                  grid.columns.indexOf(QLatin1StringView(column)))
            .value.value_or(-1);
    };
    COMPARE_NEAR(together("extraversion", "extraversion"), 617, 0);
    COMPARE_NEAR(together("extraversion", "openness"), 365, 0);
    COMPARE_NEAR(together("openness", "extraversion"), 365, 0);
    COMPARE_NEAR(together("profession", "residence"), 345, 0);
    COMPARE_NEAR(together("gender", "hobby"), 2, 0);
    COMPARE_NEAR(together("gender", "agreeableness"), 0, 0);
    COMPARE_NEAR(grid.high, 617, 0);
}

CONCORD_TEST(tst_DatasetStatisticsRepository)

#include "tst_datasetstatisticsrepository.moc"
