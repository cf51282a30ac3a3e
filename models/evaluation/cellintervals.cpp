// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/cellintervals.h"

#include "models/agreement/bootstrap.h"
#include "models/agreement/multinomial.h"
#include "models/evaluation/metricmean.h"

#include <QMap>

#include <algorithm>
#include <array>
#include <tuple>
#include <vector>

namespace Concord {

namespace {

constexpr std::array resampledMeasures = {
    &MetricCell::attributeTypeF1, &MetricCell::relativeValueAccuracy, &MetricCell::taskAccuracy};

constexpr double replicateRounding = 1e-12; ///< of means that are the same

using ScorePlace = std::tuple<QString, int, QString>;

ScorePlace scorePlace(const QString &model, Pathway pathway, const QString &task)
{
    return {model, int(pathway), task};
}

/// The scores of one task: a row for each item, with a column for each cell and measure.
struct TaskScores
{
    std::vector<qint64> items; ///< in order
    size_t firstColumn = 0; ///< among those of all tasks
    size_t width = 0;
    std::vector<double> sums; ///< row by row; an item may have several responses
    std::vector<double> counts;
};

/// A number for each column of all tasks.
struct ColumnTotals
{
    std::vector<double> sums;
    std::vector<double> counts;

    explicit ColumnTotals(size_t columns) : sums(columns), counts(columns) {}
};

/// The scores by task, and where each cell has its first column.
class ScoreTable
{
public:
    explicit ScoreTable(const EvaluationData &data)
    {
        for (const ItemScore &score : data.items)
            m_tasks[score.task].items.push_back(score.item);
        for (TaskScores &task : m_tasks) {
            std::ranges::sort(task.items);
            task.items.erase(std::unique(task.items.begin(), task.items.end()), task.items.end());
        }
        layOut(data);
        for (const ItemScore &score : data.items)
            add(score);
    }

    const QMap<QString, TaskScores> &tasks() const { return m_tasks; }
    size_t columns() const { return m_columns; }

    /// Nothing where the cell has no item scores.
    std::optional<size_t> firstColumn(const MetricCell &cell) const
    {
        const auto found = m_firstColumns.find(scorePlace(cell.model, cell.pathway, cell.task));
        return found == m_firstColumns.end() ? std::nullopt : std::optional(*found);
    }

private:
    void layOut(const EvaluationData &data)
    {
        QMap<QString, QMap<ScorePlace, bool>> cells;
        for (const ItemScore &score : data.items)
            cells[score.task].insert(scorePlace(score.model, score.pathway, score.task), true);
        for (auto task = m_tasks.begin(); task != m_tasks.end(); ++task) {
            task->firstColumn = m_columns;
            for (const ScorePlace &place : cells[task.key()].keys()) {
                m_firstColumns.insert(place, m_columns);
                m_columns += resampledMeasures.size();
            }
            task->width = m_columns - task->firstColumn;
            task->sums.resize(task->items.size() * task->width);
            task->counts.resize(task->sums.size());
        }
    }

    void add(const ItemScore &score)
    {
        TaskScores &task = m_tasks[score.task];
        const auto row = std::ranges::lower_bound(task.items, score.item) - task.items.begin();
        const size_t column =
            m_firstColumns.value(scorePlace(score.model, score.pathway, score.task));
        const size_t at = size_t(row) * task.width + (column - task.firstColumn);
        const std::array<std::optional<double>, resampledMeasures.size()> values = {
            score.attributeTypeF1, score.relativeValueAccuracy, score.taskAccuracy};
        for (size_t measure = 0; measure < values.size(); ++measure) {
            task.sums[at + measure] += values[measure].value_or(0);
            task.counts[at + measure] += values[measure] ? 1 : 0;
        }
    }

