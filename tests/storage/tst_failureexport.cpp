// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/failureexport.h"

#include "storage/failurerepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/comparenear.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace Concord;

class tst_FailureExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aLineOfJsonHasEverything();
    void aRowOfCsvHasTheSame();
    void repairedScoresAreNull();
    void manyPagesKeepTheirOrder();
    void nothingIsAHeader();
    void aFullDiskIsAnError();

private:
    void addResponses(const QList<ScoredResponse> &responses);
    QByteArray exported(FailureFormat format, Reading reading = Reading::AsPublished);

    std::unique_ptr<Database> m_database;
    DatasetId m_dataset;
};

namespace {

/// Takes so many bytes and no more.
class SmallDisk : public QIODevice
{
public:
    explicit SmallDisk(qint64 space) : m_space(space) {}

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        m_space -= size;
        return m_space < 0 ? -1 : size;
    }

private:
    qint64 m_space;
};

ScoredResponse exportedResponse(qint64 item)
{
    ScoredResponse response;
    response.item = ItemId(item);
    response.text = QStringLiteral(
        "- Attributes: [hobby: films, gender: male, residence: urban]\n- Answer: [A, \"C\"]");
    response.scores.published.taskAccuracy = 0.25;
    response.scores.published.attributeTypeF1 = 0.8;
    response.scores.published.relativeValueAccuracy = 0.5;
    return response;
}

} // namespace

void tst_FailureExport::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    m_dataset =
        publishItems(*m_database, QStringLiteral("d"), {testItem(QStringLiteral("filter"), 1)});
}

void tst_FailureExport::addResponses(const QList<ScoredResponse> &responses)
{
    publishRun(*m_database, m_dataset, QStringLiteral("m"), Pathway::DirectResponse, responses);
}

QByteArray tst_FailureExport::exported(FailureFormat format, Reading reading)
{
    FailureFilter filter;
    filter.reading = reading;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto done = exportFailures(*m_database, filter, format, buffer);
    return done ? buffer.data() : done.error().message.toUtf8();
}

void tst_FailureExport::aLineOfJsonHasEverything()
{
    addResponses({exportedResponse(1)});
    FailureRepository failures(*m_database);
    VERIFY_RESULT(failures.setTags(tagsNamed({QStringLiteral("odd"), QStringLiteral("vague")})));
    const auto tags = failures.tags();
    for (const Tag &tag : *tags)
        VERIFY_RESULT(failures.setTagged(ResponseId(1), tag.id, true));
    const QByteArray line = exported(FailureFormat::Jsonl);
    QVERIFY(line.endsWith("}\n"));
    QCOMPARE(line.count('\n'), 1);
    // By hand: residence is right, hobby has another value, gender does not matter; the quote after
    // C keeps it from being an option.
    const QJsonObject expected = QJsonDocument::fromJson(R"({
        "dataset": "d", "item": "filter-1", "task": "filter", "domain": "Books", "model": "m",
        "pathway": "DirectResponse", "reading": "published", "state": "parsed",
        "task_accuracy": 0.25, "attribute_type_f1": 0.8, "relative_value_accuracy": 0.5,
        "attribute_recall": 1, "item_rank": null, "analysis": null,
        "attributes_rule": 1, "analysis_rule": 0, "answer_rule": 1,
        "stated_attributes": [
            {"type": "gender", "value": "male", "verdict": "spurious"},
            {"type": "hobby", "value": "films", "verdict": "wrong_value"},
            {"type": "residence", "value": "urban", "verdict": "right"}],
        "reference_attributes": {"hobby": "music", "residence": "urban"},
        "answer": ["A"], "reference_answer": ["A", "B"], "tags": ["odd", "vague"]})")
                                     .object();
    QJsonObject object = QJsonDocument::fromJson(line).object();
    QCOMPARE(object.take(u"response").toString(), exportedResponse(1).text);
    // Two of three types are right; one of three pairs is one of the two related.
    COMPARE_NEAR(object.take(u"attribute_precision").toDouble(), 2.0 / 3, 1e-15);
    COMPARE_NEAR(object.take(u"value_f1").toDouble(), 0.4, 1e-15);
    QCOMPARE(object, expected);
}

void tst_FailureExport::aRowOfCsvHasTheSame()
{
    addResponses({exportedResponse(1)});
    QCOMPARE(exported(FailureFormat::Csv),
             QByteArray("dataset,item,task,domain,model,pathway,reading,state,task_accuracy,"
                        "attribute_type_f1,relative_value_accuracy,stated_attributes,verdicts,"
                        "reference_attributes,answer,reference_answer,response,tags\r\n"
                        "d,filter-1,filter,Books,m,DirectResponse,published,parsed,0.25,0.8,0.5,"
                        "gender=male|hobby=films|residence=urban,spurious|wrong_value|right,"
                        "hobby=music|residence=urban,A,A|B,"
                        "\"- Attributes: [hobby: films, gender: male, residence: urban]\n"
                        "- Answer: [A, \"\"C\"\"]\",\r\n"));
}

void tst_FailureExport::repairedScoresAreNull()
{
    addResponses({exportedResponse(1)}); // no repaired attribute scores in there
    const QJsonObject object =
        QJsonDocument::fromJson(exported(FailureFormat::Jsonl, Reading::Repaired)).object();
    QCOMPARE(object[u"reading"].toString(), QStringLiteral("repaired"));
    QVERIFY(object[u"attribute_type_f1"].isNull());
    QVERIFY(object[u"relative_value_accuracy"].isNull());
    QVERIFY(exported(FailureFormat::Csv, Reading::Repaired).contains(",repaired,parsed,0,,,"));
}

void tst_FailureExport::manyPagesKeepTheirOrder()
{
    constexpr int count = 1203;
    QList<Item> items;
    for (int i = 0; i < count; ++i)
        items.append(testItem(QStringLiteral("rank"), i + 1));
    m_dataset = publishItems(*m_database, QStringLiteral("many"), items);
    QList<ScoredResponse> responses;
    for (int i = 0; i < count; ++i) {
        responses.append(exportedResponse(i + 2)); // the first item is init()'s
        responses.last().scores.published.taskAccuracy = double(count - i) / count;
    }
    addResponses(responses);
    const QList<QByteArray> lines = exported(FailureFormat::Jsonl).trimmed().split('\n');
    QCOMPARE(lines.size(), count);
    for (int i = 0; i < count; ++i) {
        QCOMPARE(QJsonDocument::fromJson(lines[i]).object()[u"item"].toString(),
                 QStringLiteral("rank-%1").arg(count - i));
    }
}

void tst_FailureExport::nothingIsAHeader()
{
    QCOMPARE(exported(FailureFormat::Jsonl), QByteArray());
    QCOMPARE(exported(FailureFormat::Csv).count('\n'), 1);
}

void tst_FailureExport::aFullDiskIsAnError()
{
    addResponses({exportedResponse(1)});
    for (const qint64 space : {0, 300}) { // not even the header; not the row
        SmallDisk disk(space);
        disk.open(QIODevice::WriteOnly | QIODevice::Unbuffered);
        const auto done = exportFailures(*m_database, FailureFilter(), FailureFormat::Csv, disk);
        QVERIFY(!done);
        QVERIFY(done.error().message.contains(u"disk"));
    }
}

CONCORD_TEST(tst_FailureExport)
#include "tst_failureexport.moc"
