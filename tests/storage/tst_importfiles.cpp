// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiles.h"

#include "storage/import/responseimport.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Concord;

/// Items, aggregates and responses in one import.
class tst_ImportFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void filesAreToldApartByTheirContent();
    void onlyNamesOfModelsAreProposed();
    void theSameResponsesOfTwoModelsAreWarnedOf();
    void theSameResponsesInOneImportAreWarnedOf();
    void aBenchmarkAndItsResponsesComeInTogether();
    void summariesAreInTheOrderOfTheFiles();
    void whenOneFailsNothingStays_data();
    void whenOneFailsNothingStays();
    void theSameRunTwiceInOneImportIsRefused();
    void cancellingWhileScoringLeavesNothing();
    void responsesWithoutAPathwayAreAskedFor();
    void aNamedDatasetIsAnswered();
    void replacedNumbersAreWarnedOf();
    void aFolderFurtherUpIsNoPathway();
    void blankLinesAtTheEndAreNone();
    void namesThatBreakTablesAreRefused();

private:
    QString file(const char *name, const QByteArray &content);
    ImportSource source(const QString &path) const;
    ImportSource responses(const QString &path, const char *model = "m") const;
    Result<QList<ImportSummary>> import(const QList<ImportSource> &sources,
                                        const ImportProgressFunction &progress = {});
    QString everything();

    std::unique_ptr<TestProject> m_project;
};

namespace {

QByteArray benchmark()
{
    return ipDialogLine("predict", 1) + '\n' + ipDialogLine("filter", 2) + '\n';
}

QByteArray answerLine(const char *task, int index, const char *predict)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("task"), QString::fromLatin1(task)},
                                     {QStringLiteral("index"), index},
                                     {QStringLiteral("predict"), QString::fromLatin1(predict)}})
               .toJson(QJsonDocument::Compact)
        + '\n';
}

QByteArray answerLines()
{
    return answerLine("predict", 1, "Answer: [yes]") + answerLine("filter", 2, "Answer: [A]");
}

QByteArray aggregates()
{
    return R"({"alpaca_hq_cot1_1000": {"qwen": {"rank": {"answer_acc": 50.0,
        "attribute_f1": 40.0, "value_f1": 30.0, "relative_value_acc": 60.0}}}})";
}

} // namespace

void tst_ImportFiles::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_project = std::make_unique<TestProject>();
}

QString tst_ImportFiles::file(const char *name, const QByteArray &content)
{
    return writeFile(m_project->folder(), QString::fromLatin1(name), content);
}

ImportSource tst_ImportFiles::source(const QString &path) const
{
    return {path};
}

ImportSource tst_ImportFiles::responses(const QString &path, const char *model) const
{
    ImportSource source{path};
    source.model = QString::fromLatin1(model);
    source.pathway = Pathway::AttributeFilter;
    return source;
}

Result<QList<ImportSummary>> tst_ImportFiles::import(const QList<ImportSource> &sources,
                                                     const ImportProgressFunction &progress)
{
    return Concord::importFiles(m_project->file(), sources, {false, testTime()}, progress);
}

QString tst_ImportFiles::everything()
{
    return m_project
        ->texts(QStringLiteral(
            "SELECT (SELECT count(*) FROM dataset) || ' ' || (SELECT count(*) FROM item) || ' ' || "
            "(SELECT count(*) FROM model_run) || ' ' || (SELECT count(*) FROM response_score) || "
            "' ' || (SELECT count(*) FROM imported_metric)"))
        .constFirst();
}

void tst_ImportFiles::filesAreToldApartByTheirContent()
{
    QCOMPARE(importCandidate(file("b.jsonl", benchmark())).kind, ImportKind::Items);
    QCOMPARE(importCandidate(file("d.jsonl", dialogueLine("x"))).kind, ImportKind::Items);
    QCOMPARE(importCandidate(file("m.json", aggregates())).kind, ImportKind::Aggregates);
    QCOMPARE(importCandidate(file("n.txt", "nonsense")).kind, ImportKind::Items);
    QVERIFY(QDir(m_project->folder()).mkdir(QStringLiteral("hq_cot1")));
    const ImportCandidate response = importCandidate(file("hq_cot1/quill.jsonl", answerLines()));
    QCOMPARE(response.kind, ImportKind::Responses);
    QCOMPARE(response.source.model, QStringLiteral("quill"));
    QCOMPARE(response.source.pathway, Pathway::AttributeFilter);
    QVERIFY(!importCandidate(file("r.jsonl", answerLines())).source.pathway);
}

void tst_ImportFiles::onlyNamesOfModelsAreProposed()
{
    const auto model = [this](const char *name) {
        return importCandidate(file(name, answerLines())).source.model;
    };
    QCOMPARE(model("predictions.jsonl"), QString());
    QCOMPARE(model("qwen.jsonl"), QStringLiteral("qwen"));
    QCOMPARE(model("GPT-4o.jsonl"), QStringLiteral("gpt4o"));
}

