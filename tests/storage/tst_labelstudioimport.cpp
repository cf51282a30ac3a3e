// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/annotation.h"
#include "models/study/progress.h"
#include "models/study/templatejson.h"
#include "models/study/templateschema.h"
#include "storage/database.h"
#include "storage/export/labelstudio.h"
#include "storage/import/studysource.h"
#include "storage/query.h"
#include "storage/studyrepository.h"
#include "tests/storage/importedstudyfixture.h"
#include "tests/storage/labelfixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

/// Label Studio's JSON as a dataset and a study.
class tst_LabelStudioImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void tasksBecomeItemsAndAStudy();
    void dataBecomesDialogueAndRequest_data();
    void dataBecomesDialogueAndRequest();
    void typesBecomeQuestions();
    void namesOfChoicesBecomeIds();
    void everyTemplatePassesTheChecks();
    void whatCannotBeKeptIsCounted();
    void annotatorsHaveNames_data();
    void annotatorsHaveNames();
    void theLastAnnotationOfAPersonCounts();
    void whatIsLeftOutLaterIsWithdrawn();
    void leadTimesAreKept();
    void cancelledMeansSkipped();
    void predictionsAreJudges();
    void groundTruthIsWarnedOf();
    void withoutAnnotationsItIsPlainItems();
    void tasksMayComeLineByLine();
    void brokenTasksAreRejected_data();
    void brokenTasksAreRejected();
    void aCutListKeepsWhatIsWhole();
    void whatIsNoListFails_data();
    void whatIsNoListFails();
    void strictRefusesOneBadAnnotation();
    void theSameFileTwiceIsRefused();
    void aFailureLaterLeavesNothing();
    void theSameFileIsAnotherStudyOfTheSameItems();
    void answersAboutOtherContentAreRefused();
    void twoFilesDoNotMakeOneDataset();
    void theStudysNameIsFree();
    void anExportComesBackInAnotherProject();
    void filesAreRecognised_data();
    void filesAreRecognised();

private:
    Result<ImportSummary> import(const QByteArray &content, bool isStrict = false,
                                 const char *name = "tasks.json",
                                 const char *format = "label-studio");
    ImportSummary imported(const QByteArray &content);
    Result<ImportSummary> add(const QByteArray &content);
    QString counts();

    std::unique_ptr<TestProject> m_project;
};

namespace {

QByteArray choiceResult(const char *name, const QByteArray &choices)
{
    return R"({"from_name":")" + QByteArray(name)
        + R"(","to_name":"t","type":"choices","value":{"choices":[)" + choices + "]}}";
}

QByteArray annotation(const QByteArray &by, const QByteArray &results,
                      const QByteArray &more = QByteArray())
{
    return R"({"completed_by":)" + by + R"(,"result":[)" + results + "]" + more + "}";
}

QByteArray task(const QByteArray &id, const QByteArray &annotations,
                const QByteArray &data = R"({"text":"Hello there"})")
{
    return R"({"id":)" + id + R"(,"data":)" + data + R"(,"annotations":[)" + annotations + "]}";
}

// Two tasks that 7 and Bo rated with good or bad.
QByteArray twoTasks()
{
    return '['
        + task("1",
               annotation("7", choiceResult("tone", R"("good")")) + ','
                   + annotation(R"({"id":8,"email":"bo@example.org"})",
                                choiceResult("tone", R"("bad")")))
        + ",\n" + task("2", annotation("7", choiceResult("tone", R"("good")"))) + ']';
}

QString annotator7()
{
    return QStringLiteral("annotator 7");
}

} // namespace

void tst_LabelStudioImport::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_project = std::make_unique<TestProject>();
}

Result<ImportSummary> tst_LabelStudioImport::import(const QByteArray &content, bool isStrict,
                                                    const char *name, const char *format)
{
    const auto summaries = m_project->importContent(content, QString::fromLatin1(name),
                                                    QString::fromLatin1(format), isStrict);
    if (!summaries)
        return summaries.error();
    return summaries->constFirst();
}

ImportSummary tst_LabelStudioImport::imported(const QByteArray &content)
{
    const auto summary = import(content);
    if (!summary)
        qFatal("%s", qPrintable(summary.error().message));
    return *summary;
}

