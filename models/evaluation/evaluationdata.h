// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/pathway.h"
#include "models/evaluation/reading.h"

#include <QFlags>
#include <QList>

namespace Concord {

/// Whether scores were computed here from responses or came finished from a file.
enum class MetricOrigin { Computed, Imported };

/// The stable name: "computed" or "imported".
QLatin1StringView originName(MetricOrigin origin);

/// What rows of metrics are told apart by.
enum class MetricKey { Task = 1, Model = 2, Pathway = 4 };
Q_DECLARE_FLAGS(MetricKeys, MetricKey)
Q_DECLARE_OPERATORS_FOR_FLAGS(MetricKeys)

constexpr MetricKeys allMetricKeys = MetricKey::Task | MetricKey::Model | MetricKey::Pathway;

/// The keys of "task,model"; nothing when a name is unknown or there is none.
std::optional<MetricKeys> metricKeysNamed(const QString &names);

/// Means over items, 0..1 (judge 0..14); what was not measured has no value. After a regrouping,
/// keys that were dropped are empty (pathway: DirectResponse) and mean nothing.
struct MetricCell
{
    QString model;
    Pathway pathway = Pathway::DirectResponse;
    QString task;
    qint64 items = 0;
    qint64 responses = 0;
    qint64 parsed = 0; ///< with an answer that could be read; 0 where imported: unknown
    std::optional<double> attributeTypeF1;
    std::optional<double> relativeValueAccuracy;
    std::optional<double> taskAccuracy;
    std::optional<double> judgeScore;

    friend bool operator==(const MetricCell &, const MetricCell &) = default;
};

/// The scores of one response.
struct ItemScore
{
    qint64 item = 0;
    QString model;
    Pathway pathway = Pathway::DirectResponse;
    QString task;
    bool isParsed = false;
    std::optional<double> attributeTypeF1;
    std::optional<double> relativeValueAccuracy;
    double taskAccuracy = 0;

    friend bool operator==(const ItemScore &, const ItemScore &) = default;
};

/// What tables and charts of an evaluation are made from: one reading, one origin.
struct EvaluationData
{
    Reading reading = Reading::AsPublished;
    MetricOrigin origin = MetricOrigin::Computed;
    QList<MetricCell> cells;
    QList<ItemScore> items;
    bool withoutWordNet = false; ///< METEOR had no synonyms to match

    friend bool operator==(const EvaluationData &, const EvaluationData &) = default;
};

/// Means per model x pathway x task, summed in the order given. Cells are ordered as the paper
/// orders models (others by name), then pathways, then the benchmark's tasks (others by name).
QList<MetricCell> cellsOf(const QList<ItemScore> &items);

/// The cells that are merged into one, by their indices: a list for each task.
using MetricGroup = QList<QList<qsizetype>>;

/// What each cell of regrouped(cells, keys) is the mean of, in the same order.
QList<MetricGroup> metricGroups(const QList<MetricCell> &cells, MetricKeys keys);

/// Cells merged until only `keys` tell them apart, in the same order. As in the paper nothing is
/// weighted by items: a value is the mean over tasks of the task's mean over its cells that have
/// one. Responses and parsed ones add up; items are the most of any cell of a task, summed over
/// tasks, as models and pathways answer the same ones.
QList<MetricCell> regrouped(const QList<MetricCell> &cells, MetricKeys keys);

/// `cells` with the judge's scores of `judged` in the cells of the same model, pathway and task;
/// cells that only the judge knows are added.
QList<MetricCell> withJudgeScores(const QList<MetricCell> &cells, const QList<MetricCell> &judged);

/// The models of the cells in the paper's order; likewise the tasks and the pathways.
QStringList modelsOf(const QList<MetricCell> &cells);
QStringList tasksOf(const QList<MetricCell> &cells);
QList<Pathway> pathwaysOf(const QList<MetricCell> &cells);

} // namespace Concord
