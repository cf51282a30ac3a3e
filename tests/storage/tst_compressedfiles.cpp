// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/labelrows.h"
#include "storage/import/labelstudiorows.h"
#include "storage/import/metricimport.h"
#include "storage/import/ratingscsv.h"
#include "storage/import/responseimport.h"
#include "storage/import/weightscsv.h"
#include "tests/storage/gzipfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Concord;

// Whatever is read from a file may be compressed; tst_BrokenFiles has the items.
class tst_CompressedFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ratingsAreInflated();
    void weightsAreInflated();
    void labelsAreInflated();
    void tasksOfLabelStudioAreInflated();
    void aggregatesAreInflated();
    void aggregatesKeepTheirLimit();
    void responsesAreInflated();
    void cutResponsesFail();
    void progressIsOfTheFilesOwnBytes();

private:
    QString file(const QByteArray &content) const
    {
        return writeFile(m_folder.path(), QStringLiteral("x"), content);
    }
    QTemporaryDir m_folder;
    const QString m_cut = QStringLiteral("The compressed file is cut off after ");
};

namespace {

QByteArray compressedTestAggregates()
{
    return R"({"alpaca_hq_cot1_1000": {"qwen": {"rank": {"answer_acc": 50.0,
        "attribute_f1": 40.0, "value_f1": 30.0, "relative_value_acc": 60.0}}}})";
}

} // namespace

void tst_CompressedFiles::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
}

void tst_CompressedFiles::ratingsAreInflated()
{
    const QByteArray content = "unit,A,B\n1,yes,no\n2,no,no\n";
    const auto plain = readRatingsCsv(file(content));
    VERIFY_RESULT(plain);
    const auto inflated = readRatingsCsv(file(gzipped(content)));
    VERIFY_RESULT(inflated);
    QCOMPARE(inflated->unitCount(), 2);
    QCOMPARE(inflated->raters(), plain->raters());
    QCOMPARE(inflated->categories(), plain->categories());
    const auto cut = readRatingsCsv(file(gzipped(content).chopped(1)));
    QVERIFY(!cut);
    QVERIFY2(cut.error().message.contains(m_cut), qPrintable(cut.error().message));
}

void tst_CompressedFiles::weightsAreInflated()
{
    const QByteArray content = "1,0.5\n0.5,1\n";
    const auto plain = readWeightsCsv(file(content));
    VERIFY_RESULT(plain);
    const auto inflated = readWeightsCsv(file(gzipped(content)));
    VERIFY_RESULT(inflated);
    QVERIFY(*inflated == *plain);
    const auto cut = readWeightsCsv(file(gzipped(content).chopped(1)));
    QVERIFY(!cut);
    QVERIFY2(cut.error().message.contains(m_cut), qPrintable(cut.error().message));
}

void tst_CompressedFiles::labelsAreInflated()
{
    const QByteArray content = "unit_key,annotator,question,value\nu1,Al,source,human\n";
    const auto plain = readLabelRows(file(content));
    VERIFY_RESULT(plain);
    QCOMPARE(plain->size(), 1);
    const auto inflated = readLabelRows(file(gzipped(content)));
    VERIFY_RESULT(inflated);
    QVERIFY(*inflated == *plain);
    const auto cut = readLabelRows(file(gzipped(content).chopped(1)));
    QVERIFY(!cut);
    QVERIFY2(cut.error().message.contains(m_cut), qPrintable(cut.error().message));
}

void tst_CompressedFiles::tasksOfLabelStudioAreInflated()
{
    const QByteArray content = R"([{"data": {"unit_key": "u1"}, "annotations": [
        {"completed_by": {"email": "al"}, "result": [{"from_name": "source", "type": "choices",
         "value": {"choices": ["human"]}}]}]}])";
    QVERIFY(isLabelStudioFile(file(gzipped(content))));
    const auto plain = readLabelStudioRows(file(content));
    VERIFY_RESULT(plain);
    QCOMPARE(plain->size(), 1);
    const auto inflated = readLabelStudioRows(file(gzipped(content)));
    VERIFY_RESULT(inflated);
    QVERIFY(*inflated == *plain);
    const auto cut = readLabelStudioRows(file(gzipped(content).chopped(1)));
    QVERIFY(!cut);
    QVERIFY2(cut.error().message.contains(m_cut), qPrintable(cut.error().message));
}

