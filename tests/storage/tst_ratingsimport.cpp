// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/progress.h"
#include "storage/datasetrepository.h"
#include "storage/import/studysource.h"
#include "tests/storage/importedstudyfixture.h"
#include "tests/support/testdata.h"
#include "tests/support/testregistry.h"

#include <QRegularExpression>
#include <QTest>

using namespace Concord;

/// Long tables of ratings as a study.
class tst_RatingsImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aTableBecomesADatasetAndAStudy();
    void otherNamesOfColumnsAreKnown_data();
    void otherNamesOfColumnsAreKnown();
    void whatAHeadLacksIsSaid();
    void valuesSayTheKindOfQuestion_data();
    void valuesSayTheKindOfQuestion();
    void eachQuestionIsOne();
    void repeatsAreAssignmentsOfTheirOwn();
    void emptyValuesAreOpenAssignments();
    void itemsOfTheProjectAreUsed();
    void aNameOfTwoItemsIsAskedAbout();
    void textsAreTheItems();
    void badRowsAreRejected_data();
    void badRowsAreRejected();
    void tablesThatCannotBeReadFail_data();
    void tablesThatCannotBeReadFail();
    void manyDifferentValuesAreTexts();
    void largeTablesAreRead();

private:
    Result<ImportSummary> import(const QByteArray &content, const char *format = "auto",
                                 const char *name = "r.csv");
    ImportSummary imported(const QByteArray &content);

    std::unique_ptr<TestProject> m_project;
};

void tst_RatingsImport::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    m_project = std::make_unique<TestProject>();
}

Result<ImportSummary> tst_RatingsImport::import(const QByteArray &content, const char *format,
                                                const char *name)
{
    const auto summaries =
        m_project->importContent(content, QString::fromLatin1(name), QString::fromLatin1(format));
    if (!summaries)
        return summaries.error();
    return summaries->constFirst();
}

ImportSummary tst_RatingsImport::imported(const QByteArray &content)
{
    const auto summary = import(content);
    if (!summary)
        qFatal("%s", qPrintable(summary.error().message));
    return *summary;
}

