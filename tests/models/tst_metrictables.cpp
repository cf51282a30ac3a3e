// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/metrictables.h"
#include "tests/support/testregistry.h"

#include <QJsonObject>
#include <QTest>

using namespace Concord;

class tst_MetricTables : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonHasTheKeysOfTheCommandLine();
    void droppedKeysAreNotInTheJson();
    void importedCellsDoNotSayWhatWasNotCounted();
    void csvHasOneLineForEachCell();
    void tableRowsFitTheirColumns();
    void captionSaysThatWordNetWasMissing();
    void latexSetsATable();
    void intervalsStandBesideTheirMeans();
    void importedScoresHaveNoIntervals();
};

namespace {

EvaluationData sampleEvaluation()
{
    MetricCell cell;
    cell.model = QStringLiteral("my_model, v2");
    cell.pathway = Pathway::TypeGuided;
    cell.task = QStringLiteral("preference_infer");
    cell.items = 100;
    cell.responses = 99;
    cell.parsed = 98;
    cell.taskAccuracy = 0.5;
    cell.judgeScore = 9.25;
    EvaluationData data;
    data.cells = {cell};
    return data;
}

} // namespace

void tst_MetricTables::jsonHasTheKeysOfTheCommandLine()
{
    const QJsonArray rows = metricsJson(sampleEvaluation());
    QCOMPARE(rows.size(), 1);
    const QJsonObject expected{{QStringLiteral("model"), QStringLiteral("my_model, v2")},
                               {QStringLiteral("pathway"), QStringLiteral("TypeGuided")},
                               {QStringLiteral("task"), QStringLiteral("preference_infer")},
                               {QStringLiteral("reading"), QStringLiteral("published")},
                               {QStringLiteral("origin"), QStringLiteral("computed")},
                               {QStringLiteral("items"), 100},
                               {QStringLiteral("responses"), 99},
                               {QStringLiteral("parsed"), 98},
                               {QStringLiteral("attribute_type_f1"), QJsonValue::Null},
                               {QStringLiteral("relative_value_accuracy"), QJsonValue::Null},
                               {QStringLiteral("task_accuracy"), 0.5},
                               {QStringLiteral("judge_score"), 9.25}};
    QCOMPARE(rows.first().toObject(), expected);
}

void tst_MetricTables::droppedKeysAreNotInTheJson()
{
    const QJsonObject row = metricsJson(sampleEvaluation(), MetricKey::Task).first().toObject();
    QVERIFY(row.contains(u"task"));
    QVERIFY(!row.contains(u"model"));
    QVERIFY(!row.contains(u"pathway"));
}

void tst_MetricTables::importedCellsDoNotSayWhatWasNotCounted()
{
    EvaluationData data = sampleEvaluation();
    data.origin = MetricOrigin::Imported;
    QVERIFY(metricsJson(data).first()[u"parsed"].isNull());
    QCOMPARE(metricsJson(data).first()[u"origin"].toString(), QStringLiteral("imported"));
    QVERIFY(metricsJson(data).first()[u"responses"].isNull());
    QCOMPARE(metricsTable(data).rows[0].mid(3, 3),
             (QStringList{QStringLiteral("100"), QStringLiteral("–"), QStringLiteral("–")}));
    QVERIFY(metricsLatex(data, MetricKey::Task).contains(u"& 100 & -- & -- & --"));
    QVERIFY(metricsCsv(data, MetricKey::Task).contains(u"imported,100,,,"));
}

void tst_MetricTables::csvHasOneLineForEachCell()
{
    QCOMPARE(metricsCsv(sampleEvaluation()),
             QStringLiteral("model,pathway,task,reading,origin,items,responses,parsed,"
                            "attribute_type_f1,relative_value_accuracy,task_accuracy,judge_score"
                            "\r\n\"my_model, v2\",TypeGuided,preference_infer,published,computed,"
                            "100,99,98,,,0.5,9.25\r\n"));
    QVERIFY(metricsCsv(sampleEvaluation(), MetricKey::Pathway)
                .startsWith(u"pathway,reading,origin,items"));
}

