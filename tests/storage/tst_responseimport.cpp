// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/responseimport.h"

#include "storage/import/importfiles.h"
#include "storage/runrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Concord;

class tst_ResponseImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void thePathNamesModelAndPathway();
    void bothShapesAreMappedByLineOrder_data();
    void bothShapesAreMappedByLineOrder();
    void aWrongLineFailsTheImportAndIsNamed();
    void tooFewAndTooManyLinesAreNamed();
    void theSameModelAndPathwayComeInOnce();
    void withoutTheBenchmarkThereIsNothingToAnswer();
    void cancellingLeavesNothing();
    void scoresComeOutAsTheyWereComputed();
    void theRealResponsesComeInWhole_data();
    void theRealResponsesComeInWhole();

private:
    Result<ImportSummary> import(TestProject &project, const QByteArray &content,
                                 const QString &model = QStringLiteral("m"),
                                 const ImportProgressFunction &progress = {});
};

namespace {

QByteArray responseLine(const QString &task, int index, const QString &predict)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("task"), task},
                                     {QStringLiteral("index"), index},
                                     {QStringLiteral("predict"), predict}})
               .toJson(QJsonDocument::Compact)
        + '\n';
}

// Three items: predict 1, predict 2, filter 3.
void addBenchmark(TestProject &project)
{
    const QByteArray content = ipDialogLine("predict", 1) + '\n' + ipDialogLine("predict", 2) + '\n'
        + ipDialogLine("filter", 3) + '\n';
    VERIFY_RESULT(project.importContent(content));
}

QByteArray threeResponses()
{
    return responseLine(QStringLiteral("predict"), 1, QStringLiteral("Answer: [yes]"))
        + responseLine(QStringLiteral("predict"), 2, QStringLiteral("Answer: [no]"))
        + responseLine(QStringLiteral("filter"), 3, QStringLiteral("nothing"));
}

Result<ImportSummary> onlySummary(const Result<QList<ImportSummary>> &summaries)
{
    return summaries ? Result<ImportSummary>(summaries->constFirst()) : summaries.error();
}

} // namespace

void tst_ResponseImport::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

Result<ImportSummary> tst_ResponseImport::import(TestProject &project, const QByteArray &content,
                                                 const QString &model,
                                                 const ImportProgressFunction &progress)
{
    const QString path = writeFile(project.folder(), QStringLiteral("out.jsonl"), content);
    ImportSource source{path, QString(responseFormat)};
    source.model = model;
    source.pathway = Pathway::TaskRelated;
    return onlySummary(importFiles(project.file(), {source}, {false, testTime()}, progress));
}

void tst_ResponseImport::thePathNamesModelAndPathway()
{
    const QString path = QStringLiteral("/x/alpaca_hq_cot2_1000/qwen.jsonl");
    QCOMPARE(modelOfPath(path), QStringLiteral("qwen"));
    QCOMPARE(pathwayOfPath(path), Pathway::TypeGuided);
    QVERIFY(!pathwayOfPath(QStringLiteral("/x/y/qwen.jsonl")));
    QCOMPARE(modelOfPath(QStringLiteral("/x/llama3-1.jsonl")), QStringLiteral("llama3-1"));
}

void tst_ResponseImport::bothShapesAreMappedByLineOrder_data()
{
    QTest::addColumn<bool>("hasLabels");
    QTest::newRow("index and task") << false;
    QTest::newRow("label") << true;
}

void tst_ResponseImport::bothShapesAreMappedByLineOrder()
{
    QFETCH(bool, hasLabels);
    TestProject project;
    addBenchmark(project);
    QByteArray content = threeResponses();
    if (hasLabels) {
        content.clear();
        const auto rows = project.read([](Database &database) {
            return RunRepository(database).scoringRows(DatasetId(1), ItemId(), 10);
        });
        VERIFY_RESULT(rows);
        for (const ScoringRow &row : *rows) {
            const QString label =
                QStringLiteral("- Analysis: [%1]\n- Answer: [%2]")
                    .arg(row.item.analysis, row.item.answer.parts.join(QStringLiteral(", ")));
            content += QJsonDocument(QJsonObject{{QStringLiteral("prompt"), QStringLiteral("p")},
                                                 {QStringLiteral("label"), label},
                                                 {QStringLiteral("predict"), QStringLiteral("x")}})
                           .toJson(QJsonDocument::Compact)
                + '\n';
        }
        content.chop(1); // no line end after the last line, as in two of the files
    }
    const auto summary = import(project, content);
    VERIFY_RESULT(summary);
    QCOMPARE(summary->read, 3);
    QCOMPARE(summary->imported, 3);
    QCOMPARE(summary->dataset, QStringLiteral("data"));
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM response")), 3);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM response_score")), 6);
    QCOMPARE(project.texts(QStringLiteral("SELECT item.key FROM response JOIN item "
                                          "ON item.id = response.item ORDER BY response.id")),
             (QStringList{QStringLiteral("predict-1"), QStringLiteral("predict-2"),
                          QStringLiteral("filter-3")}));
    const auto runs =
        project.read([](Database &database) { return RunRepository(database).all(); });
    VERIFY_RESULT(runs);
    QCOMPARE(runs->size(), 1);
    QCOMPARE(runs->at(0).model, QStringLiteral("m"));
    QCOMPARE(runs->at(0).pathway, Pathway::TaskRelated);
    QCOMPARE(runs->at(0).responses, 3);
    QCOMPARE(runs->at(0).importedAt, testTime());
}