void tst_RatingsImport::aTableBecomesADatasetAndAStudy()
{
    const ImportSummary summary = imported("\xEF\xBB\xBFUnit;Rater;Label\r\n"
                                           "u1;Al;good\r\nu1;Bo;bad\r\nu2;Al;good\r\n");
    QCOMPARE(summary.kind, ImportKind::Study);
    QCOMPARE(summary.format, ratingsFormat);
    QCOMPARE(summary.read, 3);
    QCOMPARE(summary.imported, 2);
    QCOMPARE(summary.study, QStringLiteral("r"));
    QCOMPARE(summary.dataset, QStringLiteral("r"));
    QCOMPARE(summary.annotators, 2);
    QCOMPARE(summary.answers, 3);
    const ImportedAnswers study(*m_project, QStringLiteral("r"));
    QCOMPARE(study.all(),
             (QStringList{QStringLiteral("u1 Al value good"), QStringLiteral("u1 Bo value bad"),
                          QStringLiteral("u2 Al value good")}));
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_RatingsImport::otherNamesOfColumnsAreKnown_data()
{
    QTest::addColumn<QByteArray>("head");
    for (const char *head : {"item_id,rater_id,label", "Unit ID,Annotator-ID,Rating",
                             "item,coder,code", "item_id,worker,category"})
        QTest::newRow(head) << QByteArray(head);
}

void tst_RatingsImport::otherNamesOfColumnsAreKnown()
{
    QFETCH(QByteArray, head);
    const ImportSummary summary = imported(head + "\nu1,Al,good\nu1,Bo,bad\n");
    QCOMPARE(summary.kind, ImportKind::Study);
    QCOMPARE(summary.answers, 2);
}

void tst_RatingsImport::whatAHeadLacksIsSaid()
{
    const auto summary = import("sentence,annotator_id,stars\nu1,Al,3\n");
    QVERIFY(!summary);
    const QString said = summary.error().message;
    QVERIFY2(said.contains(u"Missing: unit, value."), qPrintable(said));
    QVERIFY2(said.contains(u"sentence, annotator_id, stars"), qPrintable(said));
    // As a table of items it needs no more than to be asked for.
    VERIFY_RESULT(import("text,annotator_id,stars\nHello,Al,3\n", "csv"));
}

void tst_RatingsImport::valuesSayTheKindOfQuestion_data()
{
    QTest::addColumn<QStringList>("values");
    QTest::addColumn<QuestionKind>("kind");
    QTest::addColumn<QStringList>("options");
    const auto row = [](const char *values, QuestionKind kind, const char *options) {
        QTest::newRow(values) << QString::fromLatin1(values).split(u' ') << kind
                              << QString::fromLatin1(options).split(u' ');
    };
    row("1 5 3.0", QuestionKind::Scale, "1 2 3 4 5");
    row("-1 1", QuestionKind::Scale, "minus1 0 1");
    row("0 50 100", QuestionKind::Scale, "0 50 100");
    row("2.5 1", QuestionKind::Scale, "1 2_5");
    row("4 4", QuestionKind::Scale, "3 4");
    row("no yes", QuestionKind::SingleChoice, "no yes");
    row("1 many", QuestionKind::SingleChoice, "1 many");
    row("a|b b {}", QuestionKind::MultipleChoice, "a b");
}

void tst_RatingsImport::valuesSayTheKindOfQuestion()
{
    QFETCH(QStringList, values);
    QByteArray table = "unit,annotator,value\n";
    for (qsizetype i = 0; i < values.size(); ++i)
        table += 'u' + QByteArray::number(i) + ",Al," + values[i].toUtf8() + '\n';
    QCOMPARE(imported(table).answers, values.size());
    const ImportedAnswers study(*m_project, QStringLiteral("r"));
    QTEST(study.asked.questions.constFirst().kind, "kind");
    QTEST(study.asked.questions.constFirst().optionIds(), "options");
}

void tst_RatingsImport::eachQuestionIsOne()
{
    imported("unit\tannotator\tquestion\tvalue\nu\tAl\tTone\tgood\nu\tAl\tStars\t3\n"
             "u\tBo\tStars\t4\n");
    const ImportedAnswers study(*m_project, QStringLiteral("r"));
    QCOMPARE(study.asked.questions.size(), 2);
    QCOMPARE(study.asked.questions[0].id, QStringLiteral("tone"));
    QCOMPARE(study.asked.questions[0].isRequired, false);
    QCOMPARE(study.asked.questions[1].kind, QuestionKind::Scale);
    QCOMPARE(study.answer(QStringLiteral("u"), QStringLiteral("Bo"), QStringLiteral("stars")),
             QStringLiteral("4"));
}

void tst_RatingsImport::repeatsAreAssignmentsOfTheirOwn()
{
    imported("unit,annotator,value,occurrence,duration_ms,comment,flagged\n"
             "u,Al,a,1,1500,odd,1\nu,Al,b,2,,,\n");
    const ImportedAnswers study(*m_project, QStringLiteral("r"));
    const QString unit = QStringLiteral("u");
    const QString al = QStringLiteral("Al");
    QCOMPARE(study.answer(unit, al, QStringLiteral("value"), 1), QStringLiteral("a"));
    QCOMPARE(study.answer(unit, al, QStringLiteral("value"), 2), QStringLiteral("b"));
    const AssignmentId first = study.assignment(unit, al).id;
    QCOMPARE(timeSpent(study.answers, first), 1500);
    QCOMPARE(study.answers.comment(first), QStringLiteral("odd"));
    QVERIFY(study.answers.isFlagged(first));
}

void tst_RatingsImport::emptyValuesAreOpenAssignments()
{
    const ImportSummary summary =
        imported("unit,annotator,value\nu1,Al,a\nu1,Bo,\nu2,Al,NaN\nu2,Bo,b\n");
    QCOMPARE(summary.answers, 2);
    const ImportedAnswers study(*m_project, QStringLiteral("r"));
    QCOMPARE(study.assignments.size(), 4);
    QCOMPARE(study.state(QStringLiteral("u1"), QStringLiteral("Bo")), AssignmentState::Open);
    QCOMPARE(study.state(QStringLiteral("u2"), QStringLiteral("Al")), AssignmentState::Open);
    QCOMPARE(study.state(QStringLiteral("u2"), QStringLiteral("Bo")), AssignmentState::Done);
}

void tst_RatingsImport::itemsOfTheProjectAreUsed()
{
    m_project->write([](Database &database) {
        publishItems(database, QStringLiteral("demo"),
                     {testItem(QStringLiteral("rank"), 1), testItem(QStringLiteral("rank"), 2)});
        return true;
    });
    const ImportSummary all = imported("item,annotator,value\nrank-1,Al,a\ndemo/rank-2,Al,b\n");
    QCOMPARE(all.dataset, QString());
    QCOMPARE(all.imported, 0);
    QCOMPARE(all.study, QStringLiteral("r"));
    QCOMPARE(m_project->number(QStringLiteral("SELECT count(*) FROM item")), 2);
    QCOMPARE(m_project->texts(QStringLiteral("SELECT item.key FROM unit JOIN unit_subject "
                                             "ON unit_subject.unit = unit.id JOIN item "
                                             "ON item.id = unit_subject.item ORDER BY unit.key")),
             (QStringList{QStringLiteral("rank-2"), QStringLiteral("rank-1")}));
    // Others come as a dataset.
    const ImportSummary some = imported("item,annotator,value\nrank-1,Al,a\nnew,Al,b\n");
    QCOMPARE(some.dataset, QStringLiteral("r"));
    QCOMPARE(some.imported, 1);
    QCOMPARE(some.study, QStringLiteral("r 2"));
    QCOMPARE(m_project->faults(), QStringList());
}

void tst_RatingsImport::aNameOfTwoItemsIsAskedAbout()
{
    m_project->write([](Database &database) {
        publishItems(database, QStringLiteral("a"), {testItem(QStringLiteral("rank"), 1)});
        publishItems(database, QStringLiteral("b"), {testItem(QStringLiteral("rank"), 1)});
        return true;
    });
    const auto summary = import("item,annotator,value\nrank-1,Al,a\n");
    QVERIFY(!summary);
    QVERIFY2(summary.error().message.contains(u"DATASET/KEY"), qPrintable(summary.error().message));
    QCOMPARE(imported("item,annotator,value\nb/rank-1,Al,a\n").imported, 0);
}

void tst_RatingsImport::textsAreTheItems()
{
    imported("unit,annotator,value,text\nu1,Al,a,\"Hello,\nyou\"\nu2,Al,b,\n");
    QCOMPARE(m_project->texts(QStringLiteral("SELECT content FROM turn ORDER BY dialogue")),
             (QStringList{QStringLiteral("Hello,\nyou"), QStringLiteral("u2")}));
}

void tst_RatingsImport::badRowsAreRejected_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no unit") << QByteArray(",Al,1,") << QStringLiteral("unit has no name");
    QTest::newRow("nobody") << QByteArray("u,,1,") << QStringLiteral("annotator has no name");
    QTest::newRow("too few") << QByteArray("u,Al,1") << QStringLiteral("found 3");
    QTest::newRow("no number") << QByteArray("u,Al,1,x") << QStringLiteral("repeats");
    QTest::newRow("another value") << QByteArray("v,Al,2,1") << QStringLiteral("“1” in line 2");
    QTest::newRow("no UTF-8") << QByteArray("u,Al,\xFF,1") << QStringLiteral("UTF-8");
}

