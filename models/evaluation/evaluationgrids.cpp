// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/evaluationgrids.h"

#include "models/evaluation/gridparts.h"
#include "models/evaluation/metricreader.h"
#include "models/report/resulttext.h"

#include <algorithm>
#include <array>

namespace Concord {

using namespace GridParts;

namespace {

const GridMeasure attributeTypeMeasure{
    &MetricCell::attributeTypeF1, 100, 1,
    QT_TRANSLATE_NOOP("Concord::Evaluation", "Attribute-type F1 (%)"),
    QT_TRANSLATE_NOOP("Concord::Evaluation", "%1, %2: attribute-type F1 %3 %")};
const GridMeasure judgeMeasure{
    &MetricCell::judgeScore, 1, 2, QT_TRANSLATE_NOOP("Concord::Evaluation", "Judge’s score (0–14)"),
    QT_TRANSLATE_NOOP("Concord::Evaluation", "%1, %2: judge’s score %3 of 14")};

std::optional<double> meanOfValues(const GridValues &values)
{
    double sum = 0;
    qsizetype count = 0;
    for (const std::optional<double> value : values) {
        sum += value.value_or(0);
        count += value ? 1 : 0;
    }
    return count > 0 ? std::optional(sum / double(count)) : std::nullopt;
}

std::optional<double> roundedToHundredths(std::optional<double> share)
{
    return share ? std::optional(QString::number(*share * 100, 'f', 2).toDouble() / 100)
                 : std::nullopt;
}

GridValues withMeanColumn(const GridValues &values, qsizetype columns, bool meanOfRounded)
{
    GridValues wider;
    for (qsizetype row = 0; row < values.size() / columns; ++row) {
        GridValues own = values.sliced(row * columns, columns);
        wider += own;
        if (meanOfRounded)
            std::transform(own.begin(), own.end(), own.begin(), roundedToHundredths);
        wider += meanOfValues(own);
    }
    return wider;
}

HeatmapGrid modelsByTasks(const EvaluationData &data, const QList<Pathway> &chosen,
                          const GridMeasure &measure, bool meanOfRounded = false)
{
    const QList<MetricCell> cells =
        regrouped(measuredCells(data, chosen, measure), MetricKey::Model | MetricKey::Task);
    if (cells.isEmpty())
        return {};
    const QStringList models = modelsOf(cells);
    const QStringList names = tasksOf(cells);
    const GridValues values =
        tableOf(cells, measure, models.size(), names.size(),
                [&](const MetricCell &cell, qsizetype row, qsizetype column) {
                    return cell.model == models[row] && cell.task == names[column];
                });
    HeatmapGrid grid;
    grid.rowTitle = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Model"));
    grid.columnTitle = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Task"));
    grid.rows = titlesOf(models);
    grid.columns = names;
    grid.columns += gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Mean"));
    grid.rowKeys = keysOf(models);
    grid.columnKeys = keysOf(names + QStringList(QString()));
    fillGrid(grid, measure, withMeanColumn(values, names.size(), meanOfRounded));
    for (qsizetype i = names.size(); meanOfRounded && i < grid.cells.size(); i += names.size() + 1)
        grid.cells[i].description =
            gridText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                       "%1 (as published: of the tasks’ rounded numbers)"))
                .arg(grid.cells[i].description);
    return grid;
}

/// A last row with the means of the columns, where there are several models.
void addMeanRow(HeatmapGrid &grid, const GridMeasure &measure)
{
    if (grid.rows.size() < 2)
        return;
    const QString row = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Mean of the models"));
    const qsizetype columns = grid.columns.size();
    const qsizetype models = grid.rows.size();
    for (qsizetype column = 0; column < columns; ++column) {
        GridValues values;
        for (qsizetype i = 0; i < models; ++i)
            values.append(grid.cell(i, column).value);
        grid.cells.append(measuredCell(measure, row, grid.columns[column], meanOfValues(values)));
    }
    grid.rows.append(row);
    grid.rowKeys.append(QString());
}

void markCell(HeatmapCell &cell, CellMark mark, const QString &word, const QString &sentence)
{
    cell.mark = mark;
    cell.text += u'\n' + word;
    cell.description = sentence.arg(cell.description);
}

/// The highest and lowest of each column, where they differ; ties share the mark.
void markExtremes(HeatmapGrid &grid)
{
    const qsizetype columns = grid.columns.size();
    for (qsizetype column = 0; column < columns; ++column) {
        QList<double> values;
        for (qsizetype i = column; i < grid.cells.size(); i += columns) {
            if (grid.cells[i].value)
                values.append(*grid.cells[i].value);
        }
        if (values.isEmpty())
            continue;
        const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
        for (qsizetype i = column; *lowest < *highest && i < grid.cells.size(); i += columns) {
            HeatmapCell &cell = grid.cells[i];
            if (cell.value == *highest)
                markCell(cell, CellMark::Best,
                         gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "best")),
                         gridText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                                    "%1, the best of all models")));
            else if (cell.value == *lowest)
                markCell(cell, CellMark::Worst,
                         gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "worst")),
                         gridText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                                    "%1, the worst of all models")));
        }
    }
}

