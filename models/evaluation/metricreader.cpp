// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/metricreader.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <functional>

namespace Concord {

namespace {

constexpr double mostJudgePoints = 14;

struct MetricSource
{
    QString model;
    Pathway pathway = Pathway::DirectResponse;
    QString task;
    QJsonObject values;
    QString place; ///< for messages: "dataset / model / task"
};

Error metricError(const QString &place)
{
    return {QCoreApplication::translate("Concord::Evaluation",
                                        "This is not a file of IP-Dialog’s scores: “%1” is not as "
                                        "it should be.")
                .arg(place),
            {}};
}

using MetricVisitor = std::function<Result<void>(const MetricSource &)>;

Result<void> visitTasks(const QJsonObject &byTask, MetricSource source, const MetricVisitor &visit)
{
    const QString place = source.place;
    for (auto task = byTask.begin(); task != byTask.end(); ++task) {
        source.task = task.key();
        source.place = place + u" / " + task.key();
        if (!task->isObject())
            return metricError(source.place);
        source.values = task->toObject();
        if (auto visited = visit(source); !visited)
            return visited;
    }
    return {};
}

Result<void> visitModels(const QString &dataset, const QJsonValue &models,
                         const MetricVisitor &visit)
{
    const auto pathway = pathwayNamed(dataset);
    if (!pathway || !models.isObject())
        return metricError(dataset);
    const QJsonObject byModel = models.toObject();
    for (auto model = byModel.begin(); model != byModel.end(); ++model) {
        const QString place = dataset + u" / " + model.key();
        if (!model->isObject())
            return metricError(place);
        const MetricSource source{modelIdOf(model.key()), *pathway, {}, {}, place};
        if (auto visited = visitTasks(model->toObject(), source, visit); !visited)
            return visited;
    }
    return {};
}

Result<void> visitMetrics(const QByteArray &json, const MetricVisitor &visit)
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (!document.isObject() || document.object().isEmpty()) {
        return Error{QCoreApplication::translate("Concord::Evaluation",
                                                 "This is not a file of IP-Dialog’s scores: it "
                                                 "holds no JSON object with datasets."),
                     fault.errorString()};
    }
    const QJsonObject datasets = document.object();
    for (auto dataset = datasets.begin(); dataset != datasets.end(); ++dataset) {
        if (auto visited = visitModels(dataset.key(), *dataset, visit); !visited)
            return visited;
    }
    return {};
}

/// A percentage as a share, if there is one; false when it is no number or out of range.
bool readShare(const QJsonObject &values, QLatin1StringView name, std::optional<double> &share)
{
    const QJsonValue value = values.value(name);
    if (value.isNull() || value.isUndefined())
        return true;
    const double percent = value.toDouble(-1);
    if (percent < 0 || percent > 100)
        return false;
    share = percent / 100;
    return true;
}

bool readPoints(const QJsonObject &values, QLatin1StringView name, double &points)
{
    points = values.value(name).toDouble(-1);
    return points >= 0 && points <= mostJudgePoints;
}

} // namespace

Result<QList<MetricCell>> readMetricCells(const QByteArray &json)
{
    QList<MetricCell> cells;
    const auto visited = visitMetrics(json, [&cells](const MetricSource &source) -> Result<void> {
        MetricCell cell;
        cell.model = source.model;
        cell.pathway = source.pathway;
        cell.task = source.task;
        cell.items = cell.responses = publishedItemsPerTask;
        const bool isSound =
            readShare(source.values, QLatin1StringView("answer_acc"), cell.taskAccuracy)
            && readShare(source.values, QLatin1StringView("attribute_f1"), cell.attributeTypeF1)
            && readShare(source.values, QLatin1StringView("relative_value_acc"),
                         cell.relativeValueAccuracy);
        if (!isSound || !cell.taskAccuracy)
            return metricError(source.place);
        cells.append(cell);
        return {};
    });
    if (!visited)
        return visited.error();
    return regrouped(cells, allMetricKeys);
}

Result<QList<JudgeCell>> readJudgeCells(const QByteArray &json)
{
    QList<JudgeCell> cells;
    const auto visited = visitMetrics(json, [&cells](const MetricSource &source) -> Result<void> {
        JudgeCell cell;
        cell.model = source.model;
        cell.pathway = source.pathway;
        cell.task = source.task;
        const QJsonObject &values = source.values;
        const bool isSound = readPoints(values, QLatin1StringView("Conciseness"), cell.conciseness)
            && readPoints(values, QLatin1StringView("Personalization"), cell.personalization)
            && readPoints(values, QLatin1StringView("Analysis Quality"), cell.analysisQuality)
            && readPoints(values, QLatin1StringView("Answer Accuracy"), cell.answerAccuracy)
            && readPoints(values, QLatin1StringView("Total"), cell.total);
        if (!isSound)
            return metricError(source.place);
        cells.append(cell);
        return {};
    });
    if (!visited)
        return visited.error();
    return cells;
}

QList<MetricCell> metricCells(const QList<JudgeCell> &judged)
{
    QList<MetricCell> cells;
    for (const JudgeCell &judge : judged) {
        MetricCell cell;
        cell.model = judge.model;
        cell.pathway = judge.pathway;
        cell.task = judge.task;
        cell.items = cell.responses = judgedItemsPerTask;
        cell.judgeScore = judge.total;
        cells.append(cell);
    }
    return regrouped(cells, allMetricKeys);
}

} // namespace Concord