void tst_ImportFiles::theSameResponsesOfTwoModelsAreWarnedOf()
{
    const QString path = file("r.jsonl", answerLines());
    const auto first = import({source(file("b.jsonl", benchmark())), responses(path, "claude")});
    QVERIFY2(first, qPrintable(first ? QString() : first.error().message));
    const QString warning = QStringLiteral(
        "Its responses are in the project already, as claude under AttributeFilter.");
    QVERIFY(!first->at(1).warnings.contains(warning));
    ImportSource other = responses(path, "claude");
    other.pathway = Pathway::TypeGuided;
    const auto later = import({other, responses(path, "qwen")});
    QVERIFY2(later, qPrintable(later ? QString() : later.error().message));
    QVERIFY(later->at(0).warnings.contains(warning));
    QVERIFY(later->at(1).warnings.contains(warning));
}

void tst_ImportFiles::theSameResponsesInOneImportAreWarnedOf()
{
    const QString path = file("r.jsonl", answerLines());
    const auto both = import({source(file("b.jsonl", benchmark())),
                              responses(path, "Claude-3.5-Sonnet"), responses(path, "qwen")});
    QVERIFY2(both, qPrintable(both ? QString() : both.error().message));
    QVERIFY(both->at(2).warnings.contains(QStringLiteral(
        "Its responses are in the project already, as claude under AttributeFilter.")));
}

void tst_ImportFiles::aBenchmarkAndItsResponsesComeInTogether()
{
    // The responses are named first: they still find the items.
    const auto summaries =
        import({responses(file("r.jsonl", answerLines())), source(file("m.json", aggregates())),
                source(file("b.jsonl", benchmark()))});
    VERIFY_RESULT(summaries);
    // 2 items, 1 run of 2 responses in 2 readings, 3 measures of 1 cell.
    QCOMPARE(everything(), QStringLiteral("1 2 1 4 3"));
    QCOMPARE(m_project->number(QStringLiteral("SELECT count(*) FROM dataset, model_run WHERE "
                                              "dataset.state = 'ready' AND "
                                              "model_run.state = 'ready'")),
             1);
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_ImportFiles::summariesAreInTheOrderOfTheFiles()
{
    QList<ImportProgress> told;
    const auto summaries =
        import({responses(file("r.jsonl", answerLines())), source(file("m.json", aggregates())),
                source(file("b.jsonl", benchmark()))},
               [&](const ImportProgress &progress) {
                   if (!progress.isIndexing)
                       told.append(progress);
                   return true;
               });
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->at(0).format, QStringLiteral("ip-dialog-responses"));
    QCOMPARE(summaries->at(0).dataset, QStringLiteral("b"));
    QCOMPARE(summaries->at(1).format, QStringLiteral("ip-dialog-metrics"));
    QCOMPARE(summaries->at(2).format, QStringLiteral("ip-dialog"));
    QVERIFY(!told.constFirst().isScoring);
    QVERIFY(told.constLast().isScoring);
    QCOMPARE(told.constLast().bytesRead, told.constLast().bytesTotal);
    const bool grows = std::is_sorted(told.begin(), told.end(), [](const auto &a, const auto &b) {
        return a.bytesRead < b.bytesRead;
    });
    QVERIFY(grows);
}

void tst_ImportFiles::whenOneFailsNothingStays_data()
{
    QTest::addColumn<QByteArray>("responses");
    QTest::addColumn<QByteArray>("aggregates");
    QTest::addColumn<QString>("message");
    QTest::newRow("a response that fits no item")
        << answerLine("predict", 1, "Answer: [yes]") + answerLine("rank", 2, "Answer: [A]")
        << aggregates() << QStringLiteral("r.jsonl, line 2: ");
    QTest::newRow("a missing response") << answerLine("predict", 1, "Answer: [yes]") << aggregates()
                                        << QStringLiteral("r.jsonl, line 2: ");
    QTest::newRow("aggregates of no known shape")
        << answerLines() << QByteArray(R"({"a": {"b": 1}})") << QStringLiteral("m.json");
}