void tst_ResponseImport::aWrongLineFailsTheImportAndIsNamed()
{
    TestProject project;
    addBenchmark(project);
    const QByteArray swapped =
        responseLine(QStringLiteral("predict"), 1, QStringLiteral("Answer: [yes]"))
        + responseLine(QStringLiteral("filter"), 3, QStringLiteral("Answer: [A]"))
        + responseLine(QStringLiteral("predict"), 2, QStringLiteral("Answer: [no]"));
    const auto summary = import(project, swapped);
    QVERIFY(!summary);
    QVERIFY2(summary.error().message.contains(QStringLiteral("out.jsonl, line 2: ")),
             qPrintable(summary.error().message));
    QVERIFY(summary.error().message.contains(QStringLiteral("predict-2")));
    QVERIFY(summary.error().message.endsWith(u" Nothing was imported."));
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM model_run")), 0);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM response")), 0);
    const auto broken =
        import(project, threeResponses().replace("\"predict\":\"nothing\"", "\"p\":1"));
    QVERIFY(!broken);
    QVERIFY(broken.error().message.contains(QStringLiteral("line 3: ")));
}

void tst_ResponseImport::tooFewAndTooManyLinesAreNamed()
{
    TestProject project;
    addBenchmark(project);
    const QByteArray three = threeResponses();
    const auto few = import(project, three.left(three.indexOf('\n') + 1));
    QVERIFY(!few);
    QVERIFY2(few.error().message.contains(QStringLiteral("line 2: ")),
             qPrintable(few.error().message));
    const auto many = import(project, three + responseLine(QStringLiteral("rank"), 4, {}));
    QVERIFY(!many);
    QVERIFY2(many.error().message.contains(QStringLiteral("line 4: ")),
             qPrintable(many.error().message));
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM response")), 0);
}

void tst_ResponseImport::theSameModelAndPathwayComeInOnce()
{
    TestProject project;
    addBenchmark(project);
    VERIFY_RESULT(import(project, threeResponses()));
    const auto again = import(project, threeResponses());
    QVERIFY(!again);
    QVERIFY(again.error().message.contains(QStringLiteral("already")));
    VERIFY_RESULT(import(project, threeResponses(), QStringLiteral("another")));
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM response")), 6);
}

void tst_ResponseImport::withoutTheBenchmarkThereIsNothingToAnswer()
{
    TestProject project;
    const auto summary = import(project, threeResponses());
    QVERIFY(!summary);
    QVERIFY(summary.error().message.contains(QStringLiteral("Import the benchmark first")));
}

void tst_ResponseImport::cancellingLeavesNothing()
{
    TestProject project;
    addBenchmark(project);
    const auto summary = import(project, threeResponses(), QStringLiteral("m"),
                                [](const ImportProgress &) { return false; });
    QVERIFY(!summary);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM model_run")), 0);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM response_score")), 0);
}

void tst_ResponseImport::scoresComeOutAsTheyWereComputed()
{
    TestProject project;
    addBenchmark(project);
    VERIFY_RESULT(import(project, threeResponses()));
    QCOMPARE(project.texts(QStringLiteral("SELECT state FROM response_score "
                                          "WHERE reading = 'published' ORDER BY response")),
             (QStringList{QStringLiteral("parsed"), QStringLiteral("parsed"),
                          QStringLiteral("no_answer")}));
    // Published, a response without attributes scores 0; repaired, it has no score.
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM response_score WHERE "
                                           "reading = 'published' AND attribute_type_f1 = 0.0")),
             3);
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM response_score WHERE "
                                           "reading = 'repaired' AND attribute_type_f1 IS NULL")),
             3);
}

void tst_ResponseImport::theRealResponsesComeInWhole_data()
{
    QTest::addColumn<QString>("model");
    QTest::newRow("claude: CRLF, index and task") << QStringLiteral("claude");
    QTest::newRow("qwen: label, no last line end") << QStringLiteral("qwen");
}

void tst_ResponseImport::theRealResponsesComeInWhole()
{
    QFETCH(QString, model);
    const QString benchmark =
        sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    CONCORD_NEEDS(benchmark);
    const QString path = sharedFile(
        QStringLiteral("data/ip-dialog/responses/alpaca_hq_basic_1000/%1.jsonl").arg(model));
    TestProject project;
    VERIFY_RESULT(project.importFiles({benchmark}, true));
    QVERIFY(isResponseFile(path));
    QVERIFY(!isResponseFile(benchmark));
    const auto summary = onlySummary(importFiles(project.file(), {{path}}, {false, testTime()}));
    VERIFY_RESULT(summary);
    QCOMPARE(summary->imported, 1000);
    // The published cell of rank (ip-dialog.md section 1), percent of 100 items.
    const QString rank =
        project
            .texts(QStringLiteral("SELECT printf('%.2f', sum(task_accuracy)) FROM response_score "
                                  "JOIN response ON response.id = response_score.response "
                                  "JOIN item ON item.id = response.item "
                                  "WHERE reading = 'published' AND item.task = 'rank'"))
            .constFirst();
    QCOMPARE(rank, model == u"claude" ? QStringLiteral("65.33") : QStringLiteral("49.17"));
    QCOMPARE(project.faults(), QStringList());
}

CONCORD_TEST(tst_ResponseImport)
#include "tst_responseimport.moc"
