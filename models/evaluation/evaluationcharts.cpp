// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/evaluationcharts.h"

#include <QCoreApplication>

#include <array>

namespace Concord {

namespace {

QString evaluationText(const char *text)
{
    return QCoreApplication::translate("Concord::Evaluation", text);
}

// What each chart shows, in the order of their ids.
constexpr std::array chartDescriptions = {
    QT_TRANSLATE_NOOP("Concord::Evaluation",
                      "How well the models name the types of the attributes that matter"),
    QT_TRANSLATE_NOOP("Concord::Evaluation",
                      "How often the models have the right value of a right type"),
    QT_TRANSLATE_NOOP("Concord::Evaluation",
                      "How well the models answer each task: exact match, F1, rank correlation or, "
                      "where it is open-ended, METEOR; beside random answers"),
    QT_TRANSLATE_NOOP("Concord::Evaluation", "What the judge thinks of each model’s responses"),
    QT_TRANSLATE_NOOP("Concord::Evaluation",
                      "Which pathway does best, in accuracy and in the judge’s eyes, over the "
                      "models without fine-tuning"),
    QT_TRANSLATE_NOOP("Concord::Evaluation", "How well each model does on each pathway"),
    QT_TRANSLATE_NOOP("Concord::Evaluation", "What the judge thinks of each model on each pathway"),
    QT_TRANSLATE_NOOP("Concord::Evaluation", "Where one is better or worse than the other")};

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
    using Chart = decltype(StudyChart::chart);
    const QList<Pathway> all = allPathways();
    const QList<Pathway> stating =
        options.attributePathways.isEmpty() ? attributePathways() : options.attributePathways;
    const std::array<Chart, chartDescriptions.size()> made = {
        attributeTypeF1Grid(data, stating),
        relativeValueAccuracyBars(data, stating),
        taskAccuracyGrid(data, all),
        judgeScoreGrid(data, all),
        pathwaysGrid(data),
        pathwayByModelGrid(data, PathwayMeasure::TaskAccuracy),
        pathwayByModelGrid(data, PathwayMeasure::JudgeScore),
        chosenDifference(data, options)};
    QList<StudyChart> charts;
    for (size_t i = 0; i < made.size(); ++i) {
        if (std::visit([](const auto &chart) { return chart.isValid(); }, made[i]))
            charts.append({evaluationChartIds()[qsizetype(i)], evaluationText(chartDescriptions[i]),
                           made[i]});
    }
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
