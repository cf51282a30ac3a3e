// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/evaluationdata.h"
#include "tests/support/comparenear.h"
#include "tests/support/testregistry.h"

using namespace Concord;

class tst_EvaluationData : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysAreReadFromAList();
    void itemsBecomeMeansOfTheirCell();
    void scoresThatAreAbsentAreNotZeros();
    void cellsAreInThePapersOrder();
    void tasksWeighTheSameHoweverManyCellsTheyHave();
    void itemsThatSeveralModelsAnsweredCountOnce();
    void allKeysChangeNothing();
    void droppedKeysAreEmpty();
    void judgeScoresJoinTheirCells();
    void noCellsGiveNoGroups();
};

namespace {

ItemScore scoreOf(qint64 item, const char16_t *model, const char16_t *task, double accuracy)
{
    ItemScore score;
    score.item = item;
    score.model = QString::fromUtf16(model);
    score.task = QString::fromUtf16(task);
    score.isParsed = accuracy > 0;
    score.taskAccuracy = accuracy;
    return score;
}

MetricCell accuracyCell(const char16_t *model, Pathway pathway, const char16_t *task,
                        double accuracy)
{
    MetricCell cell;
    cell.model = QString::fromUtf16(model);
    cell.pathway = pathway;
    cell.task = QString::fromUtf16(task);
    cell.items = 4;
    cell.responses = 4;
    cell.parsed = 3;
    cell.taskAccuracy = accuracy;
    return cell;
}

} // namespace

void tst_EvaluationData::keysAreReadFromAList()
{
    QCOMPARE(metricKeysNamed(QStringLiteral("task, model")),
             std::optional(MetricKey::Task | MetricKey::Model));
    QCOMPARE(metricKeysNamed(QStringLiteral("model,pathway,task")), std::optional(allMetricKeys));
    QVERIFY(!metricKeysNamed(QStringLiteral("task,domain")));
    QVERIFY(!metricKeysNamed(QString()));
}

void tst_EvaluationData::itemsBecomeMeansOfTheirCell()
{
    ItemScore wordy = scoreOf(2, u"qwen", u"rank", 0.5);
    wordy.attributeTypeF1 = 0.8;
    wordy.relativeValueAccuracy = 0.25;
    const QList<MetricCell> cells =
        cellsOf({scoreOf(1, u"qwen", u"rank", 1), wordy, scoreOf(3, u"qwen", u"rank", 0)});
    QCOMPARE(cells.size(), 1);
    QCOMPARE(cells[0].items, 3);
    QCOMPARE(cells[0].responses, 3);
    QCOMPARE(cells[0].parsed, 2);
    QCOMPARE(cells[0].taskAccuracy, std::optional(0.5)); // by hand: 1.5 / 3
    QVERIFY(!cells[0].judgeScore);
}

void tst_EvaluationData::scoresThatAreAbsentAreNotZeros()
{
    ItemScore stating = scoreOf(1, u"qwen", u"rank", 1);
    stating.attributeTypeF1 = 0.8;
    const ItemScore silent = scoreOf(2, u"qwen", u"rank", 1);
    const QList<MetricCell> cells = cellsOf({stating, silent});
    QCOMPARE(cells[0].attributeTypeF1, std::optional(0.8));
    QVERIFY(!cells[0].relativeValueAccuracy);
    // The same item twice, as when a run was imported again, is one item with two responses.
    const QList<MetricCell> twice = cellsOf({stating, stating});
    QCOMPARE(twice[0].items, 1);
    QCOMPARE(twice[0].responses, 2);
}