// To the dataset "tasks".
Result<ImportSummary> tst_LabelStudioImport::add(const QByteArray &content)
{
    ImportSource source{writeFile(m_project->folder(), QStringLiteral("added.json"), content)};
    source.name = QStringLiteral("tasks");
    source.addsToDataset = true;
    const auto summaries = importFiles(m_project->file(), {source}, {false, testTime()});
    if (!summaries)
        return summaries.error();
    return summaries->constFirst();
}

QString tst_LabelStudioImport::counts()
{
    return m_project
        ->texts(QStringLiteral(
            "SELECT (SELECT count(*) FROM dataset) || ' ' || (SELECT count(*) FROM item) || ' ' || "
            "(SELECT count(*) FROM study) || ' ' || (SELECT count(*) FROM annotation_event)"))
        .constFirst();
}

void tst_LabelStudioImport::tasksBecomeItemsAndAStudy()
{
    const ImportSummary summary = imported(twoTasks());
    QCOMPARE(summary.kind, ImportKind::Study);
    QCOMPARE(summary.format, QStringLiteral("label-studio"));
    QCOMPARE(summary.dataset, QStringLiteral("tasks"));
    QCOMPARE(summary.study, QStringLiteral("tasks"));
    QCOMPARE(summary.read, 2);
    QCOMPARE(summary.imported, 2);
    QCOMPARE(summary.annotators, 2);
    QCOMPARE(summary.answers, 3);
    QCOMPARE(summary.warnings, QStringList());
    QCOMPARE(counts(), QStringLiteral("1 2 1 3"));
    QCOMPARE(m_project->faults(), QStringList());

    const ImportedAnswers study(*m_project, QStringLiteral("tasks"));
    QCOMPARE(study.all(),
             (QStringList{QStringLiteral("1 annotator 7 tone good"),
                          QStringLiteral("1 bo@example.org tone bad"),
                          QStringLiteral("2 annotator 7 tone good")}));
    QCOMPARE(study.state(QStringLiteral("1"), annotator7()), AssignmentState::Done);
    const auto shown = m_project->read([&](Database &database) {
        return StudyRepository(database).shownUnit(study.assignments.constFirst().unit);
    });
    QVERIFY(shown);
    QCOMPARE(shown->turns.constFirst().text, QStringLiteral("Hello there"));
}

void tst_LabelStudioImport::dataBecomesDialogueAndRequest_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QStringList>("turns");
    QTest::addColumn<QString>("request");
    QTest::addColumn<QString>("extra");

    QTest::newRow("speaker and text")
        << QByteArray(R"({"dialogue":[{"speaker":"A","text":"x"},{"speaker":"B","text":"y"}]})")
        << QStringList{QStringLiteral("A: x"), QStringLiteral("B: y")} << QString() << QString();
    QTest::newRow("role and content")
        << QByteArray(R"({"messages":[{"role":"user","content":"x"}],"prompt":"Which?"})")
        << QStringList{QStringLiteral("user: x")} << QStringLiteral("Which?") << QString();
    QTest::newRow("texts alone, and more data")
        << QByteArray(R"({"turns":["x","y"],"topic":"food","n":3})")
        << QStringList{QStringLiteral(": x"), QStringLiteral(": y")} << QString()
        << QStringLiteral(R"({"topic":"food","n":3})");
    QTest::newRow("a text and a question")
        << QByteArray(R"({"text":"x","question":"Why?"})") << QStringList{QStringLiteral(": x")}
        << QStringLiteral("Why?") << QString();
    QTest::newRow("a text of another name")
        << QByteArray(R"({"review":"x"})") << QStringList{QStringLiteral(": x")} << QString()
        << QString();
    QTest::newRow("only a request")
        << QByteArray(R"({"request":"x"})") << QStringList{QStringLiteral(": x")}
        << QStringLiteral("x") << QString();
}

