// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/evaluationview.h"
#include "tests/support/testregistry.h"

#include <QTest>

using namespace Concord;

/// What the Evaluation page is given, and where its cells lead.
class tst_EvaluationView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoModelsAreComparedWhereNoneAreNamed();
    void twoPathwaysAreComparedWhereThereIsOneModel();
    void namedOnesStay();
    void aCellLeadsToItsModelAndTask();
    void aMeanLeadsToAllOfThem();
    void aBaselineLeadsNowhere();
    void attributesLeadToThePathwaysTheyAreAveragedOver();
    void aDifferenceLeadsToBothSides();
    void runsAreSubtracted();
    void responsesAddUp();
    void cellsThatDoNotFitAreLeftOut();
};

namespace {

MetricCell viewCell(const char *model, Pathway pathway, const char *task, double accuracy)
{
    MetricCell cell;
    cell.model = QString::fromLatin1(model);
    cell.pathway = pathway;
    cell.task = QString::fromLatin1(task);
    cell.items = cell.responses = 100;
    cell.parsed = 90;
    cell.taskAccuracy = accuracy;
    cell.attributeTypeF1 = accuracy / 2;
    return cell;
}

EvaluationData someScores()
{
    EvaluationData data;
    for (const char *model : {"quill", "bramble"}) {
        for (const Pathway pathway : {Pathway::DirectResponse, Pathway::TaskRelated}) {
            data.cells.append(viewCell(model, pathway, "rank", 0.5));
            data.cells.append(viewCell(model, pathway, "advice", 0.25));
        }
    }
    return data;
}

EvaluationView viewOf(const EvaluationData &data, const EvaluationChoice &choice = {})
{
    EvaluationSources sources;
    sources.hasComputed = true;
    sources.choices = {modelsOf(data.cells), tasksOf(data.cells), pathwaysOf(data.cells), {}, {}};
    return evaluationView(data, choice, sources);
}

const QString taskChart = QStringLiteral("task-accuracy");

} // namespace

void tst_EvaluationView::twoModelsAreComparedWhereNoneAreNamed()
{
    const EvaluationView view = viewOf(someScores());
    QCOMPARE(view.choice.first, QStringLiteral("bramble"));
    QCOMPARE(view.choice.second, QStringLiteral("quill"));
    QVERIFY(view.chart(QStringLiteral("difference")));
}

void tst_EvaluationView::twoPathwaysAreComparedWhereThereIsOneModel()
{
    EvaluationData data = someScores();
    data.cells.remove(4, 4);
    const EvaluationView view = viewOf(data);
    QCOMPARE(view.choice.first, QStringLiteral("DirectResponse"));
    QCOMPARE(view.choice.second, QStringLiteral("TaskRelated"));
}

void tst_EvaluationView::namedOnesStay()
{
    EvaluationChoice choice;
    choice.first = QStringLiteral("TaskRelated");
    choice.second = QStringLiteral("DirectResponse");
    QCOMPARE(viewOf(someScores(), choice).choice, choice);
    choice.second = QStringLiteral("nobody");
    QCOMPARE(viewOf(someScores(), choice).choice.first, QStringLiteral("bramble"));
}

void tst_EvaluationView::aCellLeadsToItsModelAndTask()
{
    const auto filter = failuresBehind(viewOf(someScores()), taskChart, 1, 0);
    QVERIFY(filter);
    QCOMPARE(filter->responses.models, QStringList(QStringLiteral("quill")));
    QCOMPARE(filter->responses.tasks, QStringList(QStringLiteral("rank")));
    QVERIFY(filter->responses.pathways.isEmpty());
}

void tst_EvaluationView::aMeanLeadsToAllOfThem()
{
    EvaluationChoice choice;
    choice.filter.domain = QStringLiteral("travel");
    const auto row = failuresBehind(viewOf(someScores(), choice), taskChart, 0, 2);
    QVERIFY(row && row->responses.tasks.isEmpty());
    QCOMPARE(row->responses.domain, QStringLiteral("travel"));
    const auto column = failuresBehind(viewOf(someScores()), taskChart, 2, 1);
    QVERIFY(column && column->responses.models.isEmpty());
    QCOMPARE(column->responses.tasks, QStringList(QStringLiteral("advice")));
}