void tst_EvaluationData::cellsAreInThePapersOrder()
{
    ItemScore late = scoreOf(1, u"claude", u"rank", 1);
    late.pathway = Pathway::TaskRelated;
    const QList<MetricCell> cells =
        cellsOf({scoreOf(1, u"zeta", u"rank", 1), scoreOf(1, u"alpha", u"rank", 1), late,
                 scoreOf(1, u"claude", u"own_task", 1), scoreOf(1, u"claude", u"convince", 1),
                 scoreOf(1, u"claude", u"recommend", 1), scoreOf(1, u"gpt4o", u"rank", 1)});
    QStringList places;
    for (const MetricCell &cell : cells)
        places.append(cell.model + u' ' + pathwayName(cell.pathway).first(1) + u' ' + cell.task);
    QCOMPARE(places,
             (QStringList{QStringLiteral("gpt4o D rank"), QStringLiteral("claude D recommend"),
                          QStringLiteral("claude D convince"), QStringLiteral("claude D own_task"),
                          QStringLiteral("claude T rank"), QStringLiteral("alpha D rank"),
                          QStringLiteral("zeta D rank")}));
    QCOMPARE(modelsOf(cells),
             (QStringList{QStringLiteral("gpt4o"), QStringLiteral("claude"),
                          QStringLiteral("alpha"), QStringLiteral("zeta")}));
    QCOMPARE(tasksOf(cells).last(), QStringLiteral("own_task"));
    QCOMPARE(pathwaysOf(cells), (QList<Pathway>{Pathway::DirectResponse, Pathway::TaskRelated}));
}

void tst_EvaluationData::tasksWeighTheSameHoweverManyCellsTheyHave()
{
    const QList<MetricCell> cells = {
        accuracyCell(u"qwen", Pathway::DirectResponse, u"rank", 0.2),
        accuracyCell(u"qwen", Pathway::TypeGuided, u"rank", 0.4),
        accuracyCell(u"qwen", Pathway::DirectResponse, u"filter", 0.9)};
    const QList<MetricCell> merged = regrouped(cells, MetricKey::Model);
    QCOMPARE(merged.size(), 1);
    COMPARE_NEAR(*merged[0].taskAccuracy, 0.6, 1e-15); // by hand: ((0.2 + 0.4) / 2 + 0.9) / 2
    QCOMPARE(merged[0].responses, 12);
    QCOMPARE(merged[0].parsed, 9);
}

void tst_EvaluationData::itemsThatSeveralModelsAnsweredCountOnce()
{
    const QList<MetricCell> cells = {
        accuracyCell(u"qwen", Pathway::DirectResponse, u"rank", 0.2),
        accuracyCell(u"claude", Pathway::DirectResponse, u"rank", 0.4),
        accuracyCell(u"claude", Pathway::DirectResponse, u"filter", 0.4)};
    const QList<MetricCell> merged = regrouped(cells, MetricKeys());
    QCOMPARE(merged.size(), 1);
    QCOMPARE(merged[0].items, 8); // four of each task
    QCOMPARE(merged[0].responses, 12);
}

void tst_EvaluationData::allKeysChangeNothing()
{
    const QList<MetricCell> cells = {accuracyCell(u"qwen", Pathway::TypeGuided, u"rank", 0.2),
                                     accuracyCell(u"qwen", Pathway::TypeGuided, u"filter", 0.9)};
    QCOMPARE(regrouped(cells, allMetricKeys), cells);
}

void tst_EvaluationData::droppedKeysAreEmpty()
{
    const QList<MetricCell> merged =
        regrouped({accuracyCell(u"qwen", Pathway::TypeGuided, u"rank", 0.2)}, MetricKey::Pathway);
    QCOMPARE(merged[0].pathway, Pathway::TypeGuided);
    QVERIFY(merged[0].model.isEmpty());
    QVERIFY(merged[0].task.isEmpty());
}

void tst_EvaluationData::judgeScoresJoinTheirCells()
{
    const MetricCell scored = accuracyCell(u"qwen", Pathway::TypeGuided, u"rank", 0.2);
    MetricCell judged = scored;
    judged.taskAccuracy.reset();
    judged.items = 1;
    judged.judgeScore = 9.5;
    MetricCell other = judged;
    other.task = QStringLiteral("filter");
    const QList<MetricCell> joined = withJudgeScores({scored}, {judged, other});
    QCOMPARE(joined.size(), 2);
    QCOMPARE(joined[0].taskAccuracy, std::optional(0.2));
    QCOMPARE(joined[0].judgeScore, std::optional(9.5));
    QCOMPARE(joined[0].items, 4);
    QCOMPARE(joined[1], other);
}

void tst_EvaluationData::noCellsGiveNoGroups()
{
    QVERIFY(cellsOf({}).isEmpty());
    QVERIFY(regrouped({}, MetricKeys()).isEmpty());
}

CONCORD_TEST(tst_EvaluationData)
#include "tst_evaluationdata.moc"
