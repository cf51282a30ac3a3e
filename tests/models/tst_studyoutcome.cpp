// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/studyoutcome.h"

#include "models/results/outcomewriter.h"
#include "tests/models/resultsamples.h"
#include "tests/support/testregistry.h"

#include <QJsonArray>
#include <QTest>

using namespace Concord;

class tst_StudyOutcome : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKindChoosesTheTables_data();
    void theKindChoosesTheTables();
    void reasonsAreListedByUnit();
    void textsAreListed();
    void numbersReadByTheirForm();
    void tablesBecomeDocuments();
    void jsonHasEveryNumber();
    void csvHasALineForEachValue();
    void turingResultsAreATableToo();

private:
    StudyOutcome yesNo() const;
};

void tst_StudyOutcome::theKindChoosesTheTables_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QStringList>("tables");
    const auto row = [](const char *name, QuestionKind kind, const char *value,
                        const QStringList &tables) {
        QTest::newRow(name) << int(kind) << sampleText(value) << tables;
    };
    const QString shares = sampleText("answer_shares");
    row("single choice", QuestionKind::SingleChoice, "1", {sampleText("mean_rating"), shares});
    row("multiple choice", QuestionKind::MultipleChoice, "1|2", {shares});
    row("scale", QuestionKind::Scale, "2", {sampleText("mean_rating"), shares});
    row("yes or no", QuestionKind::YesNoReason, "1", {sampleText("yes_rate"), shares});
    row("ranking", QuestionKind::Ranking, "2>1", {sampleText("mean_rank")});
    row("free text", QuestionKind::FreeText, "words", {});
    row("attributes without reference", QuestionKind::AttributeSet, "a=b", {});
    row("item answer without reference", QuestionKind::ItemAnswer, "yes", {});
}

void tst_StudyOutcome::theKindChoosesTheTables()
{
    QFETCH(int, kind);
    QFETCH(QString, value);
    QFETCH(QStringList, tables);
    ResultInput input = sampleInput(sampleQuestion(QuestionKind(kind), {"1", "2"}));
    addSampleAnswer(input, "u1", "Ada", value.toUtf8().constData());
    const StudyOutcome outcome = studyOutcome(input);
    QStringList ids;
    for (const OutcomeTable &table : outcome.tables) {
        ids.append(table.id);
        QVERIFY(!table.title.isEmpty() && !table.rowTitle.isEmpty());
        for (const OutcomeRow &each : table.rows)
            QCOMPARE(each.values.size(), table.columns.size());
    }
    QCOMPARE(ids, tables);
    input.answers.clear();
    QVERIFY(studyOutcome(input).isEmpty());
}

StudyOutcome tst_StudyOutcome::yesNo() const
{
    ResultInput input = sampleInput(sampleQuestion(QuestionKind::YesNoReason, {"yes", "no"}));
    addSampleAnswer(input, "u2", "Ada", "no", "Nothing, \"at all\".");
    addSampleAnswer(input, "u1", "Ben", "no", "Too short");
    addSampleAnswer(input, "u1", "Ada", "yes");
    return studyOutcome(input);
}

void tst_StudyOutcome::reasonsAreListedByUnit()
{
    const StudyOutcome outcome = yesNo();
    QCOMPARE(outcome.written.size(), 2);
    QCOMPARE(outcome.written[0],
             (WrittenAnswer{sampleText("u1"), sampleText("Ben"), sampleText("NO"),
                            sampleText("Too short")}));
    QCOMPARE(outcome.written[1].unit, sampleText("u2"));
    QCOMPARE(writtenTitle(outcome), sampleText("Reasons given"));
    QCOMPARE(documentTable(outcome.written).rows[0],
             QStringList(
                 {sampleText("u1"), sampleText("Ben"), sampleText("NO"), sampleText("Too short")}));
}