struct TaskBaseline
{
    QLatin1StringView task;
    double exact = 0; ///< chance that a random valid answer is exactly right
    double expected = 0; ///< score that it gets on average
};

constexpr std::array taskBaselines = {
    TaskBaseline{QLatin1StringView("rank"), 0.0429, 0.5},
    TaskBaseline{QLatin1StringView("filter"), 0.11, 0.382},
    TaskBaseline{QLatin1StringView("predict"), 0.5, 0.5},
    TaskBaseline{QLatin1StringView("preference_infer"), 0.1925, 0.4875},
    TaskBaseline{QLatin1StringView("decision"), 0.5, 0.5},
};

/// Adds a row of `baseline` values under the tasks; the last column is the mean.
void addBaseline(HeatmapGrid &grid, const char *name, double TaskBaseline::*value, bool hasMean)
{
    const QString row = gridText(name);
    const qsizetype count = grid.columns.size() - 1;
    GridValues values(count + 1);
    double sum = 0;
    for (const TaskBaseline &baseline : taskBaselines) {
        const qsizetype column = grid.columns.indexOf(baseline.task);
        if (column < 0 || column >= count)
            continue;
        values[column] = baseline.*value;
        sum += baseline.*value;
    }
    if (sum == 0)
        return;
    if (hasMean)
        values[count] = sum / double(count);
    grid.rows.append(row);
    grid.rowKeys.append(std::nullopt);
    for (qsizetype column = 0; column <= count; ++column)
        grid.cells.append(measuredCell(taskMeasure(), row, grid.columns[column], values[column]));
}

// The baselines were worked out for the hundred items that each of its tasks has.
bool isWholeBenchmark(const EvaluationData &data)
{
    return std::ranges::all_of(data.cells, [](const MetricCell &cell) {
        const bool hasBaseline =
            std::ranges::any_of(taskBaselines, [&](const TaskBaseline &baseline) {
                return baseline.task == cell.task;
            });
        return !hasBaseline || cell.items == publishedItemsPerTask;
    });
}

/// The two baselines of random answers.
void addBaselines(HeatmapGrid &grid)
{
    addBaseline(grid, QT_TRANSLATE_NOOP("Concord::Evaluation", "Random: exactly right"),
                &TaskBaseline::exact, true);
    HeatmapCell &mean = grid.cells.last();
    if (mean.value)
        mean.description = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                                      "%1; as in the paper, open-ended tasks count "
                                                      "as 0 in it"))
                               .arg(mean.description);
    // A random answer's METEOR is not known, so that there is no mean over all tasks.
    addBaseline(grid, QT_TRANSLATE_NOOP("Concord::Evaluation", "Random: expected score"),
                &TaskBaseline::expected, false);
}

/// (value - lowest) / (highest - lowest); no values where all are the same.
GridValues normalised(const GridValues &values)
{
    std::optional<double> lowest;
    std::optional<double> highest;
    for (const std::optional<double> value : values) {
        if (!value)
            continue;
        lowest = std::min(lowest.value_or(*value), *value);
        highest = std::max(highest.value_or(*value), *value);
    }
    GridValues shares(values.size());
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (values[i] && *highest > *lowest)
            shares[i] = (*values[i] - *lowest) / (*highest - *lowest);
    }
    return shares;
}

void addNormalisedRow(HeatmapGrid &grid, const GridMeasure &measure, const GridValues &means)
{
    const QString row = gridText(measure.title);
    const GridValues shares = normalised(means);
    for (qsizetype i = 0; i < means.size(); ++i) {
        HeatmapCell cell = measuredCell(measure, row, grid.columns[i], means[i]);
        if (means[i] && shares[i]) {
            cell.description = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                                          "%1; %2 from lowest (0) to highest (1)"))
                                   .arg(cell.description, decimalText(*shares[i], 2));
            cell.text += u'\n' + decimalText(*shares[i], 2);
        }
        cell.value = shares[i];
        grid.cells.append(cell);
    }
    grid.rows.append(row);
    grid.rowKeys.append(QString());
}

} // namespace

QList<Pathway> attributePathways()
{
    return {Pathway::AttributeFilter, Pathway::TypeGuided, Pathway::TaskRelated};
}

QList<Pathway> allPathways()
{
    const std::span<const Pathway> all = pathways();
    return {all.begin(), all.end()};
}