void tst_MetricTables::tableRowsFitTheirColumns()
{
    const MetricKeys keys[] = {allMetricKeys, MetricKey::Model, MetricKeys()};
    for (const MetricKeys key : keys) {
        const DocumentTable table = metricsTable(sampleEvaluation(), key);
        QCOMPARE(table.rows.size(), 1);
        QCOMPARE(table.rows[0].size(), table.columns.size());
    }
    QCOMPARE(metricsTable(sampleEvaluation(), MetricKey::Task).rows[0],
             (QStringList{QStringLiteral("preference_infer"), QStringLiteral("100"),
                          QStringLiteral("99"), QStringLiteral("98"), QStringLiteral("–"),
                          QStringLiteral("–"), QStringLiteral("50.00"), QStringLiteral("9.25")}));
}

void tst_MetricTables::captionSaysThatWordNetWasMissing()
{
    EvaluationData data = sampleEvaluation();
    QCOMPARE(metricsTable(data).caption, QStringLiteral("Scores of the responses, as published"));
    data.withoutWordNet = true;
    data.reading = Reading::Repaired;
    QCOMPARE(metricsTable(data).caption,
             QStringLiteral("Scores of the responses, repaired; METEOR without WordNet"));
}

void tst_MetricTables::latexSetsATable()
{
    const QString latex = metricsLatex(sampleEvaluation(), MetricKey::Model);
    QVERIFY(latex.contains(u"\\begin{tabular}{lrrrrrrr}\n\\toprule\n"));
    QVERIFY(latex.contains(u"Task accuracy (\\%)"));
    QVERIFY(latex.contains(u"\\midrule\nmy\\_model, v2 & 100 & 99 & 98 & -- & -- & 50.00 & 9.25 "
                           u"\\\\\n\\bottomrule\n"));
}

void tst_MetricTables::intervalsStandBesideTheirMeans()
{
    MetricIntervals intervals{0.9, {CellIntervals{{}, {}, ValueInterval{0.40625, 0.59375}}}};
    const EvaluationData data = sampleEvaluation();
    const QJsonObject row = metricsJson(data, allMetricKeys, intervals).first().toObject();
    QVERIFY(row[u"attribute_type_f1_ci"].isNull());
    QVERIFY(row[u"relative_value_accuracy_ci"].isNull());
    const QJsonObject expected{{QStringLiteral("level"), 0.9},
                               {QStringLiteral("low"), 0.40625},
                               {QStringLiteral("high"), 0.59375},
                               {QStringLiteral("method"), QStringLiteral("bootstrap")}};
    QCOMPARE(row[u"task_accuracy_ci"].toObject(), expected);
    QCOMPARE(row[u"task_accuracy"].toDouble(), 0.5);
    QCOMPARE(metricsCsv(data, MetricKey::Task, intervals),
             QStringLiteral("task,reading,origin,items,responses,parsed,attribute_type_f1,"
                            "relative_value_accuracy,task_accuracy,judge_score,"
                            "attribute_type_f1_low,attribute_type_f1_high,"
                            "relative_value_accuracy_low,relative_value_accuracy_high,"
                            "task_accuracy_low,task_accuracy_high\r\n"
                            "preference_infer,published,computed,100,99,98,,,0.5,9.25,"
                            ",,,,0.40625,0.59375\r\n"));
    const DocumentTable table = metricsTable(data, MetricKey::Task, intervals);
    QCOMPARE(table.rows[0].mid(4),
             (QStringList{QStringLiteral("–"), QStringLiteral("–"),
                          QStringLiteral("50.00 [40.6, 59.4]"), QStringLiteral("9.25")}));
    QVERIFY(table.caption.contains(u"90 %"));
    QVERIFY(metricsLatex(data, MetricKey::Task, intervals).contains(u"& 50.00 [40.6, 59.4] &"));
}

void tst_MetricTables::importedScoresHaveNoIntervals()
{
    EvaluationData data = sampleEvaluation();
    data.origin = MetricOrigin::Imported;
    const MetricIntervals none{0.95, {}};
    const QJsonObject row = metricsJson(data, allMetricKeys, none).first().toObject();
    for (const char *key :
         {"attribute_type_f1_ci", "relative_value_accuracy_ci", "task_accuracy_ci"}) {
        QVERIFY(row.contains(QLatin1StringView(key)));
        QVERIFY(row[QLatin1StringView(key)].isNull());
    }
    QCOMPARE(metricsTable(data, allMetricKeys, none).rows, metricsTable(data).rows);
    QCOMPARE(metricsTable(data, allMetricKeys, none).caption, metricsTable(data).caption);
}

CONCORD_TEST(tst_MetricTables)
#include "tst_metrictables.moc"
