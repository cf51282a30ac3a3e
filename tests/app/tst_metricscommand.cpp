// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace Concord;

/// Responses and aggregates from import to table and chart, on the real data.
class tst_MetricsCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void computedMetricsAreThePublishedCells();
    void repairedAttributesAreNull();
    void importedMetricsStayApart();
    void tablesComeInEveryFormat();
    void heatmapsAreDrawn();
    void chartsAreLatexTables();
    void intervalsHoldTheirMeans();
    void intervalsCanBeLeftOut();
    void importedScoresHaveNullIntervals();
    void modelsAreCompared();
    void comparisonsComeInEveryFormat();
    void whatCannotBeComparedIsNamed();
    void whatCannotBeDrawnIsExplained_data();
    void whatCannotBeDrawnIsExplained();
    void wrongUsageIsExplained_data();
    void wrongUsageIsExplained();
    void aPathwayThatIsNotKnownIsAskedFor();

private:
    Run run(const QStringList &arguments) const
    {
        return runInside(QStringList{arguments.first(), m_project} + arguments.mid(1));
    }

    QTemporaryDir m_folder;
    QString m_project;
    QString m_responses;
};

namespace {

const char *const intervalKeys[] = {"attribute_type_f1_ci", "relative_value_accuracy_ci",
                                    "task_accuracy_ci"};

QStringList words(const char *arguments)
{
    return QString::fromLatin1(arguments).split(u' ');
}

} // namespace

void tst_MetricsCommand::initTestCase()
{
    const QString benchmark =
        sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    CONCORD_NEEDS(benchmark);
    m_responses =
        sharedFile(QStringLiteral("data/ip-dialog/responses/alpaca_hq_basic_1000/claude.jsonl"));
    m_project = m_folder.filePath(QStringLiteral("p.concord"));
    QCOMPARE(run({QStringLiteral("new")}).exitCode, 0);
    for (const QString &file :
         {benchmark, m_responses,
          sharedFile(QStringLiteral("data/ip-dialog/all_datasets_all_models_metrics.json")),
          sharedFile(QStringLiteral("data/ip-dialog/gpt4o_eval_new.json"))}) {
        const Run imported = run({QStringLiteral("import"), file, QStringLiteral("--json")});
        QVERIFY2(imported.exitCode == 0, imported.err.constData());
        QVERIFY(imported.json().object()[u"imported"].toInt() > 0);
    }
}

void tst_MetricsCommand::computedMetricsAreThePublishedCells()
{
    const Run metrics =
        run({QStringLiteral("metrics"), QStringLiteral("--format"), QStringLiteral("json")});
    QCOMPARE(metrics.exitCode, 0);
    const QJsonArray cells = metrics.json().array();
    QCOMPARE(cells.size(), 10);
    int compared = 0;
    for (const QJsonValue cell : cells) {
        QCOMPARE(cell[u"model"].toString(), QStringLiteral("claude"));
        QCOMPARE(cell[u"pathway"].toString(), QStringLiteral("DirectResponse"));
        QCOMPARE(cell[u"reading"].toString(), QStringLiteral("published"));
        QCOMPARE(cell[u"origin"].toString(), QStringLiteral("computed"));
        QCOMPARE(cell[u"items"].toInt(), 100);
        QVERIFY(cell[u"judge_score"].isNull());
        // IP-Dialog, DirectResponse (ip-dialog.md section 1); those do not need WordNet.
        const QHash<QString, double> published{{QStringLiteral("rank"), 65.33},
                                               {QStringLiteral("filter"), 67.47},
                                               {QStringLiteral("predict"), 56.00},
                                               {QStringLiteral("preference_infer"), 68.73},
                                               {QStringLiteral("decision"), 74.00}};
        const QString task = cell[u"task"].toString();
        if (published.contains(task)) {
            COMPARE_NEAR(cell[u"task_accuracy"].toDouble() * 100, published[task], 0.005);
            ++compared;
        }
    }
    QCOMPARE(compared, 5);
}

void tst_MetricsCommand::repairedAttributesAreNull()
{
    const Run metrics =
        run({QStringLiteral("metrics"), QStringLiteral("--reading"), QStringLiteral("repaired"),
             QStringLiteral("--by"), QStringLiteral("model"), QStringLiteral("--format"),
             QStringLiteral("json")});
    QCOMPARE(metrics.json().array().size(), 1);
    const QJsonValue cell = metrics.json()[0];
    QVERIFY(cell[u"attribute_type_f1"].isNull()); // these responses state none
    QVERIFY(cell[u"relative_value_accuracy"].isNull());
    QCOMPARE(cell[u"items"].toInt(), 1000);
    QVERIFY(!cell.toObject().contains(u"task"));
}