void tst_LabelStudioImport::dataBecomesDialogueAndRequest()
{
    QFETCH(QByteArray, data);
    QFETCH(QStringList, turns);
    QFETCH(QString, request);
    QFETCH(QString, extra);
    const QString path =
        writeFile(m_project->folder(), QStringLiteral("t.json"), '[' + task("5", {}, data) + ']');
    auto source = openStudySource(path, labelStudioFormat);
    QVERIFY(source);
    const auto read = (*source)->next();
    QVERIFY(read);
    QVERIFY2(read->item, read->item ? "" : qPrintable(read->item.error().message));
    const Item &item = *read->item;
    QCOMPARE(item.key, QStringLiteral("5"));
    QStringList seen;
    for (const Round &round : item.dialogue.rounds) {
        for (const Turn &turn : round.turns)
            seen.append(turn.speaker + u": " + turn.content);
    }
    QCOMPARE(seen, turns);
    QCOMPARE(item.request, request);
    QCOMPARE(QString::fromUtf8(item.extra), extra);
}

void tst_LabelStudioImport::typesBecomeQuestions()
{
    const QByteArray first = choiceResult("tone", R"("good")") + ','
        + choiceResult("topics", R"("food","art")")
        + R"(,{"from_name":"stars","type":"rating","value":{"rating":2}},
            {"from_name":"age","type":"number","value":{"number":-1.5}},
            {"from_name":"why","type":"textarea","value":{"text":["one","two"]}},
            {"from_name":"better","type":"pairwise","value":{"selected":"left"}},
            {"from_name":"kind","type":"taxonomy","value":{"taxonomy":[["a","b","c"],["d"]]}},
            {"from_name":"traits","type":"taxonomy","value":{"taxonomy":[["hobby","go"]]}},
            {"from_name":"order","type":"ranker","value":{"ranker":{"order":["z","x"]}}})";
    const QByteArray second = choiceResult("tone", R"("bad")") + ',' + choiceResult("topics", "")
        + R"(,{"from_name":"stars","type":"rating","value":{"rating":5}},
            {"from_name":"age","type":"number","value":{"number":30}},
            {"from_name":"better","type":"pairwise","value":{"selected":"right"}},
            {"from_name":"kind","type":"taxonomy","value":{"taxonomy":[["d"]]}},
            {"from_name":"traits","type":"taxonomy","value":{"taxonomy":[]}},
            {"from_name":"order","type":"ranker","value":{"ranker":["x","z"]}})";
    imported('[' + task("1", annotation("7", first) + ',' + annotation("8", second)) + ']');

    const ImportedAnswers study(*m_project, QStringLiteral("tasks"));
    const QList<std::tuple<const char *, QuestionKind, const char *, const char *>> expected{
        {"tone", QuestionKind::SingleChoice, "good", "bad"},
        {"topics", QuestionKind::MultipleChoice, "art|food", "{}"},
        {"stars", QuestionKind::Scale, "2", "5"},
        {"age", QuestionKind::Scale, "minus1_5", "30"},
        {"why", QuestionKind::FreeText, "one\ntwo", ""},
        {"better", QuestionKind::SingleChoice, "left", "right"},
        {"kind", QuestionKind::MultipleChoice, "a_b_c|d", "d"},
        {"traits", QuestionKind::AttributeSet, "hobby=go", "{}"},
        {"order", QuestionKind::Ranking, "z>x", "x>z"}};
    QCOMPARE(study.asked.questions.size(), expected.size());
    for (const auto &[id, kind, of7, of8] : expected) {
        const QString question = QString::fromLatin1(id);
        QVERIFY2(study.asked.question(question), id);
        QCOMPARE(study.asked.question(question)->kind, kind);
        QCOMPARE(study.answer(QStringLiteral("1"), annotator7(), question),
                 QString::fromLatin1(of7));
        QCOMPARE(study.answer(QStringLiteral("1"), QStringLiteral("annotator 8"), question),
                 QString::fromLatin1(of8));
    }
    // All points between the bounds.
    QCOMPARE(study.asked.question(u"stars")->optionIds(),
             (QStringList{QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4"),
                          QStringLiteral("5")}));
    QCOMPARE(study.asked.question(u"why")->isRequired, false);
    QCOMPARE(study.asked.question(u"tone")->isRequired, true);
}

