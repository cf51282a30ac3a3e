// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/charts/heatmapgrid.h"
#include "models/evaluation/evaluationdata.h"

#include <algorithm>

/// What the grids of an evaluation are put together from; not for use elsewhere.
namespace Concord::GridParts {

using GridValues = QList<std::optional<double>>; ///< row by row

QString gridText(const char *text);

/// What a grid shows of the cells, and how.
struct GridMeasure
{
    std::optional<double> MetricCell::*value = nullptr;
    double scale = 100; ///< of the numbers that people read
    int decimals = 1;
    const char *title = nullptr;
    const char *sentence = nullptr; ///< of row, column and number
};

/// Task accuracy in percent with two decimals.
const GridMeasure &taskMeasure();

/// The cells of `chosen` pathways that have the measure.
QList<MetricCell> measuredCells(const EvaluationData &data, const QList<Pathway> &chosen,
                                const GridMeasure &measure);

/// A cell with its number as text and its sentence.
HeatmapCell measuredCell(const GridMeasure &measure, const QString &row, const QString &column,
                         std::optional<double> value);

/// The cells and the title of the legend; rows and columns are set already.
void fillGrid(HeatmapGrid &grid, const GridMeasure &measure, const GridValues &values);

void setGridRange(HeatmapGrid &grid, const GridMeasure &measure, double low, double high);

/// Whole tens of percent around all values.
void fitGridRange(HeatmapGrid &grid, const GridMeasure &measure);

/// The keys of rows or columns that are called so.
QList<std::optional<QString>> keysOf(const QStringList &names);

QStringList titlesOf(const QStringList &models);
QStringList namesOf(const QList<Pathway> &list);

/// The measure of row x column, where `fits(cell, row, column)` says which cell that is.
template <typename Fits>
GridValues tableOf(const QList<MetricCell> &cells, const GridMeasure &measure, qsizetype rows,
                   qsizetype columns, Fits fits)
{
    GridValues values(rows * columns);
    for (qsizetype i = 0; i < values.size(); ++i) {
        const auto found = std::find_if(cells.begin(), cells.end(), [&](const MetricCell &cell) {
            return fits(cell, i / columns, i % columns);
        });
        if (found != cells.end())
            values[i] = (*found).*measure.value;
    }
    return values;
}

} // namespace Concord::GridParts