void tst_EvaluationView::aBaselineLeadsNowhere()
{
    const EvaluationView view = viewOf(someScores());
    QCOMPARE(std::get<HeatmapGrid>(view.chart(taskChart)->chart).rows.size(), 5);
    QVERIFY(!failuresBehind(view, taskChart, 3, 0));
    QVERIFY(!failuresBehind(view, taskChart, 9, 0));
    QVERIFY(!failuresBehind(view, QStringLiteral("no-chart"), 0, 0));
}

void tst_EvaluationView::attributesLeadToThePathwaysTheyAreAveragedOver()
{
    const QString chart = QStringLiteral("attribute-type-f1");
    const auto usual = failuresBehind(viewOf(someScores()), chart, 0, 0);
    QVERIFY(usual);
    QCOMPARE(usual->responses.pathways, attributePathways());
    QCOMPARE(usual->measure, FailureMeasure::AttributeTypeF1);
    EvaluationChoice choice;
    choice.attributePathways = {Pathway::DirectResponse};
    const auto chosen = failuresBehind(viewOf(someScores(), choice), chart, 0, 0);
    QVERIFY(chosen);
    QCOMPARE(chosen->responses.pathways, QList<Pathway>{Pathway::DirectResponse});
}

void tst_EvaluationView::aDifferenceLeadsToBothSides()
{
    const QString chart = QStringLiteral("difference");
    const auto models = failuresBehind(viewOf(someScores()), chart, 1, 0);
    QVERIFY(models);
    QCOMPARE(models->responses.models,
             QStringList({QStringLiteral("bramble"), QStringLiteral("quill")}));
    QCOMPARE(models->responses.pathways, QList<Pathway>{Pathway::TaskRelated});
    QCOMPARE(models->responses.tasks, QStringList(QStringLiteral("rank")));
    EvaluationChoice choice;
    choice.first = QStringLiteral("TaskRelated");
    choice.second = QStringLiteral("DirectResponse");
    const auto pathways = failuresBehind(viewOf(someScores(), choice), chart, 0, 0);
    QVERIFY(pathways);
    QCOMPARE(pathways->responses.models, QStringList(QStringLiteral("bramble")));
    QCOMPARE(pathways->responses.pathways, (QList{Pathway::TaskRelated, Pathway::DirectResponse}));
}

void tst_EvaluationView::runsAreSubtracted()
{
    EvaluationData data = someScores();
    data.cells[0].taskAccuracy = 0.75; // quill, DirectResponse, rank
    EvaluationChoice choice;
    choice.first = QStringLiteral("quill/DirectResponse");
    choice.second = QStringLiteral("bramble/TaskRelated");
    const EvaluationView view = viewOf(data, choice);
    QCOMPARE(view.choice, choice);
    const auto grid = std::get<HeatmapGrid>(view.chart(QStringLiteral("difference"))->chart);
    QCOMPARE(grid.cell(0, 0).text, QStringLiteral("+25.00"));
    QCOMPARE(grid.highText, QStringLiteral("+25: quill, DirectResponse is better"));
    const auto behind = failuresBehind(view, QStringLiteral("difference"), 0, 0);
    QVERIFY(behind);
    QCOMPARE(behind->responses.models,
             QStringList({QStringLiteral("quill"), QStringLiteral("bramble")}));
    QCOMPARE(behind->responses.pathways, (QList{Pathway::DirectResponse, Pathway::TaskRelated}));
    QCOMPARE(behind->responses.tasks, QStringList(QStringLiteral("rank")));
}

void tst_EvaluationView::responsesAddUp()
{
    const EvaluationView view = viewOf(someScores());
    QCOMPARE(view.models, 2);
    QCOMPARE(view.responses, 800);
    QCOMPARE(view.parsed, 720);
}

void tst_EvaluationView::cellsThatDoNotFitAreLeftOut()
{
    EvaluationFilter filter;
    filter.models = {QStringLiteral("quill")};
    filter.pathways = {Pathway::TaskRelated};
    const QList<MetricCell> cells = fittingCells(someScores().cells, filter);
    QCOMPARE(cells.size(), 2);
    QCOMPARE(cells[1].task, QStringLiteral("advice"));
    QCOMPARE(fittingCells(someScores().cells, {}).size(), 8);
}

CONCORD_TEST(tst_EvaluationView)
#include "tst_evaluationview.moc"
