// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/differencegrids.h"

#include "models/evaluation/evaluationgrids.h"
#include "models/evaluation/gridparts.h"
#include "models/report/resulttext.h"

#include <algorithm>
#include <cmath>

namespace Concord {

using namespace GridParts;

namespace {

/// A grid of models or pathways by tasks, still without cells.
HeatmapGrid emptyDifferenceGrid(const QString &first, const QString &second,
                                const QString &rowTitle, const QStringList &names,
                                const QStringList &tasks)
{
    HeatmapGrid grid;
    grid.title = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Task accuracy: %1 minus %2"))
                     .arg(first, second);
    grid.rowTitle = rowTitle;
    grid.columnTitle = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Task"));
    grid.rows = titlesOf(names); // that of a pathway is its name
    grid.columns = tasks;
    grid.rowKeys = keysOf(names);
    grid.columnKeys = keysOf(tasks);
    return grid;
}

/// Differences with a sign, on a scale around 0; `sides` names the two.
HeatmapGrid differenceGrid(HeatmapGrid grid, const QStringList &sides, const GridValues &first,
                           const GridValues &second)
{
    double widest = 0;
    for (qsizetype i = 0; i < first.size(); ++i) {
        const QString row = grid.rows[i / grid.columns.size()];
        const QString column = grid.columns[i % grid.columns.size()];
        HeatmapCell cell = measuredCell(taskMeasure(), row, column, std::nullopt);
        if (first[i] && second[i]) {
            cell.value = *first[i] - *second[i];
            widest = std::max(widest, std::abs(*cell.value));
            const QString number = decimalText(*cell.value * 100, 2);
            cell.text = *cell.value > 0 && number != decimalText(0, 2) ? u'+' + number : number;
            cell.description =
                gridText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                           "%1, %2: task accuracy differs by %3 percentage points"))
                    .arg(row, column, cell.text);
        }
        grid.cells.append(cell);
    }
    grid.valueTitle =
        gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Difference of task accuracy (points)"));
    grid.scale = HeatmapScale::Diverging;
    const double reach = std::max(std::ceil(widest * 20) / 20, 0.05);
    setGridRange(grid, taskMeasure(), -reach, reach);
    const QString better = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "%1: %2 is better"));
    grid.lowText = better.arg(grid.lowText, sides[1]);
    grid.highText = better.arg(u'+' + grid.highText, sides[0]);
    return grid;
}

} // namespace

HeatmapGrid modelDifferenceGrid(const EvaluationData &data, const QString &first,
                                const QString &second)
{
    QList<MetricCell> cells;
    for (const MetricCell &cell : measuredCells(data, allPathways(), taskMeasure())) {
        if (cell.model == first || cell.model == second)
            cells.append(cell);
    }
    if (!modelsOf(cells).contains(first) || !modelsOf(cells).contains(second))
        return {};
    const QList<Pathway> rows = pathwaysOf(cells);
    const QStringList names = tasksOf(cells);
    const auto valuesOf = [&](const QString &model) {
        return tableOf(cells, taskMeasure(), rows.size(), names.size(),
                       [&](const MetricCell &cell, qsizetype row, qsizetype column) {
                           return cell.model == model && cell.pathway == rows[row]
                               && cell.task == names[column];
                       });
    };
    const HeatmapGrid grid = emptyDifferenceGrid(
        modelTitle(first), modelTitle(second),
        gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Pathway")), namesOf(rows), names);
    return differenceGrid(grid, {modelTitle(first), modelTitle(second)}, valuesOf(first),
                          valuesOf(second));
}

HeatmapGrid pathwayDifferenceGrid(const EvaluationData &data, Pathway first, Pathway second)
{
    const QList<MetricCell> cells = measuredCells(data, {first, second}, taskMeasure());
    if (!pathwaysOf(cells).contains(first) || !pathwaysOf(cells).contains(second))
        return {};
    const QStringList models = modelsOf(cells);
    const QStringList names = tasksOf(cells);
    const auto valuesOf = [&](Pathway pathway) {
        return tableOf(cells, taskMeasure(), models.size(), names.size(),
                       [&](const MetricCell &cell, qsizetype row, qsizetype column) {
                           return cell.pathway == pathway && cell.model == models[row]
                               && cell.task == names[column];
                       });
    };
    const HeatmapGrid grid = emptyDifferenceGrid(
        pathwayName(first), pathwayName(second),
        gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Model")), models, names);
    return differenceGrid(grid, {pathwayName(first), pathwayName(second)}, valuesOf(first),
                          valuesOf(second));
}

HeatmapGrid runDifferenceGrid(const EvaluationData &data, const RunSide &first,
                              const RunSide &second)
{
    const QList<MetricCell> cells = measuredCells(data, allPathways(), taskMeasure());
    const QStringList names = tasksOf(cells);
    const auto valuesOf = [&](const RunSide &side) {
        return tableOf(cells, taskMeasure(), 1, names.size(),
                       [&](const MetricCell &cell, qsizetype, qsizetype column) {
                           return side.fits(cell.model, cell.pathway) && cell.task == names[column];
                       });
    };
    const GridValues of = valuesOf(first);
    const GridValues minus = valuesOf(second);
    const auto hasAny = [](const GridValues &values) {
        return std::ranges::any_of(values, [](const auto &value) { return value.has_value(); });
    };
    if (!hasAny(of) || !hasAny(minus))
        return {};
    HeatmapGrid grid = emptyDifferenceGrid(
        first.title(), second.title(), gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Runs")),
        {QString()}, names);
    grid.rows = {gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Difference"))};
    return differenceGrid(grid, {first.title(), second.title()}, of, minus);
}

} // namespace Concord
