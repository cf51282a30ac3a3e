// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/report/datasettables.h"

#include "models/report/datasetexport.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QTest>

using namespace Concord;

class tst_DatasetTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tasksEndWithAllOfThem();
    void attributesNameTheirTypeOnce();
    void measuresWithoutAValueGiveTheReason();
    void emptyTablesAreLeftOut();
    void datasetsStandSideBySide();
    void csvHasEveryNumberInALine();
    void csvQuotesWhatItMust();
    void jsonOfNothingHasNoMeans();

private:
    static DatasetStatistics sample();
};

DatasetStatistics tst_DatasetTables::sample()
{
    DatasetStatistics statistics;
    statistics.dataset = QStringLiteral("d");
    TaskStatistics task;
    task.task = QStringLiteral("rank");
    task.items = 3;
    task.historyWords = 10.125;
    statistics.tasks = {task};
    statistics.all = task;
    statistics.all.task.clear();
    statistics.items = 3;
    statistics.distributions = {{QStringLiteral("hobby"),
                                 {{QStringLiteral("chess"), 2}, {QStringLiteral("music"), 1}},
                                 {{QStringLiteral("chess"), 0}, {QStringLiteral("music"), 1}},
                                 3,
                                 0.5}};
    DiversityMeasure mtld;
    mtld.id = QStringLiteral("mtld");
    mtld.name = QStringLiteral("MTLD");
    mtld.reason = QStringLiteral("No word occurs twice.");
    DiversityMeasure distinct{QStringLiteral("dist_1"),
                              QStringLiteral("Dist-1"),
                              0.25,
                              {},
                              QStringLiteral("What it is."),
                              QStringLiteral("Li et al."),
                              QStringLiteral("7 of 8")};
    statistics.diversity = {mtld, distinct};
    return statistics;
}

void tst_DatasetTables::tasksEndWithAllOfThem()
{
    DatasetStatistics statistics = sample();
    const DocumentTable one = taskTable(statistics); // a total would say the same again
    QCOMPARE(one.rows.size(), 1);
    QVERIFY(!one.hasTotal);
    statistics.tasks.append(statistics.tasks.constFirst());
    const DocumentTable table = taskTable(statistics);
    QCOMPARE(table.rows.size(), 3);
    QCOMPARE(table.columns.size(), table.rows[0].size());
    QCOMPARE(table.rows[0][0], QStringLiteral("rank"));
    QCOMPARE(table.rows[2][0], QStringLiteral("All"));
    QCOMPARE(table.rows[0][1], QStringLiteral("3"));
    QVERIFY(table.hasTotal);
}

void tst_DatasetTables::attributesNameTheirTypeOnce()
{
    const DocumentTable table = attributeTable(sample());
    QCOMPARE(table.rows[0].join(u'|'), QStringLiteral("hobby|chess|2|0|0.500"));
    QCOMPARE(table.rows[1].join(u'|'), QStringLiteral("|music|1|1|"));
}

void tst_DatasetTables::measuresWithoutAValueGiveTheReason()
{
    const DocumentTable table = diversityTable(sample());
    QCOMPARE(table.rows[0].join(u'|'), QStringLiteral("MTLD|–||No word occurs twice."));
    QCOMPARE(table.rows[1].join(u'|'),
             QStringLiteral("Dist-1|0.2500|Li et al.|What it is. Sample: 7 of 8."));
}

void tst_DatasetTables::emptyTablesAreLeftOut()
{
    QCOMPARE(datasetTables(sample()).size(), 3); // no domains
    QCOMPARE(datasetTables({}).size(), 1); // the row of all
}

void tst_DatasetTables::datasetsStandSideBySide()
{
    DatasetStatistics other;
    other.dataset = QStringLiteral("e");
    const DocumentTable table = datasetComparison({other, sample()});
    QCOMPARE(table.columns.size(), 3);
    QCOMPARE(table.columns[2].title, QStringLiteral("d"));
    QStringList rows;
    for (const QStringList &row : table.rows)
        rows.append(row.join(u'|'));
    QVERIFY(rows.contains(QStringLiteral("Items|0|3")));
    QVERIFY(rows.contains(QStringLiteral("Evenness of hobby|–|0.500")));
    QVERIFY(rows.contains(QStringLiteral("MTLD|–|–")));
    QVERIFY(rows.contains(QStringLiteral("Dist-1|–|0.250")));
}

void tst_DatasetTables::csvHasEveryNumberInALine()
{
    const QString csv = datasetCsv({sample()});
    for (const char *line :
         {"d,tasks,rank,history_words,10.125\r\n", "d,tasks,,items,3\r\n",
          "d,attributes,,hobby=chess,2\r\n", "d,related,,hobby=music,1\r\n",
          "d,evenness,,hobby,0.5\r\n", "d,diversity,,mtld,\r\n", "d,diversity,,dist_1,0.25\r\n"})
        QVERIFY2(csv.contains(QLatin1StringView(line)), line);
}

void tst_DatasetTables::csvQuotesWhatItMust()
{
    DatasetStatistics statistics = sample();
    statistics.dataset = QStringLiteral("a, \"b\"");
    statistics.turns = {4, 2, {1}, 4, 4, 4, 4};
    const QString csv = datasetCsv({statistics});
    QVERIFY(csv.contains(QStringLiteral("\"a, \"\"b\"\"\",turns,,\"[4,6)\",1\r\n")));
}

void tst_DatasetTables::jsonOfNothingHasNoMeans()
{
    const QJsonObject nothing = datasetJson({});
    QVERIFY(nothing[u"all"][u"history_words"].isNull());
    QCOMPARE(nothing[u"all"][u"items"].toInt(-1), 0);
    QVERIFY(nothing[u"turns"][u"mean"].isNull());
    QVERIFY(nothing[u"diversity"].isNull());
    QCOMPARE(datasetJson(sample())[u"diversity"][1][u"value"].toDouble(), 0.25);
}

CONCORD_TEST(tst_DatasetTables)

#include "tst_datasettables.moc"
