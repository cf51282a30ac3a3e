// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/export/labelscsv.h"

#include "storage/annotationrepository.h"
#include "storage/import/labelrows.h"
#include "storage/import/labelscsv.h"
#include "storage/query.h"
#include "storage/studyrepository.h"
#include "tests/storage/storagefixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

class tst_LabelsCsv : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void openStudyIsAllEmptyRows();
    void handedOnUnitIsNotAskedFor();
    void answersBecomeRows();
    void oddTextsAreQuoted();
    void skippedUnitHasNoValue();
    void filledInFileIsImported();
    void exportedFileChangesNothing();
    void emptyValueLeavesTheAnswer();
    void onlyChangesAreImported();
    void skippedUnitIsAnswered();
    void flagsAndCommentsComeToo();
    void labelsGoFromOneProjectToAnother();
    void spreadsheetsFileIsRead_data();
    void spreadsheetsFileIsRead();
    void wrongFileChangesNothing_data();
    void wrongFileChangesNothing();
    void missingFileIsAnError();
    void closedStudyTakesNoLabels();

private:
    void makeStudy(Database &database);
    static StudyId studyOf(const Database &database);
    AnnotationEvent answer(const Database &database, const char *unit, const char *annotator,
                           const char *question, const char *value,
                           std::optional<qint64> duration = {});
    QByteArray csv(LabelRows rows = LabelRows::Answered);
    Result<LabelsSummary> import(const QByteArray &content);
    qint64 events() const
    {
        return numberFrom(*m_database, QStringLiteral("SELECT count(*) FROM annotation_event"));
    }

    const QByteArray m_header =
        "unit_key,annotator,question,value,occurrence,flagged,comment,duration_ms,answered_at\r\n";
    std::unique_ptr<Database> m_database;
    std::unique_ptr<QTemporaryDir> m_folder;
    DeviceId m_device;
};

void tst_LabelsCsv::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_device = DeviceId::create();
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    makeStudy(*m_database);
}

// Units f-1 and f-2, each for Al and "Bo, jr".
void tst_LabelsCsv::makeStudy(Database &database)
{
    publishItems(database, QStringLiteral("demo"), {testItem(QStringLiteral("rank"), 1)});
    StudyPlan plan;
    plan.name = QStringLiteral("S");
    plan.studyTemplate.id = QStringLiteral("f");
    plan.studyTemplate.title = QStringLiteral("F");
    plan.studyTemplate.guideline = QStringLiteral("Judge.");
    plan.studyTemplate.coefficient = QStringLiteral("fleiss_kappa");
    plan.studyTemplate.questions = {
        {QStringLiteral("source"),
         QuestionKind::SingleChoice,
         QStringLiteral("?"),
         {{QStringLiteral("human"), QStringLiteral("H"), QStringLiteral("1")},
          {QStringLiteral("ai"), QStringLiteral("A"), QStringLiteral("2")}},
         true}};
    plan.design = {2, {QStringLiteral("Bo, jr"), QStringLiteral("Al")}, 2, 1, {}};
    for (int i = 0; i < 2; ++i) {
        PlannedUnit unit;
        unit.key = QStringLiteral("f-%1").arg(i + 1);
        unit.subjects = {
            {QStringLiteral("main"), UnitKind::Utterance, ItemId(1), DialogueId(1), 0, i}};
        plan.units.append(unit);
        plan.assignments += {{i, 0, 1, 1 - i}, {i, 1, 1, i}};
    }
    const auto id = StudyRepository(database).create(plan, testTime());
    if (!id)
        qFatal("%s | %s", qPrintable(id.error().message), qPrintable(id.error().detail));
}

StudyId tst_LabelsCsv::studyOf(const Database &database)
{
    return StudyRepository(database).list()->constFirst().id;
}

AnnotationEvent tst_LabelsCsv::answer(const Database &database, const char *unit,
                                      const char *annotator, const char *question,
                                      const char *value, std::optional<qint64> duration)
{
    const StudyId study = studyOf(database);
    AnnotationRepository annotations(database);
    NewAnswer given;
    const auto assignments = StudyRepository(database).assignments(study);
    for (const StudyAssignment &assignment : *assignments) {
        if (assignment.unitKey == QLatin1StringView(unit)
            && assignment.annotatorName == QLatin1StringView(annotator))
            given.assignment = assignment.id;
    }
    given.question = QString::fromLatin1(question);
    if (value)
        given.value = QString::fromUtf8(value);
    given.durationMs = duration;
    given.answeredAt = testTime();
    const AnnotationEvent event = nextEvent(AnswerState(*annotations.events(study)), given,
                                            m_device, *annotations.nextSequence(m_device));
    if (const auto done = annotations.append(event); !done)
        qFatal("%s", qPrintable(done.error().message));
    return event;
}