HeatmapGrid attributeTypeF1Grid(const EvaluationData &data, const QList<Pathway> &chosen)
{
    HeatmapGrid grid = modelsByTasks(data, chosen, attributeTypeMeasure);
    grid.title = gridText(
        QT_TRANSLATE_NOOP("Concord::Evaluation", "Attribute-type F1 of each model and task"));
    addMeanRow(grid, attributeTypeMeasure);
    fitGridRange(grid, attributeTypeMeasure);
    return grid;
}

BarSeries relativeValueAccuracyBars(const EvaluationData &data, const QList<Pathway> &chosen)
{
    GridMeasure measure;
    measure.value = &MetricCell::relativeValueAccuracy;
    BarSeries bars;
    bars.title =
        gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Relative value accuracy of each model"));
    bars.categoryTitle = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Model"));
    bars.valueTitle =
        gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Relative value accuracy (%)"));
    BarPart part{bars.valueTitle, {}};
    for (const MetricCell &cell :
         regrouped(measuredCells(data, chosen, measure), MetricKey::Model)) {
        bars.categories.append(modelTitle(cell.model));
        part.values.append(cell.relativeValueAccuracy.value_or(0) * 100);
    }
    bars.parts = {part};
    return bars;
}

HeatmapGrid taskAccuracyGrid(const EvaluationData &data, const QList<Pathway> &chosen)
{
    HeatmapGrid grid =
        modelsByTasks(data, chosen, taskMeasure(), data.reading == Reading::AsPublished);
    if (!grid.isValid())
        return {};
    grid.title =
        gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Task accuracy of each model and task"));
    markExtremes(grid);
    addMeanRow(grid, taskMeasure());
    if (isWholeBenchmark(data))
        addBaselines(grid);
    fitGridRange(grid, taskMeasure());
    return grid;
}

HeatmapGrid judgeScoreGrid(const EvaluationData &data, const QList<Pathway> &chosen)
{
    HeatmapGrid grid = modelsByTasks(data, chosen, judgeMeasure);
    grid.title =
        gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Judge’s score of each model and task"));
    addMeanRow(grid, judgeMeasure);
    setGridRange(grid, judgeMeasure, 0, 14);
    return grid;
}

HeatmapGrid pathwaysGrid(const EvaluationData &data, const QStringList &models)
{
    QList<MetricCell> cells;
    for (const MetricCell &cell : data.cells) {
        if (models.isEmpty() ? !isFineTuned(cell.model) : models.contains(cell.model))
            cells.append(cell);
    }
    cells = regrouped(cells, MetricKey::Pathway);
    if (cells.size() < 2)
        return {};
    HeatmapGrid grid;
    grid.title = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "The pathways compared"));
    grid.rowTitle = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Measure"));
    grid.columnTitle = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Pathway"));
    grid.valueTitle = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Normalised"));
    grid.columns = namesOf(pathwaysOf(cells));
    grid.columnKeys = keysOf(grid.columns);
    for (const GridMeasure *measure : {&taskMeasure(), &judgeMeasure}) {
        GridValues means;
        for (const MetricCell &cell : cells)
            means.append(cell.*(measure->value));
        if (meanOfValues(means))
            addNormalisedRow(grid, *measure, means);
    }
    grid.lowText = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "lowest"));
    grid.highText = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "highest"));
    return grid;
}

HeatmapGrid pathwayByModelGrid(const EvaluationData &data, PathwayMeasure which)
{
    const bool isJudge = which == PathwayMeasure::JudgeScore;
    const GridMeasure &measure = isJudge ? judgeMeasure : taskMeasure();
    const QList<MetricCell> cells = regrouped(measuredCells(data, allPathways(), measure),
                                              MetricKey::Model | MetricKey::Pathway);
    if (cells.isEmpty())
        return {};
    const QStringList models = modelsOf(cells);
    const QList<Pathway> columns = pathwaysOf(cells);
    HeatmapGrid grid;
    grid.title = isJudge
        ? gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Judge’s score by model and pathway"))
        : gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Task accuracy by model and pathway"));
    grid.rowTitle = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Model"));
    grid.columnTitle = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Pathway"));
    grid.rows = titlesOf(models);
    grid.columns = namesOf(columns);
    grid.rowKeys = keysOf(models);
    grid.columnKeys = keysOf(grid.columns);
    fillGrid(grid, measure,
             tableOf(cells, measure, models.size(), columns.size(),
                     [&](const MetricCell &cell, qsizetype row, qsizetype column) {
                         return cell.model == models[row] && cell.pathway == columns[column];
                     }));
    if (isJudge)
        setGridRange(grid, measure, 0, 14);
    else
        fitGridRange(grid, measure);
    return grid;
}

} // namespace Concord
