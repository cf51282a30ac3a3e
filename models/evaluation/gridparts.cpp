// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/gridparts.h"

#include "models/report/resulttext.h"

#include <QCoreApplication>

#include <cmath>

namespace Concord::GridParts {

QString gridText(const char *text)
{
    return QCoreApplication::translate("Concord::Evaluation", text);
}

const GridMeasure &taskMeasure()
{
    static const GridMeasure measure{
        &MetricCell::taskAccuracy, 100, 2,
        QT_TRANSLATE_NOOP("Concord::Evaluation", "Task accuracy (%)"),
        QT_TRANSLATE_NOOP("Concord::Evaluation", "%1, %2: task accuracy %3 %")};
    return measure;
}

QList<MetricCell> measuredCells(const EvaluationData &data, const QList<Pathway> &chosen,
                                const GridMeasure &measure)
{
    QList<MetricCell> cells;
    for (const MetricCell &cell : data.cells) {
        if (chosen.contains(cell.pathway) && (cell.*measure.value).has_value())
            cells.append(cell);
    }
    return cells;
}

HeatmapCell measuredCell(const GridMeasure &measure, const QString &row, const QString &column,
                         std::optional<double> value)
{
    HeatmapCell cell;
    cell.value = value;
    if (value)
        cell.text = decimalText(*value * measure.scale, measure.decimals);
    cell.description = value
        ? gridText(measure.sentence).arg(row, column, cell.text)
        : gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "%1, %2: no score")).arg(row, column);
    return cell;
}

void fillGrid(HeatmapGrid &grid, const GridMeasure &measure, const GridValues &values)
{
    grid.valueTitle = gridText(measure.title);
    grid.cells.clear();
    for (qsizetype i = 0; i < values.size(); ++i) {
        grid.cells.append(measuredCell(measure, grid.rows[i / grid.columns.size()],
                                       grid.columns[i % grid.columns.size()], values[i]));
    }
}

void setGridRange(HeatmapGrid &grid, const GridMeasure &measure, double low, double high)
{
    grid.low = low;
    grid.high = high;
    grid.lowText = decimalText(low * measure.scale, 0);
    grid.highText = decimalText(high * measure.scale, 0);
}

void fitGridRange(HeatmapGrid &grid, const GridMeasure &measure)
{
    double low = 1;
    double high = 0;
    for (const HeatmapCell &cell : grid.cells) {
        low = std::min(low, cell.value.value_or(low));
        high = std::max(high, cell.value.value_or(high));
    }
    low = std::floor(low * 10) / 10;
    high = std::max(std::ceil(high * 10) / 10, low + 0.1);
    setGridRange(grid, measure, low, high);
}

QList<std::optional<QString>> keysOf(const QStringList &names)
{
    return {names.begin(), names.end()};
}

QStringList titlesOf(const QStringList &models)
{
    QStringList titles;
    for (const QString &model : models)
        titles.append(modelTitle(model));
    return titles;
}

QStringList namesOf(const QList<Pathway> &list)
{
    QStringList names;
    for (const Pathway pathway : list)
        names.append(pathwayName(pathway));
    return names;
}

} // namespace Concord::GridParts