void tst_MetricsCommand::importedMetricsStayApart()
{
    const Run metrics =
        run({QStringLiteral("metrics"), QStringLiteral("--origin"), QStringLiteral("imported"),
             QStringLiteral("--by"), QStringLiteral("model"), QStringLiteral("--format"),
             QStringLiteral("json")});
    const QJsonArray models = metrics.json().array();
    QCOMPARE(models.size(), 9);
    for (const QJsonValue model : models)
        QCOMPARE(model[u"origin"].toString(), QStringLiteral("imported"));
    // The average of SFT-Full in the paper's table 2 is 55.17 or 55.18 by the order of rounding.
    QCOMPARE(models[6][u"model"].toString(), QStringLiteral("llama3-1_trained"));
    COMPARE_NEAR(models[6][u"task_accuracy"].toDouble() * 100, 55.1756, 0.00005);
}

void tst_MetricsCommand::tablesComeInEveryFormat()
{
    const auto out = [&](const char *format) {
        return run({QStringLiteral("metrics"), QStringLiteral("--format"),
                    QString::fromLatin1(format)})
            .out;
    };
    QVERIFY(out("text").contains("65.33"));
    QVERIFY(out("csv").startsWith("model,pathway,task,"));
    QVERIFY(out("latex").contains("\\toprule"));
}

void tst_MetricsCommand::heatmapsAreDrawn()
{
    for (const char *id : {"attribute-type-f1", "relative-value-accuracy", "task-accuracy",
                           "judge-score", "pathways", "pathway-by-model", "difference"}) {
        for (const char *ending : {"svg", "csv", "tex"}) {
            const QString path = m_folder.filePath(
                QStringLiteral("%1.%2").arg(QString::fromLatin1(id), QString::fromLatin1(ending)));
            const Run chart = run({QStringLiteral("chart"), QStringLiteral("--chart"),
                                   QString::fromLatin1(id), QStringLiteral("--origin"),
                                   QStringLiteral("imported"), QStringLiteral("-o"), path});
            QVERIFY2(chart.exitCode == 0, chart.err.constData());
            QVERIFY(QFileInfo(path).size() > 100);
        }
    }
    const Run none =
        run({QStringLiteral("chart"), QStringLiteral("--chart"), QStringLiteral("judge-score"),
             QStringLiteral("-o"), m_folder.filePath(QStringLiteral("none.svg"))});
    QCOMPARE(none.exitCode, 1); // nothing of the kind was computed here
}

void tst_MetricsCommand::chartsAreLatexTables()
{
    const QString path = m_folder.filePath(QStringLiteral("accuracy.tex"));
    const Run drawn =
        run(words("chart --chart task-accuracy --origin imported -o") + QStringList(path));
    QVERIFY2(drawn.exitCode == 0, drawn.err.constData());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray latex = file.readAll();
    QVERIFY(latex.startsWith("\\begin{table}\n"));
    QVERIFY(latex.endsWith("\\end{table}\n"));
    // Ten tasks and their mean; nine models, their mean and two baselines.
    QVERIFY(latex.contains("\\begin{tabular}{lrrrrrrrrrrr}"));
    QCOMPARE(latex.count("\\\\\n"), 13);
    QVERIFY(latex.contains("\\textbf{"));
    QVERIFY(latex.contains("\\underline{"));
    QVERIFY(latex.contains("preference\\_infer"));
}

void tst_MetricsCommand::intervalsHoldTheirMeans()
{
    const Run metrics = run(words("metrics --format json"));
    const QJsonArray cells = metrics.json().array();
    QCOMPARE(cells.size(), 10);
    for (const QJsonValue cell : cells) {
        const QJsonValue interval = cell[u"task_accuracy_ci"];
        QCOMPARE(interval[u"level"].toDouble(), 0.95);
        QCOMPARE(interval[u"method"].toString(), QStringLiteral("bootstrap"));
        QVERIFY(interval[u"low"].toDouble() < cell[u"task_accuracy"].toDouble());
        QVERIFY(interval[u"high"].toDouble() > cell[u"task_accuracy"].toDouble());
    }
    const QJsonValue decision = cells[8];
    QCOMPARE(decision[u"task"].toString(), QStringLiteral("decision"));
    // By hand: 74 of 100 right, so resampled sums are binomial; its 2.5 % and 97.5 % points are 65
    // and 82.
    COMPARE_NEAR(decision[u"task_accuracy_ci"][u"low"].toDouble(), 0.65, 0.0101);
    COMPARE_NEAR(decision[u"task_accuracy_ci"][u"high"].toDouble(), 0.82, 0.0101);
    const QByteArray narrow =
        run(words("metrics --by model --level 0.5 --replicates 100 --seed 7 --format json")).out;
    QCOMPARE(QJsonDocument::fromJson(narrow)[0][u"task_accuracy_ci"][u"level"].toDouble(), 0.5);
    QVERIFY(run(words("metrics --by task --format text")).out.contains("65.33 ["));
    QVERIFY(run(words("metrics --by task --format latex")).out.contains("65.33 ["));
}