void tst_StudyOutcome::textsAreListed()
{
    ResultInput input = sampleInput(sampleQuestion(QuestionKind::FreeText, {}));
    addSampleAnswer(input, "u1", "Ada", "It sings.");
    const StudyOutcome outcome = studyOutcome(input);
    QCOMPARE(writtenTitle(outcome), sampleText("Texts written"));
    QCOMPARE(documentTable(outcome.written).rows[0],
             QStringList({sampleText("u1"), sampleText("Ada"), sampleText("It sings.")}));
}

void tst_StudyOutcome::numbersReadByTheirForm()
{
    QCOMPARE(outcomeText({0.625, 0.5, 0.75, 8}, OutcomeForm::Share),
             sampleText("62.5 % (50.0 to 75.0 %)"));
    QCOMPARE(outcomeText({3.417, 3.1, 3.9, 8}, OutcomeForm::Number),
             sampleText("3.42 (3.10 to 3.90)"));
    QCOMPARE(outcomeText({1.0, {}, {}, 8}, OutcomeForm::Share), sampleText("100.0 %"));
    QCOMPARE(outcomeText(OutcomeValue::count(12), OutcomeForm::Count), sampleText("12"));
    QCOMPARE(outcomeText({0.0312, {}, {}, 8}, OutcomeForm::PValue), sampleText("0.031"));
    QCOMPARE(outcomeText({0.0, {}, {}, 8}, OutcomeForm::PValue), sampleText("< 0.001"));
    QCOMPARE(outcomeText({}, OutcomeForm::Share), sampleText("–"));
}

void tst_StudyOutcome::tablesBecomeDocuments()
{
    const DocumentTable table = documentTable(*yesNo().table(u"yes_rate"));
    QCOMPARE(table.columns.size(), 3);
    QVERIFY(!table.columns[0].isNumber && table.columns[2].isNumber);
    QCOMPARE(table.rows[0][0], sampleText("Ada"));
    QVERIFY(table.rows[0][2].startsWith(sampleText("50.0 % (")));
}

void tst_StudyOutcome::jsonHasEveryNumber()
{
    const QJsonObject json = toJson(yesNo());
    const QJsonObject table = json.value(sampleText("tables")).toArray().at(0).toObject();
    QCOMPARE(table.value(sampleText("id")).toString(), sampleText("yes_rate"));
    const QJsonObject row = table.value(sampleText("rows")).toArray().at(0).toObject();
    QCOMPARE(row.value(sampleText("kind")).toString(), sampleText("annotator"));
    const QJsonObject share =
        row.value(sampleText("values")).toObject().value(sampleText("share")).toObject();
    QCOMPARE(share.value(sampleText("value")).toDouble(), 0.5);
    QCOMPARE(share.value(sampleText("n")).toInt(), 2);
    QVERIFY(share.value(sampleText("low")).isDouble());
    QCOMPARE(json.value(sampleText("written")).toArray().size(), 2);
}

void tst_StudyOutcome::csvHasALineForEachValue()
{
    const QString csv = outcomeCsv(sampleText("q"), yesNo());
    QVERIFY(csv.contains(sampleText("q,yes_rate,annotator,Ada,answers,2,,,2\r\n")));
    QVERIFY(
        csv.contains(sampleText("q,written,annotator,Ada,u2,\"Nothing, \"\"at all\"\".\",,,\r\n")));
    QCOMPARE(outcomeCsvHeader().size(), 9);
}

void tst_StudyOutcome::turingResultsAreATableToo()
{
    const QList<TuringJudgement> judgements{
        {sampleText("Ada"), sampleText("u1"), Author::Ai, Author::Ai},
        {sampleText("Ada"), sampleText("u2"), Author::Ai, Author::Human}};
    const OutcomeTable table = turingTableOf(turingResults(judgements, {sampleText("Ada")}));
    QCOMPARE(outcomeNumber(table, "Ada", "accuracy"), 0.5);
    QVERIFY(table.value(sampleText("Ada"), sampleText("accuracy")).low);
    QCOMPARE(outcomeNumber(table, "All annotators", "accuracy", "all"), 0.5);
}

CONCORD_TEST(tst_StudyOutcome)

#include "tst_studyoutcome.moc"
