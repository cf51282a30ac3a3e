// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/evaluationdata.h"

#include "models/dataset/task.h"
#include "models/evaluation/metricmean.h"

#include <QMap>
#include <QSet>

#include <algorithm>
#include <tuple>

namespace Concord {

namespace {

/// Where a cell stands among all; equal for cells of the same group only.
struct MetricPlace
{
    int modelPlace = 0;
    QString model;
    int pathway = 0;
    int taskPlace = 0;
    QString task;

    friend bool operator<(const MetricPlace &a, const MetricPlace &b)
    {
        return std::tie(a.modelPlace, a.model, a.pathway, a.taskPlace, a.task)
            < std::tie(b.modelPlace, b.model, b.pathway, b.taskPlace, b.task);
    }
};

int taskPlace(const QString &task)
{
    const std::span<const Task> all = tasks();
    const Task *found = findTask(task);
    return found ? int(found - all.data()) : int(all.size());
}

MetricPlace placeOf(const QString &model, Pathway pathway, const QString &task)
{
    return {modelPlace(model), model, int(pathway), taskPlace(task), task};
}

MetricPlace placeOf(const MetricCell &cell)
{
    return placeOf(cell.model, cell.pathway, cell.task);
}

struct MetricMeans
{
    MetricMean attributeTypeF1;
    MetricMean relativeValueAccuracy;
    MetricMean taskAccuracy;
    MetricMean judgeScore;

    void add(const MetricCell &cell)
    {
        attributeTypeF1.add(cell.attributeTypeF1);
        relativeValueAccuracy.add(cell.relativeValueAccuracy);
        taskAccuracy.add(cell.taskAccuracy);
        judgeScore.add(cell.judgeScore);
    }
    void writeTo(MetricCell &cell) const
    {
        cell.attributeTypeF1 = attributeTypeF1.value();
        cell.relativeValueAccuracy = relativeValueAccuracy.value();
        cell.taskAccuracy = taskAccuracy.value();
        cell.judgeScore = judgeScore.value();
    }
};

MetricCell mergedTask(const QList<MetricCell> &cells, const QList<qsizetype> &places)
{
    MetricCell merged = cells[places.first()];
    merged.items = merged.responses = merged.parsed = 0;
    MetricMeans means;
    for (const qsizetype place : places) {
        const MetricCell &cell = cells[place];
        means.add(cell);
        merged.items = std::max(merged.items, cell.items);
        merged.responses += cell.responses;
        merged.parsed += cell.parsed;
    }
    means.writeTo(merged);
    return merged;
}

MetricCell mergedGroup(const QList<MetricCell> &cells, const MetricGroup &group, MetricKeys keys)
{
    MetricCell merged = cells[group.first().first()];
    merged.items = merged.responses = merged.parsed = 0;
    MetricMeans means;
    for (const QList<qsizetype> &places : group) {
        const MetricCell task = mergedTask(cells, places);
        means.add(task);
        merged.items += task.items;
        merged.responses += task.responses;
        merged.parsed += task.parsed;
    }
    means.writeTo(merged);
    if (!keys.testFlag(MetricKey::Model))
        merged.model.clear();
    if (!keys.testFlag(MetricKey::Pathway))
        merged.pathway = Pathway::DirectResponse;
    if (!keys.testFlag(MetricKey::Task))
        merged.task.clear();
    return merged;
}

} // namespace

QLatin1StringView originName(MetricOrigin origin)
{
    return origin == MetricOrigin::Computed ? QLatin1StringView("computed")
                                            : QLatin1StringView("imported");
}

std::optional<MetricKeys> metricKeysNamed(const QString &names)
{
    MetricKeys keys;
    for (const QString &part : names.split(u',')) {
        const QString name = part.trimmed();
        if (name == u"task")
            keys |= MetricKey::Task;
        else if (name == u"model")
            keys |= MetricKey::Model;
        else if (name == u"pathway")
            keys |= MetricKey::Pathway;
        else
            return std::nullopt;
    }
    return keys;
}

QList<MetricCell> cellsOf(const QList<ItemScore> &items)
{
    struct Group
    {
        MetricCell cell;
        MetricMeans means;
        QSet<qint64> items;
    };
    QMap<MetricPlace, Group> groups;
    for (const ItemScore &score : items) {
        Group &group = groups[placeOf(score.model, score.pathway, score.task)];
        MetricCell &cell = group.cell;
        cell.model = score.model;
        cell.pathway = score.pathway;
        cell.task = score.task;
        ++cell.responses;
        cell.parsed += score.isParsed ? 1 : 0;
        group.items.insert(score.item);
        group.means.attributeTypeF1.add(score.attributeTypeF1);
        group.means.relativeValueAccuracy.add(score.relativeValueAccuracy);
        group.means.taskAccuracy.add(score.taskAccuracy);
    }
    QList<MetricCell> cells;
    for (const Group &group : groups) {
        MetricCell cell = group.cell;
        cell.items = group.items.size();
        group.means.writeTo(cell);
        cells.append(cell);
    }
    return cells;
}

QList<MetricGroup> metricGroups(const QList<MetricCell> &cells, MetricKeys keys)
{
    QMap<MetricPlace, QMap<MetricPlace, QList<qsizetype>>> groups;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const MetricCell &cell = cells[i];
        const auto kept = [&](MetricKey key, const QString &text) {
            return keys.testFlag(key) ? text : QString();
        };
        const MetricPlace group =
            placeOf(kept(MetricKey::Model, cell.model),
                    keys.testFlag(MetricKey::Pathway) ? cell.pathway : Pathway::DirectResponse,
                    kept(MetricKey::Task, cell.task));
        groups[group][placeOf({}, Pathway::DirectResponse, cell.task)].append(i);
    }
    QList<MetricGroup> list;
    for (const auto &byTask : groups)
        list.append(byTask.values());
    return list;
}

QList<MetricCell> regrouped(const QList<MetricCell> &cells, MetricKeys keys)
{
    QList<MetricCell> merged;
    for (const MetricGroup &group : metricGroups(cells, keys))
        merged.append(mergedGroup(cells, group, keys));
    return merged;
}

QList<MetricCell> withJudgeScores(const QList<MetricCell> &cells, const QList<MetricCell> &judged)
{
    QMap<MetricPlace, MetricCell> joined;
    for (const MetricCell &cell : cells)
        joined.insert(placeOf(cell), cell);
    for (const MetricCell &cell : judged) {
        const auto known = joined.find(placeOf(cell));
        if (known == joined.end())
            joined.insert(placeOf(cell), cell);
        else
            known->judgeScore = cell.judgeScore;
    }
    return joined.values();
}

QStringList modelsOf(const QList<MetricCell> &cells)
{
    QStringList models;
    for (const MetricCell &cell : regrouped(cells, MetricKey::Model))
        models.append(cell.model);
    return models;
}

QStringList tasksOf(const QList<MetricCell> &cells)
{
    QStringList names;
    for (const MetricCell &cell : regrouped(cells, MetricKey::Task))
        names.append(cell.task);
    return names;
}

QList<Pathway> pathwaysOf(const QList<MetricCell> &cells)
{
    QList<Pathway> found;
    for (const MetricCell &cell : regrouped(cells, MetricKey::Pathway))
        found.append(cell.pathway);
    return found;
}

} // namespace Concord
