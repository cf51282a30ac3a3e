// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/chartintervals.h"

#include "models/evaluation/cellintervals.h"
#include "models/evaluation/gridparts.h"
#include "models/report/resulttext.h"

#include <QHash>
#include <QLocale>

namespace Concord {

using namespace GridParts;

namespace {

using IntervalOf = std::optional<ValueInterval> CellIntervals::*;

/// Intervals of means by the keys of their rows and columns; a dropped key is empty.
using IntervalTable = QHash<std::pair<QString, QString>, ValueInterval>;

EvaluationData narrowed(const EvaluationData &data, const QList<Pathway> &chosen, bool onlyUntuned)
{
    const auto fits = [&](const auto &score) {
        return chosen.contains(score.pathway) && !(onlyUntuned && isFineTuned(score.model));
    };
    EvaluationData rest = data;
    rest.cells.clear();
    rest.items.clear();
    std::copy_if(data.cells.begin(), data.cells.end(), std::back_inserter(rest.cells), fits);
    std::copy_if(data.items.begin(), data.items.end(), std::back_inserter(rest.items), fits);
    return rest;
}

QString keyIn(const MetricCell &cell, MetricKeys keys, MetricKey key)
{
    if (!keys.testFlag(key))
        return {};
    switch (key) {
    case MetricKey::Model:
        return cell.model;
    case MetricKey::Task:
        return cell.task;
    case MetricKey::Pathway:
        return pathwayName(cell.pathway);
    }
    Q_UNREACHABLE();
}

void collect(IntervalTable &table, const EvaluationData &data, MetricKeys keys,
             std::pair<MetricKey, MetricKey> places, IntervalOf which,
             const MetricIntervalOptions &how)
{
    const QList<MetricCell> cells = regrouped(data.cells, keys);
    const QList<CellIntervals> intervals = cellIntervals(data, keys, how);
    for (qsizetype i = 0; i < qMin(cells.size(), intervals.size()); ++i) {
        if (const auto &interval = intervals[i].*which)
            table.insert(
                {keyIn(cells[i], keys, places.first), keyIn(cells[i], keys, places.second)},
                *interval);
    }
}

QString levelText(const MetricIntervalOptions &how)
{
    return QLocale().toString(how.level * 100, 'g', 6);
}

void describe(HeatmapGrid &grid, const IntervalTable &table, const MetricIntervalOptions &how)
{
    const QString sentence =
        gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "%1; %2 % interval %3"));
    for (qsizetype i = 0; i < grid.cells.size(); ++i) {
        const auto row = grid.rowKeys.value(i / grid.columns.size());
        const auto column = grid.columnKeys.value(i % grid.columns.size());
        // A row that stands for all models is the mean of their cells, whatever is behind those.
        if (!row || !column || !grid.cells[i].value)
            continue;
        const auto found = table.constFind({*row, *column});
        if (found != table.constEnd())
            grid.cells[i].description =
                sentence.arg(grid.cells[i].description, levelText(how),
                             boundsText(found->low * 100, found->high * 100, 1));
    }
}

/// Models x tasks and the mean of the tasks.
IntervalTable modelsByTasks(const EvaluationData &data, IntervalOf which,
                            const MetricIntervalOptions &how)
{
    constexpr std::pair places{MetricKey::Model, MetricKey::Task};
    IntervalTable table;
    collect(table, data, MetricKey::Model | MetricKey::Task, places, which, how);
    collect(table, data, MetricKey::Model, places, which, how);
    return table;
}

QList<Pathway> statedUnder(const EvaluationChartOptions &options)
{
    return options.attributePathways.isEmpty() ? attributePathways() : options.attributePathways;
}

} // namespace

void addIntervals(QList<StudyChart> &charts, const EvaluationData &data,
                  const EvaluationChartOptions &options, const MetricIntervalOptions &how)
{
    if (data.items.isEmpty())
        return;
    const QStringList ids = evaluationChartIds();
    for (StudyChart &chart : charts) {
        auto *grid = std::get_if<HeatmapGrid>(&chart.chart);
        if (!grid)
            continue;
        IntervalTable table;
        if (chart.id == ids[0]) {
            table = modelsByTasks(narrowed(data, statedUnder(options), false),
                                  &CellIntervals::attributeTypeF1, how);
        } else if (chart.id == ids[2]) {
            table = modelsByTasks(data, &CellIntervals::taskAccuracy, how);
        } else if (chart.id == ids[4]) {
            collect(table, narrowed(data, allPathways(), true), MetricKey::Pathway,
                    {MetricKey::Model, MetricKey::Pathway}, &CellIntervals::taskAccuracy, how);
        } else if (chart.id == ids[5]) {
            collect(table, data, MetricKey::Model | MetricKey::Pathway,
                    {MetricKey::Model, MetricKey::Pathway}, &CellIntervals::taskAccuracy, how);
        }
        describe(*grid, table, how);
    }
}

QString valueAccuracyIntervals(const EvaluationData &data, const EvaluationChartOptions &options,
                               const MetricIntervalOptions &how)
{
    const EvaluationData stated = narrowed(data, statedUnder(options), false);
    IntervalTable table;
    collect(table, stated, MetricKey::Model, {MetricKey::Model, MetricKey::Task},
            &CellIntervals::relativeValueAccuracy, how);
    QStringList parts;
    for (const QString &model : modelsOf(stated.cells)) {
        const auto found = table.constFind({model, QString()});
        if (found != table.constEnd())
            parts.append(
                gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "%1 %2"))
                    .arg(modelTitle(model), boundsText(found->low * 100, found->high * 100, 1)));
    }
    if (parts.isEmpty())
        return {};
    return gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "%1 % intervals: %2."))
        .arg(levelText(how), parts.join(QStringLiteral(", ")));
}

} // namespace Concord
