// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/evaluationview.h"

#include "models/evaluation/awareness.h"
#include "models/evaluation/chartintervals.h"
#include "models/evaluation/runside.h"

#include <algorithm>

namespace Concord {

namespace {

// Keeps what is there, else takes the first two models, else the first two pathways.
void chooseCompared(EvaluationChoice &choice, const EvaluationData &data)
{
    const QStringList models = modelsOf(data.cells);
    const QList<Pathway> pathways = pathwaysOf(data.cells);
    const auto first = runSideNamed(choice.first, models, pathways);
    const auto second = runSideNamed(choice.second, models, pathways);
    if (first && second && first != second && first->isOfKindOf(*second))
        return;
    QStringList names = models;
    if (names.size() < 2) {
        names.clear();
        for (const Pathway pathway : pathways)
            names.append(QString(pathwayName(pathway)));
    }
    choice.first = names.size() > 1 ? names[0] : QString();
    choice.second = names.size() > 1 ? names[1] : QString();
}

bool showsAttributes(const QString &chart)
{
    const QStringList ids = evaluationChartIds();
    return chart == ids[0] || chart == ids[1];
}

// What a key of a row or column stands for narrows the filter.
void narrow(EvaluationFilter &filter, const QString &key, const ResponseChoices &choices)
{
    if (key.isEmpty())
        return;
    if (choices.models.contains(key))
        filter.models = {key};
    else if (choices.tasks.contains(key))
        filter.tasks = {key};
    else if (const auto pathway = pathwayNamed(key))
        filter.pathways = {*pathway};
}

} // namespace

const StudyChart *EvaluationView::chart(const QString &id) const
{
    const auto found = std::find_if(charts.begin(), charts.end(),
                                    [&](const StudyChart &each) { return each.id == id; });
    return found == charts.end() ? nullptr : &*found;
}

EvaluationView evaluationView(const EvaluationData &data, const EvaluationChoice &choice,
                              const EvaluationSources &sources, EvaluationParts parts)
{
    EvaluationView view;
    view.choice = choice;
    view.isLoaded = true;
    view.sources = sources;
    chooseCompared(view.choice, data);
    EvaluationChartOptions options;
    options.attributePathways = choice.attributePathways;
    options.first = view.choice.first;
    options.second = view.choice.second;
    view.charts = evaluationCharts(data, options);
    if (parts == EvaluationParts::All) {
        addIntervals(view.charts, data, options);
        view.attributeNotes.append(valueAccuracyIntervals(data, options));
        if (!view.choice.first.isEmpty() && data.origin == MetricOrigin::Computed) {
            const auto compared = compareRuns(data, view.choice.first, view.choice.second,
                                              ComparedMeasure::TaskAccuracy);
            if (compared)
                view.comparisons = *compared;
        }
    }
    view.attributeNotes += awarenessSentences(awarenessCorrelation(
        data, choice.attributePathways.isEmpty() ? attributePathways() : choice.attributePathways));
    view.attributeNotes.removeAll(QString());
    view.models = modelsOf(data.cells).size();
    for (const MetricCell &cell : data.cells) {
        view.responses += cell.responses;
        view.parsed += cell.parsed;
    }
    view.withoutWordNet = data.withoutWordNet;
    return view;
}

std::optional<FailureFilter> failuresBehind(const EvaluationView &view, const QString &chart,
                                            qsizetype row, qsizetype column)
{
    const StudyChart *shown = view.chart(chart);
    const auto *grid = shown ? std::get_if<HeatmapGrid>(&shown->chart) : nullptr;
    if (!grid)
        return std::nullopt;
    const std::optional<QString> rowKey = grid->rowKeys.value(row);
    const std::optional<QString> columnKey = grid->columnKeys.value(column);
    if (!rowKey || !columnKey)
        return std::nullopt;
    EvaluationFilter filter = view.choice.filter;
    if (showsAttributes(chart) && filter.pathways.isEmpty())
        filter.pathways = view.choice.attributePathways.isEmpty() ? attributePathways()
                                                                  : view.choice.attributePathways;
    if (chart == evaluationChartIds().constLast()) {
        const ResponseChoices &choices = view.sources.choices;
        filter.models.clear();
        filter.pathways.clear();
        for (const QString &name : {view.choice.first, view.choice.second}) {
            const auto side = runSideNamed(name, choices.models, choices.pathways);
            if (side && !side->model.isEmpty())
                filter.models.append(side->model);
            if (side && side->pathway)
                filter.pathways.append(*side->pathway);
        }
        if (filter.models.isEmpty())
            filter.models = view.choice.filter.models;
        if (filter.pathways.isEmpty())
            filter.pathways = view.choice.filter.pathways;
    }
    narrow(filter, *rowKey, view.sources.choices);
    narrow(filter, *columnKey, view.sources.choices);
    FailureFilter failures;
    failures.reading = view.choice.reading;
    failures.responses = filter;
    if (chart == evaluationChartIds().constFirst())
        failures.measure = FailureMeasure::AttributeTypeF1;
    return failures;
}

} // namespace Concord