void tst_CompressedFiles::aggregatesAreInflated()
{
    const QString path = file(gzipped(compressedTestAggregates()));
    QCOMPARE(sniffMetricFile(path), std::optional(MetricFileKind::Metrics));
    const auto metrics = readMetrics(path, MetricFileKind::Metrics, testTime());
    VERIFY_RESULT(metrics);
    QCOMPARE(metrics->cells.size(), 1);
    const auto cut = readMetrics(file(gzipped(compressedTestAggregates()).chopped(1)),
                                 MetricFileKind::Metrics, testTime());
    QVERIFY(!cut);
    QVERIFY2(cut.error().message.contains(m_cut), qPrintable(cut.error().message));
}

void tst_CompressedFiles::aggregatesKeepTheirLimit()
{
    const auto tooLarge =
        readMetrics(file(gzipBomb({}, 80, {})), MetricFileKind::Metrics, testTime());
    QVERIFY(!tooLarge);
    QVERIFY2(tooLarge.error().message.contains(
                 QStringLiteral("The file is larger than 64 MB, too large for aggregates.")),
             qPrintable(tooLarge.error().message));
}

void tst_CompressedFiles::responsesAreInflated()
{
    TestProject project;
    VERIFY_RESULT(project.importContent(ipDialogLine("predict", 1), QStringLiteral("d.jsonl.gz")));
    const QByteArray responses =
        gzipped("{\"task\": \"predict\", \"index\": 1, \"predict\": \"Answer: [yes]\"}\n");
    const QString path = writeFile(project.folder(), QStringLiteral("m2.5.jsonl.gz"), responses);
    QVERIFY(isResponseFile(path));
    ImportSource source{path};
    source.pathway = Pathway::DirectResponse;
    const auto summaries = importFiles(project.file(), {source}, {false, testTime()});
    VERIFY_RESULT(summaries);
    QCOMPARE(summaries->constFirst().imported, 1);
    QCOMPARE(project.texts(QStringLiteral("SELECT source_sha256 || ' ' || source_bytes FROM "
                                          "model_run")),
             QStringList(QString(
                 QString::fromLatin1(
                     QCryptographicHash::hash(responses, QCryptographicHash::Sha256).toHex())
                 + u' ' + QString::number(responses.size()))));
    QCOMPARE(modelOfPath(path), QStringLiteral("m2.5"));
}

void tst_CompressedFiles::cutResponsesFail()
{
    TestProject project;
    VERIFY_RESULT(project.importContent(ipDialogLine("predict", 1), QStringLiteral("d.jsonl")));
    const QByteArray line = "{\"task\": \"predict\", \"index\": 1, \"predict\": \"x\"}\n";
    const QString path =
        writeFile(project.folder(), QStringLiteral("m.gz"), gzipped(line).chopped(1));
    ImportSource source{path, responseFormat};
    source.pathway = Pathway::DirectResponse;
    const auto summaries = importFiles(project.file(), {source}, {false, testTime()});
    QVERIFY(!summaries);
    QVERIFY2(summaries.error().message.contains(m_cut), qPrintable(summaries.error().message));
    QCOMPARE(project.number(QStringLiteral("SELECT count(*) FROM model_run")), 0);
}

void tst_CompressedFiles::progressIsOfTheFilesOwnBytes()
{
    TestProject project;
    QByteArray lines;
    for (int i = 0; i < 2000; ++i)
        lines += dialogueLine("d" + QByteArray::number(i));
    const QString path = writeFile(project.folder(), QStringLiteral("d.jsonl.gz"), gzipped(lines));
    const qint64 size = QFileInfo(path).size();
    QVERIFY(size < lines.size() / 4);
    qint64 last = 0;
    VERIFY_RESULT(project.importFiles({path}, true, [&](const ImportProgress &progress) {
        if (progress.isIndexing)
            return true;
        last = progress.bytesRead;
        return progress.bytesRead <= size && progress.bytesTotal == size;
    }));
    QCOMPARE(last, size);
}

CONCORD_TEST(tst_CompressedFiles)

#include "tst_compressedfiles.moc"
