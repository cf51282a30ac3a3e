// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/labelstudio.h"

#include "storage/export/labelscsv.h"
#include "storage/import/labelscsv.h"
#include "storage/import/labelstudiorows.h"
#include "tests/storage/labelfixture.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Concord;

class tst_LabelStudio : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void answersBecomeResults_data();
    void answersBecomeResults();
    void aTaskTellsUnitAndAnnotators();
    void onlyWhatIsAnsweredUnlessAllIsAskedFor();
    void labelsComeBackFromBothFormats_data();
    void labelsComeBackFromBothFormats();
    void anAnswerToAnotherQuestionEndsASkip();
    void whatWasHandedOnIsNotToBeFilledIn();
    void aFileOfLabelStudioIsRead();
    void wrongFilesChangeNothing_data();
    void wrongFilesChangeNothing();

private:
    QJsonArray tasks(LabelRows rows = LabelRows::Answered) const;
    void answerAll() const;
    Result<LabelsSummary> import(const QByteArray &content) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
    StudyId m_study;
};

void tst_LabelStudio::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    m_study = makeLabelStudy(*m_database);
}

QJsonArray tst_LabelStudio::tasks(LabelRows rows) const
{
    const auto json = exportLabelStudio(*m_database, m_study, rows);
    return json ? QJsonDocument::fromJson(*json).array() : QJsonArray();
}

Result<LabelsSummary> tst_LabelStudio::import(const QByteArray &content) const
{
    const QString path = writeFile(m_folder->path(), QStringLiteral("labels.json"), content);
    return importLabels(*m_database, m_study, path, DeviceId::create(), testTime());
}

void tst_LabelStudio::answersBecomeResults_data()
{
    QTest::addColumn<QString>("question");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("expected");

    const auto row = [](const char *question, const char *value, const char *expected) {
        QTest::addRow("%s %s", question, value)
            << QString::fromLatin1(question) << QString::fromLatin1(value) << QByteArray(expected);
    };
    row("choice", "ai", R"({"choices":["ai"]})");
    row("several", "a|c", R"({"choices":["a","c"]})");
    row("several", "{}", R"({"choices":[]})");
    row("traits", "age=old|hobby=go", R"({"taxonomy":[["age","old"],["hobby","go"]]})");
    row("traits", "{}", R"({"taxonomy":[]})");
    row("scale", "3", R"({"rating":3})");
    row("yesno", "no", R"({"choices":["no"]})");
    row("order", "z>x>y", R"({"ranker":{"order":["z","x","y"]}})");
    row("words", "fine", R"({"text":["fine"]})");
    row("task", "yes", R"({"choices":["yes"]})");
    row("task", "A|C", R"({"choices":["A","C"]})");
    row("task", "B>A", R"({"ranker":{"task":["B","A"]}})");
}

void tst_LabelStudio::answersBecomeResults()
{
    QFETCH(QString, question);
    QFETCH(QString, value);
    QFETCH(QByteArray, expected);
    const StudyTemplate asked = everyKindTemplate();
    const QJsonObject result = labelStudioResult(*asked.question(question), value);
    QCOMPARE(result.value(u"from_name").toString(), question);
    QCOMPARE(result.value(u"to_name").toString(), QStringLiteral("text"));
    const QJsonObject written = result.value(u"value").toObject();
    QCOMPARE(written.keys(), QStringList(labelStudioValueKey(result.value(u"type").toString())));
    QCOMPARE(QJsonDocument(written).toJson(QJsonDocument::Compact), expected);
}

void tst_LabelStudio::answerAll() const
{
    const auto answer = [this](const char *unit, const char *annotator, const char *question,
                               const char *value) {
        giveAnswer(*m_database, m_study, QString::fromUtf8(unit), QString::fromUtf8(annotator),
                   QString::fromUtf8(question), QString::fromUtf8(value), 250);
    };
    answer("u-1", "Al", "choice", "ai");
    answer("u-1", "Al", "several", "a|c");
    answer("u-1", "Al", "traits", "age=old|hobby=go");
    answer("u-1", "Al", "scale", "3");
    answer("u-1", "Al", "yesno", "no");
    answer("u-1", "Al", "yesno#reason", "says \"no\",\nthen; 你好");
    answer("u-1", "Al", "order", "z>x>y");
    answer("u-1", "Al", "words", "fine,\ntwo lines");
    answer("u-1", "Al", "task", "B>A");
    answer("u-1", "Al", "#comment", "odd one");
    answer("u-1", "Al", "#flag", "1");
    answer("u-1", "Bo", "several", "{}");
    answer("u-1", "Bo", "traits", "{}");
    answer("u-1", "Bo", "yesno", "yes");
    answer("u-1", "Bo", "task", "A|C");
    answer("u-2", "Bo", "choice", "human");
}