    QMap<QString, TaskScores> m_tasks;
    QMap<ScorePlace, size_t> m_firstColumns;
    size_t m_columns = 0;
};

/// The columns whose means a group is the mean of, by task. Without them: no interval.
using GroupColumns = std::vector<std::vector<size_t>>;

size_t itemsWithScores(const TaskScores &task, const std::vector<size_t> &columns)
{
    size_t items = 0;
    for (size_t row = 0; row < task.items.size(); ++row) {
        const double *counts = &task.counts[row * task.width];
        items += std::ranges::any_of(
            columns, [&](size_t column) { return counts[column - task.firstColumn] > 0; });
    }
    return items;
}

GroupColumns columnsOf(const EvaluationData &data, const ScoreTable &table,
                       const MetricGroup &group, size_t measure)
{
    GroupColumns byTask;
    for (const QList<qsizetype> &places : group) {
        std::vector<size_t> columns;
        for (const qsizetype place : places) {
            const MetricCell &cell = data.cells[place];
            if (!(cell.*resampledMeasures[measure]))
                continue;
            const auto first = table.firstColumn(cell);
            if (!first)
                return {}; // a mean that cannot be resampled
            columns.push_back(*first + measure);
        }
        if (columns.empty())
            continue;
        if (itemsWithScores(*table.tasks().find(data.cells[places.first()].task), columns) < 2)
            return {};
        byTask.push_back(columns);
    }
    return byTask;
}

std::optional<double> groupMean(const GroupColumns &byTask, const ColumnTotals &totals)
{
    MetricMean mean;
    for (const std::vector<size_t> &columns : byTask) {
        MetricMean task;
        for (const size_t column : columns) {
            if (totals.counts[column] > 0)
                task.add(totals.sums[column] / totals.counts[column]);
        }
        mean.add(task.value());
    }
    return mean.value();
}

void addDrawn(const TaskScores &task, const std::vector<qint64> &drawn, ColumnTotals &totals)
{
    double *sums = &totals.sums[task.firstColumn];
    double *counts = &totals.counts[task.firstColumn];
    std::fill_n(sums, task.width, 0.0);
    std::fill_n(counts, task.width, 0.0);
    for (size_t row = 0; row < drawn.size(); ++row) {
        if (drawn[row] == 0)
            continue;
        const auto times = double(drawn[row]);
        const double *ownSums = &task.sums[row * task.width];
        const double *ownCounts = &task.counts[row * task.width];
        for (size_t i = 0; i < task.width; ++i) {
            sums[i] += times * ownSums[i];
            counts[i] += times * ownCounts[i];
        }
    }
}

/// FNV-1a of the name (Fowler, Noll and Vo 1991), so that a task's draws are its own whichever
/// tasks there are.
quint64 taskStream(const QString &task)
{
    quint32 hash = 2166136261U;
    for (const char byte : task.toUtf8())
        hash = (hash ^ quint8(byte)) * 16777619U;
    return quint64(hash) << 32;
}

/// A task with what its items are drawn by.
struct TaskDrawing
{
    const TaskScores *scores = nullptr;
    quint64 stream = 0;
    Multinomial drawing;
    std::vector<qint64> drawn;
};

std::vector<TaskDrawing> taskDrawings(const ScoreTable &table)
{
    std::vector<TaskDrawing> drawings;
    for (auto task = table.tasks().begin(); task != table.tasks().end(); ++task) {
        const std::vector<qint64> once(task->items.size(), 1);
        drawings.push_back({&*task, taskStream(task.key()), Multinomial(once), once});
    }
    return drawings;
}

/// The means of each group in all replicates, where there are any.
std::vector<std::vector<double>> resampledMeans(const ScoreTable &table,
                                                const std::vector<GroupColumns> &groups,
                                                const MetricIntervalOptions &options)
{
    std::vector<TaskDrawing> tasks = taskDrawings(table);
    std::vector<std::vector<double>> means(groups.size());
    ColumnTotals totals(table.columns());
    for (int replicate = 0; replicate < options.replicates; ++replicate) {
        for (TaskDrawing &task : tasks) {
            Philox random(options.seed, task.stream | quint64(replicate));
            task.drawing.draw(task.drawing.total(), random, task.drawn);
            addDrawn(*task.scores, task.drawn, totals);
        }
        for (size_t group = 0; group < groups.size(); ++group) {
            if (const auto mean = groupMean(groups[group], totals))
                means[group].push_back(*mean);
        }
    }
    return means;
}

} // namespace

QList<CellIntervals> cellIntervals(const EvaluationData &data, MetricKeys keys,
                                   const MetricIntervalOptions &options)
{
    if (data.items.isEmpty())
        return {};
    const ScoreTable table(data);
    std::vector<GroupColumns> columns;
    for (const MetricGroup &group : metricGroups(data.cells, keys)) {
        for (size_t measure = 0; measure < resampledMeasures.size(); ++measure)
            columns.push_back(columnsOf(data, table, group, measure));
    }
    std::vector<std::vector<double>> means = resampledMeans(table, columns, options);
    BootstrapOptions drawn;
    drawn.replicates = options.replicates;
    drawn.level = options.level;
    QList<CellIntervals> intervals;
    for (size_t i = 0; i < means.size(); i += resampledMeasures.size()) {
        const auto interval = [&](size_t measure) -> std::optional<ValueInterval> {
            const auto found = percentileSummary(std::move(means[i + measure]), drawn).interval;
            if (!found || found->high - found->low < replicateRounding)
                return std::nullopt;
            return ValueInterval{found->low, found->high};
        };
        intervals.append({interval(0), interval(1), interval(2)});
    }
    return intervals;
}

} // namespace Concord