QByteArray tst_LabelsCsv::csv(LabelRows rows)
{
    const auto exported = exportLabels(*m_database, studyOf(*m_database), rows);
    return exported ? *exported : exported.error().message.toUtf8();
}

Result<LabelsSummary> tst_LabelsCsv::import(const QByteArray &content)
{
    const QString path = writeFile(m_folder->path(), QStringLiteral("labels.csv"), content);
    return importLabels(*m_database, studyOf(*m_database), path, m_device, testTime());
}

void tst_LabelsCsv::openStudyIsAllEmptyRows()
{
    QCOMPARE(csv(), m_header);
    QCOMPARE(csv(LabelRows::All),
             QByteArray(m_header
                        + "f-1,Al,source,,1,0,,,\r\n"
                          "f-1,\"Bo, jr\",source,,1,0,,,\r\n"
                          "f-2,Al,source,,1,0,,,\r\n"
                          "f-2,\"Bo, jr\",source,,1,0,,,\r\n"));
}

void tst_LabelsCsv::handedOnUnitIsNotAskedFor()
{
    answer(*m_database, "f-1", "Al", "source", "ai");
    Query query(*m_database, QStringLiteral("UPDATE assignment SET withdrawn = 1"));
    VERIFY_RESULT(query.exec());
    QCOMPARE(csv(LabelRows::All), csv());
    QVERIFY(csv().contains("f-1,Al,source,ai,1,0"));
}

void tst_LabelsCsv::answersBecomeRows()
{
    answer(*m_database, "f-2", "Al", "source", "ai", 1200);
    answer(*m_database, "f-2", "Al", "source", "human", 300);
    answer(*m_database, "f-2", "Al", "#flag", "1");
    QCOMPARE(csv(),
             QByteArray(m_header + "f-2,Al,source,human,1,1,,1500,2026-03-04T05:06:07.089Z\r\n"));
    QCOMPARE(csv(LabelRows::All).count("\r\n"), 5);
}

void tst_LabelsCsv::oddTextsAreQuoted()
{
    answer(*m_database, "f-1", "Al", "source", "ai");
    answer(*m_database, "f-1", "Al", "#comment", " says \"no\",\nthen; 你好 ");
    QCOMPARE(csv(),
             QByteArray(m_header
                        + "f-1,Al,source,ai,1,0,\" says \"\"no\"\",\nthen; 你好 "
                          "\",,2026-03-04T05:06:07.089Z\r\n"));
    const auto again = import(csv());
    VERIFY_RESULT(again);
    QCOMPARE(*again, (LabelsSummary{0, 1, 0}));
}

void tst_LabelsCsv::skippedUnitHasNoValue()
{
    answer(*m_database, "f-1", "Al", "source", "ai");
    answer(*m_database, "f-1", "Al", "#skip", "1");
    QCOMPARE(csv(), m_header);
    QVERIFY(csv(LabelRows::All).contains("f-1,Al,source,,1,0,,,\r\n"));
}

void tst_LabelsCsv::filledInFileIsImported()
{
    QByteArray filled = csv(LabelRows::All);
    filled.replace("source,,1,0,,,\r\n", "source,ai,1,0,,,\r\n");
    const auto summary = import(filled);
    VERIFY_RESULT(summary);
    QCOMPARE(*summary, (LabelsSummary{4, 0, 0}));
    QCOMPARE(csv().count(",source,ai,1,0,,,2026-03-04T05:06:07.089Z\r\n"), 4);
    const auto stored = AnnotationRepository(*m_database).events(studyOf(*m_database));
    for (qsizetype i = 0; i < stored->size(); ++i) {
        const qint64 first = stored->at(0).order.sequence;
        QCOMPARE(stored->at(i).order, (CausalOrder{i + 1, m_device, first + i}));
        QVERIFY(!stored->at(i).supersedes);
    }
}

void tst_LabelsCsv::exportedFileChangesNothing()
{
    answer(*m_database, "f-1", "Al", "source", "ai", 700);
    answer(*m_database, "f-2", "Bo, jr", "source", "human");
    answer(*m_database, "f-2", "Bo, jr", "#flag", "1");
    const QByteArray before = csv(LabelRows::All);
    const auto summary = import(before);
    VERIFY_RESULT(summary);
    QCOMPARE(*summary, (LabelsSummary{0, 2, 2}));
    QCOMPARE(csv(LabelRows::All), before);
    QCOMPARE(events(), 3);
}

