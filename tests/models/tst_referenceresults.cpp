// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/results/attributeinference.h"
#include "models/results/taskaccuracy.h"
#include "tests/models/resultsamples.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

/// Answers against the items' references, and beside models.
class tst_ReferenceResults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void attributesAreHeldAgainstTheReference();
    void modelsStandBesideThem();
    void typesAreCountedOneByOne();
    void otherQuestionsHaveNoAttributeTables();
    void tasksAreScoredAsModelsAre();
    void modelsDidTheSameItems();
    void tasksHaveTheirColumns();
    void openTasksAreLeftOut();

private:
    ResultInput attributeInput() const;
    ResultInput taskInput() const;
};

// u1 is an adult with music, u2 elderly; the study's third unit has no related attribute.
ResultInput tst_ReferenceResults::attributeInput() const
{
    Question question = sampleQuestion(QuestionKind::AttributeSet, {});
    question.attributes = {{sampleText("age"), {sampleText("adult"), sampleText("elderly")}},
                           {sampleText("hobby"), {sampleText("music"), sampleText("travel")}},
                           {sampleText("gender"), {sampleText("male")}}};
    ResultInput input = sampleInput(question, Measure::set);
    input.units = {
        {sampleText("u1"),
         {ItemId(1),
          sampleText("rank"),
          {},
          {},
          {},
          {{sampleText("age"), sampleText("adult")}, {sampleText("hobby"), sampleText("music")}}}},
        {sampleText("u2"),
         {ItemId(2), sampleText("rank"), {}, {}, {}, {{sampleText("age"), sampleText("elderly")}}}},
        {sampleText("u3"), {ItemId(3), sampleText("rank"), {}, {}, {}, {}}}};
    addSampleAnswer(input, "u1", "Ada", "age=adult|hobby=travel|gender=male");
    addSampleAnswer(input, "u2", "Ada", "age=elderly");
    addSampleAnswer(input, "u3", "Ada", "gender=male");
    addSampleAnswer(input, "u1", "Ben", "{}");
    return input;
}

void tst_ReferenceResults::attributesAreHeldAgainstTheReference()
{
    const auto tables = attributeTables(attributeInput());
    const OutcomeTable *precision = outcomeTable(tables, "attribute_precision");
    const OutcomeTable *recall = outcomeTable(tables, "attribute_recall");
    QVERIFY(precision && recall);
    // By hand. Ada's first answer: types 2 of 3, pairs 1 of 3, RVA 1/2; her second: all right.
    COMPARE_NEAR(outcomeNumber(*precision, "Ada", "type_precision"), 5.0 / 6, 1e-12);
    COMPARE_NEAR(outcomeNumber(*precision, "Ada", "value_precision"), 2.0 / 3, 1e-12);
    COMPARE_NEAR(outcomeNumber(*precision, "Ada", "relative_value_accuracy"), 0.75, 1e-12);
    COMPARE_NEAR(outcomeNumber(*recall, "Ada", "type_recall"), 1, 1e-12);
    COMPARE_NEAR(outcomeNumber(*recall, "Ada", "value_recall"), 0.75, 1e-12);
    COMPARE_NEAR(outcomeNumber(*recall, "Ada", "attribute_type_f1"), 0.9, 1e-12);
    COMPARE_NEAR(outcomeNumber(*recall, "Ada", "value_f1"), 0.7, 1e-12);
    QCOMPARE(outcomeNumber(*precision, "Ada", "answers"), 2.0);
    QCOMPARE(outcomeNumber(*precision, "Ben", "type_precision"), 0.0);
    COMPARE_NEAR(outcomeNumber(*precision, "All annotators", "type_precision"), 5.0 / 9, 1e-12);
    QVERIFY(precision->value(sampleText("Ada"), sampleText("type_precision")).low);
    QVERIFY(!precision->value(sampleText("Ben"), sampleText("type_precision")).low);
}

void tst_ReferenceResults::modelsStandBesideThem()
{
    ResultInput input = attributeInput();
    // The scores of Ada's own first answer, once for a pathway that does not ask for attributes.
    const RunItemScore same{
        sampleText("m/cot1"), ItemId(1), true, 0.8, 2.0 / 3, 1, 0.4, 0.5, 0, {}};
    RunItemScore direct = same;
    direct.run = sampleText("m/basic");
    direct.statesAttributes = false;
    RunItemScore elsewhere = same;
    elsewhere.item = ItemId(9);
    input.runs = {direct, same, elsewhere};
    const auto tables = attributeTables(input);
    const OutcomeTable *precision = outcomeTable(tables, "attribute_precision");
    const OutcomeTable *recall = outcomeTable(tables, "attribute_recall");
    QCOMPARE(precision->rows.size(), 4);
    QCOMPARE(precision->rows.constLast().kind, sampleText("run"));
    QCOMPARE(outcomeNumber(*precision, "m/cot1", "answers"), 1.0);
    COMPARE_NEAR(outcomeNumber(*precision, "m/cot1", "type_precision"), 2.0 / 3, 1e-12);
    COMPARE_NEAR(outcomeNumber(*precision, "m/cot1", "value_precision"), 1.0 / 3, 1e-12);
    COMPARE_NEAR(outcomeNumber(*recall, "m/cot1", "value_recall"), 0.5, 1e-12);
}