void tst_LabelStudioImport::namesOfChoicesBecomeIds()
{
    imported('[' + task("1", annotation("7", choiceResult("Wie klingt's?", R"("Très bien!")")))
             + ',' + task("2", annotation("7", choiceResult("Wie klingt's?", R"("好")"))) + ']');
    const ImportedAnswers study(*m_project, QStringLiteral("tasks"));
    const Question &question = study.asked.questions.constFirst();
    QCOMPARE(question.id, QStringLiteral("wie_klingt_s"));
    QCOMPARE(question.text, QStringLiteral("Wie klingt's?"));
    QCOMPARE(question.option(u"Tres_bien")->text, QStringLiteral("Très bien!"));
    QCOMPARE(question.option(u"option")->text, QStringLiteral("好"));
    QCOMPARE(study.answer(QStringLiteral("2"), annotator7(), question.id),
             QStringLiteral("option"));
}

void tst_LabelStudioImport::everyTemplatePassesTheChecks()
{
    // One answer alone: options have to be two.
    imported('[' + task("1", annotation("7", choiceResult("#1 | odd = name", R"("only")"))) + ']');
    const ImportedAnswers study(*m_project, QStringLiteral("tasks"));
    const auto checked = checkedStudyTemplate(studyTemplateJson(study.asked));
    QVERIFY2(checked, checked ? "" : qPrintable(checked.error().message));
    QCOMPARE(study.asked.questions.constFirst().options.size(), 2);
}

void tst_LabelStudioImport::whatCannotBeKeptIsCounted()
{
    const QByteArray spans = choiceResult("tone", R"("good")") +
        R"(,{"from_name":"ner","type":"labels","value":{"start":0,"end":3,"labels":["PER"]}},
           {"from_name":"box","type":"rectanglelabels","value":{"x":1,"y":2,
            "rectanglelabels":["cat"]}},
           {"from_name":"part","type":"choices","value":{"start":0,"end":1,"choices":["a"]}})";
    const ImportSummary summary = imported('[' + task("1", annotation("7", spans)) + ','
                                           + task("2", annotation("7", spans)) + ']');
    QCOMPARE(summary.answers, 2);
    QCOMPARE(
        summary.warnings,
        (QStringList{QStringLiteral("Results of the type “choices of a part” cannot be kept: 2."),
                     QStringLiteral("Results of the type “labels” cannot be kept: 2."),
                     QStringLiteral("Results of the type “rectanglelabels” cannot be kept: 2.")}));
}

void tst_LabelStudioImport::annotatorsHaveNames_data()
{
    QTest::addColumn<QByteArray>("completedBy");
    QTest::addColumn<QString>("name");
    QTest::newRow("a number") << QByteArray("12") << QStringLiteral("annotator 12");
    QTest::newRow("a text") << QByteArray(R"("Al")") << QStringLiteral("Al");
    QTest::newRow("an address") << QByteArray(
        R"({"id":1,"email":"a@b.c","first_name":"Al","last_name":""})")
                                << QStringLiteral("a@b.c");
    QTest::newRow("a name") << QByteArray(R"({"first_name":"Al","last_name":"Bo"})")
                            << QStringLiteral("Al Bo");
    QTest::newRow("an id alone") << QByteArray(R"({"id":4,"email":""})")
                                 << QStringLiteral("annotator 4");
}

void tst_LabelStudioImport::annotatorsHaveNames()
{
    QFETCH(QByteArray, completedBy);
    imported('[' + task("1", annotation(completedBy, choiceResult("tone", R"("good")"))) + ']');
    const ImportedAnswers study(*m_project, QStringLiteral("tasks"));
    QCOMPARE(study.annotators.size(), 1);
    QTEST(study.annotators.constFirst().name, "name");
}