void tst_LabelsCsv::emptyValueLeavesTheAnswer()
{
    answer(*m_database, "f-1", "Al", "source", "ai");
    const auto summary = import("unit_key,annotator,question,value\nf-1,Al,source,\n");
    VERIFY_RESULT(summary);
    QCOMPARE(*summary, (LabelsSummary{0, 0, 1}));
    QVERIFY(csv().contains("f-1,Al,source,ai"));
}

void tst_LabelsCsv::onlyChangesAreImported()
{
    const AnnotationEvent first = answer(*m_database, "f-1", "Al", "source", "ai", 1000);
    const auto summary = import("unit_key,annotator,question,value,duration_ms\n"
                                "f-1,Al,source,human,1500\nf-2,Al,source,ai,900\n"
                                "f-2,Al,source,ai,900\n");
    VERIFY_RESULT(summary);
    QCOMPARE(*summary, (LabelsSummary{2, 1, 0}));
    const auto stored = AnnotationRepository(*m_database).events(studyOf(*m_database));
    QCOMPARE(stored->size(), 3);
    QVERIFY(stored->at(1).supersedes == first.id);
    QVERIFY(stored->at(1).durationMs == qint64(500));
    QVERIFY(csv().contains("f-1,Al,source,human,1,0,,1500,"));
    QVERIFY(csv().contains("f-2,Al,source,ai,1,0,,900,"));
}

void tst_LabelsCsv::skippedUnitIsAnswered()
{
    answer(*m_database, "f-1", "Al", "source", "ai");
    answer(*m_database, "f-1", "Al", "#skip", "1");
    QCOMPARE(*import("unit_key,annotator,question,value\nf-1,Al,source,ai\n"),
             (LabelsSummary{1, 0, 0}));
    QVERIFY(csv().contains("f-1,Al,source,ai"));
}

void tst_LabelsCsv::flagsAndCommentsComeToo()
{
    const QByteArray content = m_header + "f-1,Al,source,,1,true,odd one,,\r\n";
    QCOMPARE(*import(content), (LabelsSummary{1, 0, 0}));
    QCOMPARE(*import(content), (LabelsSummary{0, 1, 0}));
    QVERIFY(csv(LabelRows::All).contains("f-1,Al,source,,1,1,odd one,,\r\n"));
    QCOMPARE(*import(m_header + "f-1,Al,source,,1,0,,,\r\n"), (LabelsSummary{0, 0, 1}));
    QVERIFY(csv(LabelRows::All).contains("f-1,Al,source,,1,1,odd one,,\r\n"));
}

void tst_LabelsCsv::labelsGoFromOneProjectToAnother()
{
    answer(*m_database, "f-1", "Al", "source", "ai", 700);
    answer(*m_database, "f-1", "Al", "#comment", "why, \"this\"");
    answer(*m_database, "f-2", "Bo, jr", "source", "human");
    const QByteArray labels = csv(LabelRows::All);
    m_database = std::make_unique<Database>(emptyProjectDatabase());
    makeStudy(*m_database);
    VERIFY_RESULT(import(labels));
    QCOMPARE(csv(LabelRows::All), labels);
}

void tst_LabelsCsv::spreadsheetsFileIsRead_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("semicolons") << QByteArray(
        "unit_key;annotator;question;value\r\nf-1;\"Bo, jr\";source;ai\r\n");
    QTest::newRow("tabs") << QByteArray(
        "unit_key\tannotator\tquestion\tvalue\nf-1\tBo, jr\tsource\tai");
    QTest::newRow("byte order mark") << QByteArray(
        "\xEF\xBB\xBFunit_key,annotator,question,value\nf-1,\"Bo, jr\",source,ai\n\n");
    QTest::newRow("other order and more columns")
        << QByteArray("note,value,question,Annotator,UNIT_KEY\nx,ai,source,\"Bo, jr\",f-1\n");
}

void tst_LabelsCsv::spreadsheetsFileIsRead()
{
    QFETCH(QByteArray, content);
    const auto summary = import(content);
    VERIFY_RESULT(summary);
    QCOMPARE(*summary, (LabelsSummary{1, 0, 0}));
    QVERIFY(csv().contains("f-1,\"Bo, jr\",source,ai,"));
}