void tst_ReferenceResults::typesAreCountedOneByOne()
{
    const auto tables = attributeTables(attributeInput());
    const OutcomeTable *types = outcomeTable(tables, "attribute_types");
    QVERIFY(types);
    QCOMPARE(outcomeNumber(*types, "age", "stated"), 2.0);
    QCOMPARE(outcomeNumber(*types, "age", "type_precision"), 1.0);
    QCOMPARE(outcomeNumber(*types, "age", "value_precision"), 1.0);
    COMPARE_NEAR(outcomeNumber(*types, "age", "type_recall"), 2.0 / 3, 1e-12); // Ben missed one
    QCOMPARE(outcomeNumber(*types, "hobby", "type_precision"), 1.0);
    QCOMPARE(outcomeNumber(*types, "hobby", "value_precision"), 0.0);
    QCOMPARE(outcomeNumber(*types, "hobby", "type_recall"), 0.5);
    QCOMPARE(outcomeNumber(*types, "gender", "type_precision"), 0.0);
    QVERIFY(!types->value(sampleText("gender"), sampleText("type_recall")).value);
}

void tst_ReferenceResults::otherQuestionsHaveNoAttributeTables()
{
    ResultInput input = attributeInput();
    input.question.kind = QuestionKind::MultipleChoice;
    QVERIFY(attributeTables(input).isEmpty());
    input = attributeInput();
    input.units.clear();
    QVERIFY(attributeTables(input).isEmpty());
}

ResultInput tst_ReferenceResults::taskInput() const
{
    ResultInput input = sampleInput(sampleQuestion(QuestionKind::ItemAnswer, {}));
    const auto letters = [](const char *list) {
        return ReferenceAnswer{sampleText(list).split(u','), true};
    };
    input.units = {
        {sampleText("u1"),
         {ItemId(1), sampleText("predict"), {}, {}, {{sampleText("yes")}, false}, {}}},
        {sampleText("u2"), {ItemId(2), sampleText("filter"), {}, {}, letters("A,B"), {}}},
        {sampleText("u3"), {ItemId(3), sampleText("rank"), {}, {}, letters("A,D,B,C"), {}}},
    };
    addSampleAnswer(input, "u1", "Ada", "yes");
    addSampleAnswer(input, "u2", "Ada", "A|C");
    addSampleAnswer(input, "u3", "Ada", "B>D>A>C");
    addSampleAnswer(input, "u1", "Ben", "no");
    addSampleAnswer(input, "u2", "Ben", "{}");
    return input;
}

void tst_ReferenceResults::tasksAreScoredAsModelsAre()
{
    const auto tables = taskAccuracyTables(taskInput());
    const OutcomeTable *accuracy = outcomeTable(tables, "task_accuracy");
    QVERIFY(accuracy);
    // Exact 1, F1 1/2, and of the ranking 0.8333 as published, 0.5 by item (ip-dialog.md, 5).
    COMPARE_NEAR(outcomeNumber(*accuracy, "Ada", "task_accuracy"), (1 + 0.5 + 5.0 / 6) / 3, 1e-12);
    COMPARE_NEAR(outcomeNumber(*accuracy, "Ada", "item_rank"), 0.5, 1e-12);
    QCOMPARE(outcomeNumber(*accuracy, "Ben", "task_accuracy"), 0.0);
    QVERIFY(!accuracy->value(sampleText("Ben"), sampleText("item_rank")).value);
    COMPARE_NEAR(outcomeNumber(*accuracy, "All annotators", "task_accuracy"), (1.5 + 5.0 / 6) / 5,
                 1e-12);
    QCOMPARE(outcomeNumber(*accuracy, "All annotators", "answers"), 5.0);
}

void tst_ReferenceResults::modelsDidTheSameItems()
{
    ResultInput input = taskInput();
    for (const qint64 item : {1, 2, 7}) {
        RunItemScore score;
        score.run = sampleText("m/taskrelated");
        score.item = ItemId(item);
        score.taskAccuracy = item == 1 ? 1 : 0.5;
        input.runs.append(score);
    }
    const auto tables = taskAccuracyTables(input);
    const OutcomeTable *accuracy = outcomeTable(tables, "task_accuracy");
    QCOMPARE(outcomeNumber(*accuracy, "m/taskrelated", "answers"), 2.0);
    QCOMPARE(outcomeNumber(*accuracy, "m/taskrelated", "task_accuracy"), 0.75);
}

void tst_ReferenceResults::tasksHaveTheirColumns()
{
    const auto tables = taskAccuracyTables(taskInput());
    const OutcomeTable *byTask = outcomeTable(tables, "task_accuracy_by_task");
    QVERIFY(byTask);
    QCOMPARE(byTask->columns.size(), 4);
    QCOMPARE(outcomeNumber(*byTask, "All annotators", "predict"), 0.5);
    QCOMPARE(outcomeNumber(*byTask, "All annotators", "filter"), 0.25);
    COMPARE_NEAR(outcomeNumber(*byTask, "All annotators", "rank"), 5.0 / 6, 1e-12);
}

void tst_ReferenceResults::openTasksAreLeftOut()
{
    ResultInput input = taskInput();
    for (ResultUnit &source : input.units)
        source.task = sampleText("advice");
    QVERIFY(taskAccuracyTables(input).isEmpty());
}

CONCORD_TEST(tst_ReferenceResults)

#include "tst_referenceresults.moc"