void tst_MetricsCommand::intervalsCanBeLeftOut()
{
    const QJsonValue cell = run(words("metrics --ci none --format json")).json()[0];
    QVERIFY(cell.toObject().contains(u"task_accuracy"));
    for (const char *key : intervalKeys)
        QVERIFY(!cell.toObject().contains(QLatin1StringView(key)));
    QVERIFY(!run(words("metrics --ci none --format csv")).out.contains("_low"));
    QVERIFY(!run(words("metrics --ci none")).out.contains('['));
    QVERIFY(run(words("metrics --format csv"))
                .out.contains("judge_score,attribute_type_f1_low,attribute_type_f1_high,"));
}

void tst_MetricsCommand::importedScoresHaveNullIntervals()
{
    const QJsonArray cells =
        run(words("metrics --origin imported --by model --format json")).json().array();
    QCOMPARE(cells.size(), 9);
    for (const QJsonValue cell : cells) {
        for (const char *key : intervalKeys) {
            QVERIFY(cell.toObject().contains(QLatin1StringView(key)));
            QVERIFY(cell[QLatin1StringView(key)].isNull());
        }
    }
}

void tst_MetricsCommand::modelsAreCompared()
{
    const Run second = run(words("import")
                           + QStringList(sharedFile(QStringLiteral(
                               "data/ip-dialog/responses/alpaca_hq_basic_1000/qwen.jsonl"))));
    QVERIFY2(second.exitCode == 0, second.err.constData());
    const Run compared = run(words("metrics --compare Claude-3.5-Sonnet,qwen --format json"));
    QVERIFY2(compared.exitCode == 0, compared.err.constData());
    const QJsonArray rows = compared.json().array();
    QCOMPARE(rows.size(), 11);
    QVERIFY(rows[0][u"task"].isNull());
    QCOMPARE(rows[0][u"items"].toInt(), 1000);
    QVERIFY(rows[0][u"p_value"].toDouble() < 0.001);
    const QJsonValue rank = rows[2];
    QCOMPARE(rank[u"task"].toString(), QStringLiteral("rank"));
    QCOMPARE(rank[u"first"].toString(), QStringLiteral("claude"));
    QCOMPARE(rank[u"items"].toInt(), 100);
    // IP-Dialog, DirectResponse (ip-dialog.md section 1).
    COMPARE_NEAR(rank[u"first_mean"].toDouble() * 100, 65.33, 0.005);
    COMPARE_NEAR(rank[u"second_mean"].toDouble() * 100, 49.17, 0.005);
    COMPARE_NEAR(rank[u"difference"].toDouble(),
                 rank[u"first_mean"].toDouble() - rank[u"second_mean"].toDouble(), 1e-12);
    QVERIFY(rank[u"ci"][u"low"].toDouble() > 0);
    QVERIFY(rank[u"ci"][u"high"].toDouble() > rank[u"difference"].toDouble());
    QCOMPARE(rank[u"ci"][u"method"].toString(), QStringLiteral("bootstrap"));
    QCOMPARE(rank[u"test"].toString(), QStringLiteral("sign_flip"));
    QVERIFY(rank[u"undefined_code"].isNull());
    const QJsonValue fewer =
        run(words("metrics --compare qwen,claude --permutations 100 --ci none --format json"))
            .json()[2];
    COMPARE_NEAR(fewer[u"difference"].toDouble(), -rank[u"difference"].toDouble(), 1e-12);
    COMPARE_NEAR(fewer[u"p_value"].toDouble(), 1.0 / 101, 1e-12);
    QVERIFY(fewer[u"ci"].isNull());
}