void tst_ImportFiles::whenOneFailsNothingStays()
{
    QFETCH(QByteArray, responses);
    QFETCH(QByteArray, aggregates);
    QFETCH(QString, message);
    const auto summaries =
        import({source(file("b.jsonl", benchmark())), source(file("m.json", aggregates)),
                this->responses(file("r.jsonl", responses))});
    QVERIFY(!summaries);
    QVERIFY2(summaries.error().message.contains(message), qPrintable(summaries.error().message));
    QCOMPARE(everything(), QStringLiteral("0 0 0 0 0"));
    QCOMPARE(m_project->number(QStringLiteral("SELECT count(*) FROM journal")), 1); // its making
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_ImportFiles::theSameRunTwiceInOneImportIsRefused()
{
    const QString path = file("r.jsonl", answerLines());
    const auto summaries =
        import({source(file("b.jsonl", benchmark())), responses(path), responses(path)});
    QVERIFY(!summaries);
    QVERIFY(summaries.error().message.contains(QStringLiteral("already")));
    QCOMPARE(everything(), QStringLiteral("0 0 0 0 0"));
    VERIFY_RESULT(import(
        {source(file("b.jsonl", benchmark())), responses(path), responses(path, "another")}));
    QCOMPARE(everything(), QStringLiteral("1 2 2 8 0"));
}

void tst_ImportFiles::cancellingWhileScoringLeavesNothing()
{
    const auto summaries =
        import({source(file("b.jsonl", benchmark())), responses(file("r.jsonl", answerLines()))},
               [](const ImportProgress &progress) { return !progress.isScoring; });
    QVERIFY(!summaries);
    QVERIFY(summaries.error().message.contains(QStringLiteral("cancelled")));
    QCOMPARE(everything(), QStringLiteral("0 0 0 0 0"));
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_ImportFiles::responsesWithoutAPathwayAreAskedFor()
{
    const auto summaries =
        import({source(file("b.jsonl", benchmark())), source(file("r.jsonl", answerLines()))});
    QVERIFY(!summaries);
    QVERIFY(summaries.error().message.contains(QStringLiteral("pathway")));
    QCOMPARE(everything(), QStringLiteral("0 0 0 0 0"));
}

void tst_ImportFiles::aNamedDatasetIsAnswered()
{
    ImportSource older = source(file("b.jsonl", benchmark()));
    older.name = QStringLiteral("older");
    ImportSource newer = older;
    newer.name = QStringLiteral("newer");
    ImportSource answered = responses(file("r.jsonl", answerLines()));
    VERIFY_RESULT(import({older, newer, answered}));
    answered.name = QStringLiteral("older");
    VERIFY_RESULT(import({answered}));
    QCOMPARE(m_project->texts(QStringLiteral("SELECT dataset.name FROM model_run JOIN dataset ON "
                                             "dataset.id = model_run.dataset "
                                             "ORDER BY model_run.id")),
             (QStringList{QStringLiteral("newer"), QStringLiteral("older")}));
    answered.name = QStringLiteral("none");
    QVERIFY(!import({answered}));
}

void tst_ImportFiles::replacedNumbersAreWarnedOf()
{
    const auto first = import({source(file("one.json", aggregates()))});
    VERIFY_RESULT(first);
    QVERIFY(first->constFirst().warnings.isEmpty());
    const auto same = import({source(file("one.json", aggregates()))});
    VERIFY_RESULT(same);
    QVERIFY(same->constFirst().warnings.isEmpty());
    const auto other = import({source(file("two.json", aggregates().replace("50.0", "90.0")))});
    VERIFY_RESULT(other);
    QCOMPARE(
        other->constFirst().warnings,
        QStringList(QStringLiteral("Numbers of an earlier import were replaced by others: 1.")));
}

void tst_ImportFiles::aFolderFurtherUpIsNoPathway()
{
    QCOMPARE(pathwayOfPath(QStringLiteral("/data/cot3/qwen.jsonl")), Pathway::FullAttributes);
    QCOMPARE(pathwayOfPath(QStringLiteral("/data/cot3/notes/qwen.jsonl")), std::nullopt);
    QCOMPARE(pathwayOfPath(QStringLiteral("/data/alpaca_hq_cot1_1000/run 2/qwen.jsonl")),
             Pathway::AttributeFilter);
}

void tst_ImportFiles::blankLinesAtTheEndAreNone()
{
    const auto imported = import({source(file("items.jsonl", benchmark())),
                                  responses(file("answers.jsonl", answerLines() + "\n \r\n\n"))});
    VERIFY_RESULT(imported);
    QCOMPARE(imported->constLast().imported, 2);
}

void tst_ImportFiles::namesThatBreakTablesAreRefused()
{
    VERIFY_RESULT(import({source(file("items.jsonl", benchmark()))}));
    const QString answers = file("answers.jsonl", answerLines());
    for (const QByteArray &name :
         {QByteArray("two\nlines"), QByteArray(" padded"), QByteArray(201, 'x')}) {
        const auto refused = import({responses(answers, name.constData())});
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(QStringLiteral("no name for a model")),
                 qPrintable(refused.error().message));
    }
    VERIFY_RESULT(import({responses(answers, "meta/llama 3 \"chat\"")}));
}

CONCORD_TEST(tst_ImportFiles)
#include "tst_importfiles.moc"