void tst_LabelStudio::aTaskTellsUnitAndAnnotators()
{
    answerAll();
    const QJsonArray all = tasks();
    QCOMPARE(all.size(), 2);
    const QJsonObject task = all[0].toObject();
    QCOMPARE(task.value(u"id").toInt(), 1);
    const QJsonObject data = task.value(u"data").toObject();
    QCOMPARE(data.value(u"unit_key").toString(), QStringLiteral("u-1"));
    QCOMPARE(data.value(u"study").toString(), QStringLiteral("S"));
    QVERIFY(data.value(u"text").toString().contains(QStringLiteral("My band rehearses.")));
    QVERIFY(task.value(u"predictions").toArray().isEmpty());
    const QJsonArray annotations = task.value(u"annotations").toArray();
    QCOMPARE(annotations.size(), 2);
    const QJsonObject first = annotations[0].toObject();
    QCOMPARE(first.value(u"completed_by").toObject().value(u"first_name").toString(),
             QStringLiteral("Al"));
    QCOMPARE(first.value(u"lead_time").toDouble(), 2.75); // eleven answers of 250 ms
    QCOMPARE(first.value(u"created_at").toString(), QStringLiteral("2026-03-04T05:06:07.089Z"));
    QCOMPARE(first.value(u"was_cancelled").toBool(true), false);
    QCOMPARE(first.value(u"result").toArray().size(), 11);
}

void tst_LabelStudio::onlyWhatIsAnsweredUnlessAllIsAskedFor()
{
    QVERIFY(tasks().isEmpty());
    QCOMPARE(tasks(LabelRows::All).size(), 3);
    giveAnswer(*m_database, m_study, QStringLiteral("u-2"), QStringLiteral("Al"),
               QStringLiteral("choice"), QStringLiteral("ai"));
    giveAnswer(*m_database, m_study, QStringLiteral("u-2"), QStringLiteral("Al"), skipQuestion,
               setValue);
    QVERIFY(tasks().size() <= 1);
    const QJsonObject skipped = tasks(LabelRows::All)[2].toObject();
    const QJsonArray annotations = skipped.value(u"annotations").toArray();
    QCOMPARE(annotations.size(), 1);
    QVERIFY(annotations[0].toObject().value(u"was_cancelled").toBool());
    QVERIFY(annotations[0].toObject().value(u"result").toArray().isEmpty());
}

void tst_LabelStudio::labelsComeBackFromBothFormats_data()
{
    QTest::addColumn<bool>("isCsv");
    QTest::newRow("csv") << true;
    QTest::newRow("label studio") << false;
}

void tst_LabelStudio::labelsComeBackFromBothFormats()
{
    QFETCH(bool, isCsv);
    answerAll();
    const auto before = exportLabels(*m_database, m_study, LabelRows::All);
    VERIFY_RESULT(before);
    const auto file =
        isCsv ? *before : *exportLabelStudio(*m_database, m_study, LabelRows::Answered);
    mustExecute(*m_database, QStringLiteral("DELETE FROM annotation_event"));
    const auto summary = import(file);
    VERIFY_RESULT(summary);
    QCOMPARE(summary->imported, 14); // a row for every answer and the reason
    const auto after = exportLabels(*m_database, m_study, LabelRows::All);
    QCOMPARE(*after, *before);
    const auto again = import(file);
    VERIFY_RESULT(again);
    QCOMPARE(again->imported, 0);
    QCOMPARE(again->unchanged, 14);
}

// As Label Studio writes it, with all that it adds.
// As the annotator sees it: the earlier answers are there again.
void tst_LabelStudio::anAnswerToAnotherQuestionEndsASkip()
{
    for (const auto &[question, value] :
         {std::pair("choice", "ai"), std::pair("#skip", "1"), std::pair("scale", "2")})
        giveAnswer(*m_database, m_study, QStringLiteral("u-1"), QStringLiteral("Al"),
                   QString::fromLatin1(question), QString::fromLatin1(value));
    const auto csv = exportLabels(*m_database, m_study, LabelRows::Answered);
    QVERIFY(csv->contains("u-1,Al,choice,ai"));
    QVERIFY(csv->contains("u-1,Al,scale,2"));
    QCOMPARE(tasks()[0][u"annotations"][0][u"result"].toArray().size(), 2);
}

// What was answered before stays in.
void tst_LabelStudio::whatWasHandedOnIsNotToBeFilledIn()
{
    giveAnswer(*m_database, m_study, QStringLiteral("u-1"), QStringLiteral("Al"),
               QStringLiteral("choice"), QStringLiteral("ai"));
    mustExecute(*m_database, QStringLiteral("UPDATE assignment SET withdrawn = 1"));
    const auto csv = exportLabels(*m_database, m_study, LabelRows::All);
    QCOMPARE(csv->count("\r\n"), 2);
    QVERIFY(csv->contains("u-1,Al,choice,ai"));
}