void tst_MetricsCommand::comparisonsComeInEveryFormat()
{
    const auto out = [&](const char *format) {
        return run(words("metrics --compare claude,qwen --measure task-accuracy --format")
                   + QStringList(QString::fromLatin1(format)))
            .out;
    };
    QVERIFY(out("text").contains("paired permutation test"));
    QVERIFY(out("text").contains("16.17"));
    QCOMPARE(out("csv").count("\r\n"), 12);
    QVERIFY(out("csv").startsWith("task,items,first,second,"));
    QVERIFY(out("latex").contains("\\begin{tabular}{lrrrrrr}"));
}

void tst_MetricsCommand::whatCannotBeComparedIsNamed()
{
    const Run unknown = run(words("metrics --compare claude,gpt"));
    QCOMPARE(unknown.exitCode, 1);
    QVERIFY2(unknown.err.contains("\"gpt\""), unknown.err.constData());
    const Run imported = run(words("metrics --origin imported --compare claude,qwen"));
    QCOMPARE(imported.exitCode, 2);
    QVERIFY2(imported.err.contains("computed scores"), imported.err.constData());
}

void tst_MetricsCommand::whatCannotBeDrawnIsExplained_data()
{
    QTest::addColumn<QString>("options");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *options, const char *says) {
        QTest::addRow("%s: %s", options, says)
            << QString::fromLatin1(options) << QString::fromLatin1(says);
    };
    row("judge-score", "--origin imported shows finished numbers");
    row("attribute-type-f1", "--origin imported shows finished numbers");
    row("attribute-type-f1", "under DirectResponse state no attributes");
    row("difference", "takes --compare A,B");
    row("difference --compare claude,gpt", "claude (Claude-3.5-Sonnet)");
    row("difference --compare claude,gpt --origin imported", "SFT-Full");
}

void tst_MetricsCommand::whatCannotBeDrawnIsExplained()
{
    QFETCH(QString, options);
    QFETCH(QString, says);
    const QString path = m_folder.filePath(QStringLiteral("nothing.svg"));
    QStringList arguments{QStringLiteral("chart"), QStringLiteral("--chart")};
    arguments += options.split(u' ');
    const Run drawn = run(arguments + QStringList{QStringLiteral("-o"), path});
    QCOMPARE(drawn.exitCode, 1);
    QVERIFY2(QString::fromUtf8(drawn.err).contains(says), drawn.err.constData());
    QVERIFY(!QFile::exists(path));
}

void tst_MetricsCommand::wrongUsageIsExplained_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char *tag, const char *arguments) {
        QTest::newRow(tag) << QString::fromLatin1(arguments).split(u' ');
    };
    row("an unknown key", "metrics --by colour");
    row("an unknown reading", "metrics --reading both");
    row("an unknown format", "metrics --format xml");
    row("imported and repaired", "metrics --origin imported --reading repaired");
    row("a comparison of one", "metrics --compare claude");
    row("a comparison by model", "metrics --compare claude,qwen --by model");
    row("an unknown measure", "metrics --compare claude,qwen --measure judge");
    row("a measure of nothing", "metrics --measure task-accuracy");
    row("permutations of nothing", "metrics --permutations 1000");
    row("few permutations", "metrics --compare claude,qwen --permutations 99");
    row("many permutations", "metrics --compare claude,qwen --permutations 1000001");
    row("an unknown interval", "metrics --ci bca");
    row("a level of 1", "metrics --level 1");
    row("no level", "metrics --level wide");
    row("few replicates", "metrics --replicates 99");
    row("many replicates", "metrics --replicates 100001");
    row("a negative seed", "metrics --seed=-1");
    row("a comparison of three", "chart --chart difference --compare a,b,c -o x.svg");
}

void tst_MetricsCommand::wrongUsageIsExplained()
{
    QFETCH(QStringList, arguments);
    const Run wrong = run(arguments);
    QCOMPARE(wrong.exitCode, 2);
    QVERIFY(!wrong.err.isEmpty());
}

void tst_MetricsCommand::aPathwayThatIsNotKnownIsAskedFor()
{
    const QString copy = writeFile(m_folder.path(), QStringLiteral("strange.jsonl"),
                                   "{\"task\":\"recommend\",\"index\":485,\"predict\":\"x\"}\n");
    const Run asked = run({QStringLiteral("import"), copy});
    QCOMPARE(asked.exitCode, 2);
    QVERIFY2(asked.err.contains("--pathway"), asked.err.constData());
    const Run tooFew = run({QStringLiteral("import"), copy, QStringLiteral("--pathway"),
                            QStringLiteral("TypeGuided")});
    QCOMPARE(tooFew.exitCode, 1);
    QVERIFY2(tooFew.err.contains("line 2"), tooFew.err.constData());
}

CONCORD_TEST(tst_MetricsCommand)
#include "tst_metricscommand.moc"
