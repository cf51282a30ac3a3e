// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/evaluationcharts.h"

#include <QCoreApplication>

namespace Concord {

namespace {

QString evaluationText(const char *text)
{
    return QCoreApplication::translate("Concord::Evaluation", text);
}

// Without names: what the paper compares, if it is there.
HeatmapGrid chosenDifference(const EvaluationData &data, const EvaluationChartOptions &options)
{
    const bool isAsked = !options.first.isEmpty() || !options.second.isEmpty();
    const QStringList models = modelsOf(data.cells);
    const QList<Pathway> pathways = pathwaysOf(data.cells);
    const auto first = runSideNamed(isAsked ? options.first : QStringLiteral("llama3-1_trained"),
                                    models, pathways);
    const auto second =
        runSideNamed(isAsked ? options.second : QStringLiteral("llama3-1"), models, pathways);
    if (!first || !second || !first->isOfKindOf(*second))
        return {};
    if (!first->pathway)
        return modelDifferenceGrid(data, first->model, second->model);
    if (first->model.isEmpty())
        return pathwayDifferenceGrid(data, *first->pathway, *second->pathway);
    return runDifferenceGrid(data, *first, *second);
}

} // namespace

QList<StudyChart> evaluationCharts(const EvaluationData &data,
                                   const EvaluationChartOptions &options)
{
    const QList<Pathway> all = allPathways();
    const QList<Pathway> stating =
        options.attributePathways.isEmpty() ? attributePathways() : options.attributePathways;
    QList<StudyChart> charts;
    const auto add = [&charts](const QString &id, const QString &description, const auto &chart) {
        if (chart.isValid())
            charts.append({id, description, chart});
    };
    const QStringList ids = evaluationChartIds();
    add(ids[0],
        evaluationText(
            QT_TRANSLATE_NOOP("Concord::Evaluation",
                              "How well the models name the types of the attributes that matter")),
        attributeTypeF1Grid(data, stating));
    add(ids[1],
        evaluationText(QT_TRANSLATE_NOOP(
            "Concord::Evaluation", "How often the models have the right value of a right type")),
        relativeValueAccuracyBars(data, stating));
    add(ids[2],
        evaluationText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                         "How well the models answer each task: exact match, F1, "
                                         "rank correlation or, where it is "
                                         "open-ended, METEOR; beside random answers")),
        taskAccuracyGrid(data, all, options.hasBaselines));
    add(ids[3],
        evaluationText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                         "What the judge thinks of each model’s responses")),
        judgeScoreGrid(data, all));
    add(ids[4],
        evaluationText(QT_TRANSLATE_NOOP(
            "Concord::Evaluation",
            "Which pathway does best, in accuracy and in the judge’s eyes, over the models without "
            "fine-tuning")),
        pathwaysGrid(data));
    add(ids[5],
        evaluationText(
            QT_TRANSLATE_NOOP("Concord::Evaluation", "How well each model does on each pathway")),
        pathwayByModelGrid(data, PathwayMeasure::TaskAccuracy));
    add(ids[6],
        evaluationText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                         "What the judge thinks of each model on each pathway")),
        pathwayByModelGrid(data, PathwayMeasure::JudgeScore));
    add(ids[7],
        evaluationText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                         "Where one is better or worse than the other")),
        chosenDifference(data, options));
    return charts;
}

QStringList evaluationChartIds()
{
    return {QStringLiteral("attribute-type-f1"),
            QStringLiteral("relative-value-accuracy"),
            QStringLiteral("task-accuracy"),
            QStringLiteral("judge-score"),
            QStringLiteral("pathways"),
            QStringLiteral("pathway-by-model"),
            QStringLiteral("pathway-by-model-judge"),
            QStringLiteral("difference")};
}

} // namespace Concord