void tst_LabelStudio::aFileOfLabelStudioIsRead()
{
    const auto summary = import(R"([{"id": 7, "created_at": "2026-01-02T03:04:05.678001Z",
        "project": 3, "data": {"unit_key": "u-1", "text": "…"},
        "annotations": [{"id": 1001, "lead_time": 1.5, "task": 7, "result_count": 2,
            "created_at": "2026-01-02T03:04:05.678001Z", "was_cancelled": false,
            "completed_by": {"id": 1, "first_name": "Al", "last_name": "", "email": "al@x.org"},
            "result": [
                {"id": "Dx", "from_name": "choice", "to_name": "text", "type": "choices",
                 "origin": "manual", "value": {"choices": ["human"]}},
                {"id": "Dy", "from_name": "scale", "to_name": "text", "type": "rating",
                 "value": {"rating": 2}},
                {"id": "Dt", "from_name": "words", "to_name": "text", "type": "textarea",
                 "value": {"text": ["fine"]}},
                {"id": "Dz", "from_name": "spans", "to_name": "text", "type": "labels",
                 "value": {"start": 1, "end": 2, "labels": ["x"]}}]},
            {"id": 1002, "was_cancelled": true, "completed_by": 5, "result": []},
            {"id": 1003, "was_cancelled": true, "completed_by": {"first_name": "Bo"}, "result": [
                {"id": "Du", "from_name": "choice", "to_name": "text", "type": "choices",
                 "value": {"choices": ["ai"]}},
                {"id": "Dv", "from_name": "#comment", "to_name": "text", "type": "textarea",
                 "value": {"text": ["unclear"]}}]}],
        "predictions": []}])");
    VERIFY_RESULT(summary);
    QCOMPARE(*summary, (LabelsSummary{4, 0, 0, 0}));
    const QByteArray csv = *exportLabels(*m_database, m_study, LabelRows::Answered);
    QVERIFY2(csv.contains("u-1,Al,choice,human,1,0,,1500,2026-01-02T03:04:05.678Z\r\n"),
             csv.constData());
    QVERIFY(csv.contains("u-1,Al,scale,2,"));
    QVERIFY(csv.contains("u-1,Al,words,fine,"));
    QVERIFY(!csv.contains("u-1,Bo"));
    QCOMPARE(numberFrom(*m_database,
                        QStringLiteral("SELECT count(*) FROM annotation_event WHERE "
                                       "question = '#comment'")),
             1);
}

void tst_LabelStudio::wrongFilesChangeNothing_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("word");

    const QByteArray good = R"({"data": {"unit_key": "u-2"}, "annotations": [{"completed_by":
        {"first_name": "Al"}, "result": [{"from_name": "choice", "type": "choices",
        "value": {"choices": ["ai"]}}]}]})";
    const auto with = [&](const QByteArray &before, const QByteArray &after) {
        return QByteArray('[' + good + ',' + QByteArray(good).replace(before, after) + ']');
    };
    QTest::newRow("no JSON") << QByteArray("[{") << QStringLiteral("JSON");
    QTest::newRow("no key") << with("unit_key", "key") << QStringLiteral("task 2");
    QTest::newRow("unknown unit") << with("u-2", "u-9") << QStringLiteral("u-9");
    QTest::newRow("a number for a name")
        << with(R"({"first_name": "Al"})", "5") << QStringLiteral("completed_by");
    QTest::newRow("unknown annotator") << with("Al", "Cy") << QStringLiteral("Cy");
    QTest::newRow("unknown question") << with("choice\"", "voice\"") << QStringLiteral("voice");
    QTest::newRow("stars that are no number") << with(R"("choice", "type": "choices",
        "value": {"choices": ["ai"]})",
                                                      R"("scale", "type": "rating",
        "value": {"rating": 2.5})") << QStringLiteral("2.5");
    QTest::newRow("no option") << with(R"("ai")", R"("robot")") << QStringLiteral("robot");
}

void tst_LabelStudio::wrongFilesChangeNothing()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, word);
    const auto summary = import(json);
    QVERIFY(!summary);
    QVERIFY2(summary.error().message.contains(word), qPrintable(summary.error().message));
    QVERIFY(summary.error().message.contains(QStringLiteral("labels.json")));
    QCOMPARE(numberFrom(*m_database, QStringLiteral("SELECT count(*) FROM annotation_event")), 0);
}

CONCORD_TEST(tst_LabelStudio)

#include "tst_labelstudio.moc"
