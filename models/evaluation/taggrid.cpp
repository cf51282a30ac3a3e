// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/taggrid.h"

#include "models/evaluation/gridparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace Concord {

namespace {

using GridParts::gridText;

constexpr double fewResponses = 5; ///< fewer are not shown as if they were many

struct TagColumns
{
    QString TagCount::*name = nullptr;
    QStringList names; ///< in the order of columns
};

TagColumns columnsOf(const QList<TagCount> &counts, TagGrouping grouping,
                     const ResponseChoices &choices)
{
    QList<MetricCell> cells;
    for (const TagCount &count : counts) {
        MetricCell cell;
        cell.model = count.model;
        cell.task = count.task;
        cells.append(cell);
    }
    const bool byModel = grouping == TagGrouping::Models;
    for (const QString &name : byModel ? choices.models : choices.tasks) {
        MetricCell cell;
        (byModel ? cell.model : cell.task) = name;
        cells.append(cell);
    }
    if (byModel)
        return {&TagCount::model, modelsOf(cells)};
    return {&TagCount::task, tasksOf(cells)};
}

HeatmapCell tagCell(const QString &tag, const QString &column, qint64 responses)
{
    HeatmapCell cell;
    cell.value = double(responses);
    cell.text = QString::number(responses);
    cell.description = QCoreApplication::translate("Concord::Evaluation", "%1, %2: %n response(s)",
                                                   nullptr, int(responses))
                           .arg(tag, column);
    return cell;
}

void setTagRange(HeatmapGrid &grid)
{
    double most = fewResponses;
    for (const HeatmapCell &cell : std::as_const(grid.cells))
        most = std::max(most, cell.value.value_or(0));
    grid.low = 0;
    grid.high = most;
    grid.lowText = QStringLiteral("0");
    grid.highText = QString::number(most, 'f', 0);
}

} // namespace

HeatmapGrid tagGrid(const QList<TagCount> &counts, TagGrouping grouping, const QStringList &tags,
                    const ResponseChoices &choices)
{
    const bool byModel = grouping == TagGrouping::Models;
    const TagColumns columns = columnsOf(counts, grouping, choices);
    QMap<std::pair<QString, QString>, qint64> sums;
    HeatmapGrid grid;
    grid.rows = tags;
    for (const TagCount &count : counts) {
        if (!grid.rows.contains(count.tag))
            grid.rows.append(count.tag);
        sums[{count.tag, count.*columns.name}] += count.responses;
    }
    grid.title = byModel ? gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Tags by model"))
                         : gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Tags by task"));
    grid.rowTitle = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Tag"));
    grid.columnTitle = byModel ? gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Model"))
                               : gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Task"));
    grid.valueTitle = gridText(QT_TRANSLATE_NOOP("Concord::Evaluation", "Responses"));
    grid.columns = byModel ? GridParts::titlesOf(columns.names) : columns.names;
    for (const QString &tag : std::as_const(grid.rows)) {
        for (qsizetype i = 0; i < columns.names.size(); ++i)
            grid.cells.append(tagCell(tag, grid.columns[i], sums.value({tag, columns.names[i]})));
    }
    setTagRange(grid);
    return grid;
}

QList<StudyChart> tagCharts(const QList<TagCount> &counts)
{
    if (counts.isEmpty())
        return {};
    const QStringList ids = tagChartIds();
    return {
        {ids[0],
         gridText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                    "What goes wrong with each model, by the tags it was given")),
         tagGrid(counts, TagGrouping::Models)},
        {ids[1],
         gridText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                    "What goes wrong in each task, by the tags it was given")),
         tagGrid(counts, TagGrouping::Tasks)}};
}

QStringList tagChartIds()
{
    return {QStringLiteral("tags-by-model"), QStringLiteral("tags-by-task")};
}

} // namespace Concord