void tst_LabelStudioImport::theLastAnnotationOfAPersonCounts()
{
    const auto at = [](const char *updated) -> QByteArray {
        return R"(,"updated_at":"2024-05-0)" + QByteArray(updated) + R"(T10:00:00.250000Z")";
    };
    const ImportSummary summary =
        imported('['
                 + task("1",
                        annotation("7", choiceResult("tone", R"("second")"), at("2")) + ','
                            + annotation("7", choiceResult("tone", R"("third")"), at("3")) + ','
                            + annotation("7", choiceResult("tone", R"("first")"), at("1")))
                 + ']');
    QCOMPARE(summary.answers, 1);
    const ImportedAnswers study(*m_project, QStringLiteral("tasks"));
    QCOMPARE(study.answer(QStringLiteral("1"), annotator7(), QStringLiteral("tone")),
             QStringLiteral("third"));
    QCOMPARE(study.events.size(), 3);
    QCOMPARE(study.events[0].value, QStringLiteral("first"));
    QCOMPARE(study.events[1].supersedes, study.events[0].id);
    QCOMPARE(study.events[2].supersedes, study.events[1].id);
    QVERIFY(study.answers.conflicts().isEmpty());
    QCOMPARE(study.events[2].answeredAt,
             QDateTime(QDate(2024, 5, 3), QTime(10, 0, 0, 250), Qt::UTC));
}

void tst_LabelStudioImport::whatIsLeftOutLaterIsWithdrawn()
{
    imported('['
             + task("1",
                    annotation(
                        "7", choiceResult("tone", R"("a")") + ',' + choiceResult("more", R"("x")"))
                        + ',' + annotation("7", choiceResult("tone", R"("b")")))
             + ']');
    const ImportedAnswers study(*m_project, QStringLiteral("tasks"));
    QCOMPARE(study.all(), QStringList{QStringLiteral("1 annotator 7 tone b")});
}

void tst_LabelStudioImport::leadTimesAreKept()
{
    imported('['
             + task("1",
                    annotation(
                        "7", choiceResult("tone", R"("a")") + ',' + choiceResult("more", R"("x")"),
                        R"(,"lead_time":12.345)"))
             + ']');
    const ImportedAnswers study(*m_project, QStringLiteral("tasks"));
    QCOMPARE(timeSpent(study.answers, study.assignments.constFirst().id), 12345);
}

void tst_LabelStudioImport::cancelledMeansSkipped()
{
    const ImportSummary summary = imported(
        '[' + task("1", annotation("7", choiceResult("tone", R"("a")"), R"(,"was_cancelled":true)"))
        + ',' + task("2", annotation("7", choiceResult("tone", R"("a")"))) + ']');
    QCOMPARE(summary.answers, 1);
    const ImportedAnswers study(*m_project, QStringLiteral("tasks"));
    QCOMPARE(study.state(QStringLiteral("1"), annotator7()), AssignmentState::Skipped);
    QCOMPARE(study.state(QStringLiteral("2"), annotator7()), AssignmentState::Done);
}