void tst_LabelsCsv::wrongFileChangesNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("message"); // after the path
    const auto row = [](const char *name, const QByteArray &content, const char *message) {
        QTest::newRow(name) << content << QString::fromUtf8(message);
    };
    const QByteArray header = m_header;
    // The first row is sound: it must not be taken either.
    const auto rows = [&](const char *second) {
        return QByteArray(header + "f-1,Al,source,ai,1,0,,,\r\n" + second + "\r\n");
    };
    row("nothing", "",
        ": The file is empty. Expected a header such as "
        "unit_key,annotator,question,value.");
    row("no header", "f-1,Al,source,ai\n",
        ", line 1: There is no column named unit_key. The header has to name unit_key, annotator, "
        "question and value.");
    row("column twice", "unit_key,annotator,question,value,value\n",
        ", line 1: There are two columns named value. Keep one.");
    row("option", rows("f-2,Al,source,AI,1,0,,,"),
        ", line 3: “AI” is no answer to the question “source”. Allowed are: human, ai.");
    row("question", rows("f-2,Al,sauce,ai,1,0,,,"),
        ", line 3: There is no question “sauce” in this study. There are: source.");
    row("unit", rows("f-3,Al,source,ai,1,0,,,"), ", line 3: There is no unit “f-3” in this study.");
    row("annotator", rows("f-2,Cy,source,ai,1,0,,,"),
        ", line 3: There is no annotator “Cy” in this study. There are: Bo, jr, Al.");
    row("not assigned", rows("f-2,Al,source,ai,2,0,,,"),
        ", line 3: The unit f-2 is not assigned to Al (occurrence 2).");
    row("occurrence", rows("f-2,Al,source,ai,0,0,,,"),
        ", line 3: occurrence is “0”; it has to be 1, 2, … or empty.");
    row("flagged", rows("f-2,Al,source,ai,1,maybe,,,"),
        ", line 3: flagged is “maybe”; it has to be 1, 0 or empty.");
    row("duration", rows("f-2,Al,source,ai,1,0,,-5,"),
        ", line 3: duration_ms is “-5”; it has to be a whole number of milliseconds or empty.");
    row("time", rows("f-2,Al,source,ai,1,0,,,yesterday"),
        ", line 3: answered_at is “yesterday”; it has to be a time such as 2026-03-04T05:06:07Z or "
        "empty.");
    row("cells", rows("f-2,Al,source"),
        ", line 3: Expected 9 cells as in the header, found 3. Quote a cell that holds a "
        "separator.");
    row("twice", rows("f-1,Al,source,human,1,0,,,"),
        ", line 3: Al answers f-1 with “human” here, but with “ai” in line 2. Keep one of the two "
        "rows.");
    row("open quote", rows("f-2,\"Al,source,ai,1,0,,,"),
        ", line 3: A quoted cell that begins here is never closed. End it with a quotation mark.");
    row("stray quote", rows("f-2,\"Al\"x,source,ai,1,0,,,"),
        ", line 3: Text follows the closing quotation mark of a cell. Write a quotation mark "
        "inside "
        "a cell twice.");
    row("not text", rows("f-2,\xFF\xFE,source,ai,1,0,,,"),
        ", line 3: This is not UTF-8 text. Save the table as CSV in UTF-8.");
}

void tst_LabelsCsv::wrongFileChangesNothing()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, message);
    const auto summary = import(content);
    QVERIFY(!summary);
    QCOMPARE(summary.error().message, m_folder->filePath(QStringLiteral("labels.csv")) + message);
    QCOMPARE(events(), 0);
}

void tst_LabelsCsv::missingFileIsAnError()
{
    const QString path = m_folder->filePath(QStringLiteral("none.csv"));
    const auto missing =
        importLabels(*m_database, studyOf(*m_database), path, m_device, testTime());
    QVERIFY(!missing);
    QVERIFY(missing.error().message.startsWith(path));
    const auto folder =
        importLabels(*m_database, studyOf(*m_database), m_folder->path(), m_device, testTime());
    QVERIFY(folder.error().message.endsWith(
        QStringLiteral("This is a folder. Choose a CSV file in it.")));
}

void tst_LabelsCsv::closedStudyTakesNoLabels()
{
    VERIFY_RESULT(StudyRepository(*m_database).close(studyOf(*m_database), testTime()));
    const auto summary = import("unit_key,annotator,question,value\nf-1,Al,source,ai\n");
    QVERIFY(!summary);
    QVERIFY(summary.error().message.endsWith(
        QStringLiteral(", line 2: The study is not open, so no answer is taken any more.")));
}

CONCORD_TEST(tst_LabelsCsv)

#include "tst_labelscsv.moc"
