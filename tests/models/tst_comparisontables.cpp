// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/comparisontables.h"
#include "tests/support/testregistry.h"

#include <QJsonObject>
#include <QTest>

using namespace Concord;

class tst_ComparisonTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonHasTheKeysOfTheCommandLine();
    void jsonSaysWhyThereIsNothing();
    void csvHasALineForEachTask();
    void peopleReadPercent();
};

namespace {

const ComparedRuns comparedPair{QStringLiteral("claude"), QStringLiteral("my_model, v2"),
                                ComparedMeasure::AttributeTypeF1, Reading::Repaired, 0.9};

QList<RunComparison> someComparisons()
{
    RunComparison all;
    all.items = 1200;
    all.first = 0.75;
    all.second = 0.5;
    all.difference.value = 0.25;
    all.difference.standardError = 0.125;
    all.difference.interval = Interval{0.9, 0.0625, 0.5, IntervalMethod::bootstrap};
    all.difference.test = SignificanceTest{QLatin1StringView("sign_flip"), 0.25, 0.0005, {}};
    RunComparison none;
    none.task = QStringLiteral("rank");
    none.difference = Estimate::none(UndefinedReason::noOverlap);
    return {all, none};
}

} // namespace

void tst_ComparisonTables::jsonHasTheKeysOfTheCommandLine()
{
    const QJsonArray rows = comparisonJson(someComparisons(), comparedPair);
    QCOMPARE(rows.size(), 2);
    const QJsonObject interval{{QStringLiteral("level"), 0.9},
                               {QStringLiteral("low"), 0.0625},
                               {QStringLiteral("high"), 0.5},
                               {QStringLiteral("method"), QStringLiteral("bootstrap")}};
    const QJsonObject expected{{QStringLiteral("task"), QJsonValue::Null},
                               {QStringLiteral("items"), 1200},
                               {QStringLiteral("first"), QStringLiteral("claude")},
                               {QStringLiteral("second"), QStringLiteral("my_model, v2")},
                               {QStringLiteral("first_mean"), 0.75},
                               {QStringLiteral("second_mean"), 0.5},
                               {QStringLiteral("difference"), 0.25},
                               {QStringLiteral("standard_error"), 0.125},
                               {QStringLiteral("ci"), interval},
                               {QStringLiteral("p_value"), 0.0005},
                               {QStringLiteral("test"), QStringLiteral("sign_flip")},
                               {QStringLiteral("undefined_code"), QJsonValue::Null},
                               {QStringLiteral("undefined_reason"), QJsonValue::Null}};
    QCOMPARE(rows.first().toObject(), expected);
}

void tst_ComparisonTables::jsonSaysWhyThereIsNothing()
{
    const QJsonObject none = comparisonJson(someComparisons(), comparedPair).last().toObject();
    QCOMPARE(none[u"task"].toString(), QStringLiteral("rank"));
    for (const char *key :
         {"first_mean", "second_mean", "difference", "standard_error", "ci", "p_value", "test"})
        QVERIFY2(none[QLatin1StringView(key)].isNull(), key);
    QCOMPARE(none[u"undefined_code"].toString(), QStringLiteral("no_overlap"));
    QVERIFY(none[u"undefined_reason"].toString().contains(u"item"));
}

void tst_ComparisonTables::csvHasALineForEachTask()
{
    QCOMPARE(comparisonCsv(someComparisons(), comparedPair),
             QStringLiteral("task,items,first,second,first_mean,second_mean,difference,"
                            "standard_error,level,low,high,p_value,test,undefined_code\r\n"
                            ",1200,claude,\"my_model, v2\",0.75,0.5,0.25,0.125,0.9,0.0625,0.5,"
                            "5e-04,sign_flip,\r\n"
                            "rank,0,claude,\"my_model, v2\",,,,,,,,,,no_overlap\r\n"));
}

void tst_ComparisonTables::peopleReadPercent()
{
    const DocumentTable table = comparisonTable(someComparisons(), comparedPair);
    for (const QStringList &row : table.rows)
        QCOMPARE(row.size(), table.columns.size());
    QCOMPARE(table.rows[0].mid(1),
             (QStringList{QStringLiteral("1,200"), QStringLiteral("75.00"), QStringLiteral("50.00"),
                          QStringLiteral("25.00"), QStringLiteral("6.25 to 50.00"),
                          QStringLiteral("< 0.001")}));
    QCOMPARE(table.rows[1].mid(2), QStringList(5, QStringLiteral("–")));
    QCOMPARE(table.columns[2].title, QStringLiteral("Claude-3.5-Sonnet (%)"));
    QVERIFY(table.columns[5].title.contains(u"90 %"));
    QVERIFY(table.caption.contains(u"Attribute-type F1"));
    QVERIFY(table.caption.contains(u"repaired"));
    QVERIFY(table.caption.contains(u"paired permutation test"));
}

CONCORD_TEST(tst_ComparisonTables)
#include "tst_comparisontables.moc"