void tst_LabelStudioImport::predictionsAreJudges()
{
    QByteArray content = twoTasks();
    content.replace(
        R"({"id":2,)",
        QByteArray(R"({"id":2,"predictions":[{"model_version":"bert-2","score":0.5,"result":[)"
                   + choiceResult("tone", R"("bad")") + "]}],"));
    const ImportSummary summary = imported(content);
    QCOMPARE(summary.annotators, 2);
    QCOMPARE(summary.answers, 3);
    const ImportedAnswers study(*m_project, QStringLiteral("tasks"));
    QCOMPARE(study.judges.size(), 1);
    QCOMPARE(study.judges.constFirst().name, QStringLiteral("bert-2"));
    QCOMPARE(study.answer(QStringLiteral("2"), QStringLiteral("bert-2"), QStringLiteral("tone")),
             QStringLiteral("bad"));
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_LabelStudioImport::groundTruthIsWarnedOf()
{
    const ImportSummary summary = imported(
        '[' + task("1", annotation("7", choiceResult("tone", R"("a")"), R"(,"ground_truth":true)"))
        + ']');
    QCOMPARE(summary.answers, 1);
    QCOMPARE(summary.warnings.size(), 1);
    QVERIFY2(summary.warnings[0].contains(u"ground truth"), qPrintable(summary.warnings[0]));
}

void tst_LabelStudioImport::withoutAnnotationsItIsPlainItems()
{
    const ImportSummary summary = imported('[' + task("1", {}) + ',' + task("2", {}) + ']');
    QCOMPARE(summary.kind, ImportKind::Items);
    QCOMPARE(summary.imported, 2);
    QCOMPARE(summary.study, QString());
    QCOMPARE(summary.warnings.size(), 1);
    QVERIFY2(summary.warnings[0].contains(u"no study was made"), qPrintable(summary.warnings[0]));
    QCOMPARE(counts(), QStringLiteral("1 2 0 0"));
}

void tst_LabelStudioImport::tasksMayComeLineByLine()
{
    QByteArray lines = "\xEF\xBB\xBF" + twoTasks();
    lines.replace("[{\"id\":1", "{\"id\":1").replace(",\n{\"id\":2", "\r\n{\"id\":2").chop(1);
    lines += "\r\n\r\n";
    const ImportSummary summary = imported(lines);
    QCOMPARE(summary.imported, 2);
    QCOMPARE(summary.answers, 3);
    QCOMPARE(summary.rejectedCount, 0);
}

void tst_LabelStudioImport::brokenTasksAreRejected_data()
{
    QTest::addColumn<QByteArray>("broken");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("items");

    const auto row = [](const char *name, const QByteArray &broken, const char *reason,
                        int items = 2) {
        QTest::newRow(name) << broken << QString::fromLatin1(reason) << items;
    };
    row("annotations are no list", R"({"id":3,"data":{"text":"x"},"annotations":{"a":1}})",
        "annotations must be a list");
    row("an annotation of nobody", task("3", R"({"result":[]})"), "completed_by", 3);
    row("an annotation that is no object", task("3", "5"), "no object", 3);
    row("a task twice", task("2", {}), "there already, in line 2");
    row("no data", R"({"id":3,"annotations":[]})", "data is missing");
    row("data that is a list", R"({"id":3,"data":[],"annotations":[]})", "data must be an object");
    row("nothing to read", R"({"id":3,"data":{"n":1},"annotations":[]})", "nothing to read");
    row("a turn without text", R"({"id":3,"data":{"dialogue":[{"speaker":"A"}]},"annotations":[]})",
        "data.dialogue[0]");
    row("no JSON", "{\"id\":3,\"data\":{nonsense}}", "not a JSON object");
    row("a number", "17", "must be a JSON object");
}

void tst_LabelStudioImport::brokenTasksAreRejected()
{
    QFETCH(QByteArray, broken);
    QFETCH(QString, reason);
    QFETCH(int, items);
    QByteArray content = twoTasks();
    content.chop(1);
    const ImportSummary summary = imported(content + ",\r\n" + broken + "\r\n]\r\n");
    QCOMPARE(summary.read, 3);
    QCOMPARE(summary.imported, items);
    QCOMPARE(summary.answers, 3);
    QCOMPARE(summary.rejectedCount, 1);
    QCOMPARE(summary.rejected.constFirst().line, 3);
    QVERIFY2(summary.rejected.constFirst().reason.contains(reason),
             qPrintable(summary.rejected.constFirst().reason));
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_LabelStudioImport::aCutListKeepsWhatIsWhole()
{
    for (const int cut : {20, 1}) { // inside the second task, and before the closing bracket
        init();
        const ImportSummary summary = imported(twoTasks().chopped(cut));
        QCOMPARE(summary.imported, cut == 1 ? 2 : 1);
        QCOMPARE(summary.rejectedCount, 1);
        QVERIFY2(!summary.rejected.constFirst().reason.isEmpty(), qPrintable(summary.source));
        QCOMPARE(m_project->faults(), QStringList());
    }
}

void tst_LabelStudioImport::whatIsNoListFails_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("no JSON") << QByteArray("hello\nworld\n");
    QTest::newRow("an empty list") << QByteArray("[]");
    QTest::newRow("a list of nothing") << QByteArray("[1, null, \"x\"]");
    QTest::newRow("zeros") << QByteArray(100, '\0');
}

void tst_LabelStudioImport::whatIsNoListFails()
{
    QFETCH(QByteArray, content);
    const auto summary = import(content);
    QVERIFY(!summary);
    QVERIFY(!summary.error().message.isEmpty());
    QCOMPARE(counts(), QStringLiteral("0 0 0 0"));
}

void tst_LabelStudioImport::strictRefusesOneBadAnnotation()
{
    const QByteArray content = '['
        + task("1", annotation("7", choiceResult("tone", R"("a")")) + R"(,{"result":[]})") + ']';
    const auto summary = import(content, true);
    QVERIFY(!summary);
    QVERIFY2(summary.error().message.contains(u"--strict"), qPrintable(summary.error().message));
    QCOMPARE(counts(), QStringLiteral("0 0 0 0"));
}

void tst_LabelStudioImport::theSameFileTwiceIsRefused()
{
    imported(twoTasks());
    const auto again = import(twoTasks());
    QVERIFY(!again);
    QVERIFY2(again.error().message.contains(u"already has a dataset called"),
             qPrintable(again.error().message));
    QCOMPARE(counts(), QStringLiteral("1 2 1 3"));
}

void tst_LabelStudioImport::theSameFileIsAnotherStudyOfTheSameItems()
{
    imported(twoTasks());
    const auto again = add(twoTasks());
    VERIFY_RESULT(again);
    QCOMPARE(again->imported, 0);
    QCOMPARE(again->skipped, 2);
    QCOMPARE(again->study, QStringLiteral("tasks 2"));
    QCOMPARE(counts(), QStringLiteral("1 2 2 6"));
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_LabelStudioImport::answersAboutOtherContentAreRefused()
{
    imported(twoTasks());
    const auto again = add(twoTasks().replace("Hello there", "Good bye"));
    QVERIFY(!again);
    QVERIFY2(again.error().message.contains(u"line 1"), qPrintable(again.error().message));
    QVERIFY2(again.error().message.contains(u"--name"), qPrintable(again.error().message));
    QCOMPARE(counts(), QStringLiteral("1 2 1 3"));
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_LabelStudioImport::twoFilesDoNotMakeOneDataset()
{
    ImportSource items{
        writeFile(m_project->folder(), QStringLiteral("same.jsonl"), dialogueLine("d1"))};
    ImportSource study{writeFile(m_project->folder(), QStringLiteral("same.json"), twoTasks())};
    items.addsToDataset = study.addsToDataset = true;
    const auto both = importFiles(m_project->file(), {items, study}, {false, testTime()});
    QVERIFY(!both);
    QVERIFY2(both.error().message.contains(u"Two of the files"), qPrintable(both.error().message));
    QCOMPARE(counts(), QStringLiteral("0 0 0 0"));
}

void tst_LabelStudioImport::aFailureLaterLeavesNothing()
{
    const QString good = writeFile(m_project->folder(), QStringLiteral("good.json"), twoTasks());
    const QString bad =
        writeFile(m_project->folder(), QStringLiteral("bad.csv"), "unit,annotator,value\nu,,\n");
    QVERIFY(!m_project->importFiles({good, bad}, false));
    QCOMPARE(counts(), QStringLiteral("0 0 0 0"));
    // The judge is a person here: that shows only when everything is written.
    QByteArray clash = twoTasks();
    clash.replace(R"({"id":2,)",
                  QByteArray(R"({"id":2,"predictions":[{"model_version":"annotator 7","result":[)"
                             + choiceResult("tone", R"("bad")") + "]}],"));
    QVERIFY(!import(clash));
    QCOMPARE(counts(), QStringLiteral("0 0 0 0"));
    QCOMPARE(m_project->number(QStringLiteral("SELECT count(*) FROM annotator")), 0);
}

void tst_LabelStudioImport::theStudysNameIsFree()
{
    imported(twoTasks());
    QVERIFY(m_project->write([](Database &database) {
        return execute(database, QStringLiteral("UPDATE dataset SET name = 'other'"));
    }));
    QCOMPARE(imported(twoTasks()).study, QStringLiteral("tasks 2"));
}

void tst_LabelStudioImport::anExportComesBackInAnotherProject()
{
    Database origin = emptyProjectDatabase();
    const StudyId study = makeLabelStudy(origin);
    const auto answer = [&](const char *unit, const char *annotator, const char *question,
                            const char *value) {
        giveAnswer(origin, study, QString::fromUtf8(unit), QString::fromUtf8(annotator),
                   QString::fromUtf8(question), QString::fromUtf8(value), 250);
    };
    const QList<std::array<const char *, 4>> given{{"u-1", "Al", "choice", "ai"},
                                                   {"u-1", "Al", "several", "a|c"},
                                                   {"u-1", "Al", "traits", "age=old|hobby=go"},
                                                   {"u-1", "Al", "scale", "3"},
                                                   {"u-1", "Al", "yesno", "no"},
                                                   {"u-1", "Al", "yesno#reason", "because"},
                                                   {"u-1", "Al", "order", "z>x>y"},
                                                   {"u-1", "Al", "words", "fine,\ntwo lines"},
                                                   {"u-1", "Al", "task", "yes"},
                                                   {"u-1", "Bo", "choice", "human"},
                                                   {"u-1", "Bo", "several", "{}"},
                                                   {"u-1", "Bo", "traits", "{}"},
                                                   {"u-1", "Bo", "scale", "1"},
                                                   {"u-1", "Bo", "yesno", "yes"},
                                                   {"u-1", "Bo", "order", "x>y>z"},
                                                   {"u-2", "Bo", "choice", "human"},
                                                   {"u-2", "Bo", "yesno", "no"},
                                                   {"u-2", "Bo", "yesno#reason", "so"}};
    for (const auto &[unit, annotator, question, value] : given)
        answer(unit, annotator, question, value);
    answer("u-1", "Al", "#comment", "odd one");
    answer("u-1", "Al", "#flag", "1");
    answer("u-2", "Al", "#skip", "1");

    const auto exported = exportLabelStudio(origin, study, LabelRows::All);
    QVERIFY(exported);
    const auto summary = import(*exported, false, "S.json", "auto");
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().message));
    QCOMPARE(summary->rejectedCount, 0);
    QCOMPARE(summary->warnings, QStringList());
    const ImportedAnswers back(*m_project, QStringLiteral("S"));
    for (const auto &[unit, annotator, question, value] : given)
        QCOMPARE(back.answer(QString::fromUtf8(unit), QString::fromUtf8(annotator),
                             QString::fromUtf8(question)),
                 QString::fromUtf8(value));
    const AssignmentId first = back.assignment(QStringLiteral("u-1"), QStringLiteral("Al")).id;
    QVERIFY(back.answers.isFlagged(first));
    QCOMPARE(back.answers.comment(first), QStringLiteral("odd one"));
    QCOMPARE(timeSpent(back.answers, first), 11 * 250);
    QCOMPARE(back.state(QStringLiteral("u-2"), QStringLiteral("Al")), AssignmentState::Skipped);
    QCOMPARE(back.asked.question(u"yesno")->kind, QuestionKind::YesNoReason);
    QCOMPARE(back.asked.question(u"yesno")->reasonFor, QStringList{QStringLiteral("no")});
}

void tst_LabelStudioImport::filesAreRecognised_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("format");
    QTest::newRow("a list") << twoTasks() << labelStudioFormat;
    QTest::newRow("completions") << QByteArray(R"([{"id":1,"data":{"text":"x"},"completions":[]}])")
                                 << labelStudioFormat;
    QTest::newRow("a task a line") << task("1", {}) << labelStudioFormat;
    QTest::newRow("with a byte order mark") << "\xEF\xBB\xBF \n" + twoTasks() << labelStudioFormat;
    QTest::newRow("broken annotations")
        << QByteArray(R"([{"data":{"text":"x"},"annotations":7}])") << labelStudioFormat;
    QTest::newRow("a list of others") << QByteArray(R"([{"turns":[]}])") << QString();
    QTest::newRow("a table of ratings") << QByteArray("item;rater;label\n") << ratingsFormat;
    QTest::newRow("another table") << QByteArray("item,label\n") << QString();
    QTest::newRow("an item") << ipDialogLine("predict", 1) << QString();
}

void tst_LabelStudioImport::filesAreRecognised()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, format);
    const QString path = writeFile(m_project->folder(), QStringLiteral("x"), content);
    QCOMPARE(sniffStudyFormat(path), format);
    if (!format.isEmpty())
        QCOMPARE(importCandidate(path).kind, ImportKind::Study);
}

CONCORD_TEST(tst_LabelStudioImport)
#include "tst_labelstudioimport.moc"