void tst_RatingsImport::badRowsAreRejected()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, reason);
    const ImportSummary summary =
        imported("unit,annotator,value,repeat\nv,Al,1,1\nv,Al,1,1\n" + row + "\nv,Bo,2,1\n");
    QCOMPARE(summary.read, 4);
    QCOMPARE(summary.answers, 2);
    QCOMPARE(summary.rejectedCount, 1);
    QCOMPARE(summary.rejected.constFirst().line, 4);
    QVERIFY2(summary.rejected.constFirst().reason.contains(reason),
             qPrintable(summary.rejected.constFirst().reason));
}

void tst_RatingsImport::tablesThatCannotBeReadFail_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("a column is missing")
        << QByteArray("unit,value\nu,1\n") << QStringLiteral("Missing: annotator");
    QTest::newRow("no rows") << QByteArray("unit,annotator,value\n")
                             << QStringLiteral("holds no ratings");
    QTest::newRow("an open quote")
        << QByteArray("unit,annotator,value\n\"u,Al,1\n") << QStringLiteral("line 2");
    QTest::newRow("JSON") << QByteArray("[1]") << QStringLiteral("Missing: unit");
    QTest::newRow("only bad rows")
        << QByteArray("unit,annotator,value\n,Al,1\n") << QStringLiteral("line 2");
}

void tst_RatingsImport::tablesThatCannotBeReadFail()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, sentence);
    const auto summary = import(content, "ratings");
    QVERIFY(!summary);
    QVERIFY2(summary.error().message.contains(sentence), qPrintable(summary.error().message));
    QCOMPARE(m_project->number(QStringLiteral("SELECT count(*) FROM dataset")), 0);
}

void tst_RatingsImport::manyDifferentValuesAreTexts()
{
    QByteArray table = "unit,annotator,value\n";
    for (int i = 0; i < 40; ++i)
        table += "u,Al" + QByteArray::number(i) + ",word" + QByteArray::number(i) + '\n';
    const ImportSummary summary = imported(table);
    QCOMPARE(summary.answers, 40);
    QCOMPARE(summary.warnings.size(), 1);
    const ImportedAnswers study(*m_project, QStringLiteral("r"));
    QCOMPARE(study.asked.questions.constFirst().kind, QuestionKind::FreeText);
}

void tst_RatingsImport::largeTablesAreRead()
{
    QByteArray table = "unit,annotator,value\n";
    for (int i = 0; i < 3000; ++i)
        table += 'u' + QByteArray::number(i / 3) + ",r" + QByteArray::number(i % 3) + ','
            + QByteArray::number(i % 5) + '\n';
    const ImportSummary summary = imported(table);
    QCOMPARE(summary.imported, 1000);
    QCOMPARE(summary.answers, 3000);
    QCOMPARE(m_project->number(QStringLiteral("SELECT count(*) FROM annotation_event")), 3000);
}

CONCORD_TEST(tst_RatingsImport)
#include "tst_ratingsimport.moc"
