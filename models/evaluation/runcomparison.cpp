// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/runcomparison.h"

#include "models/evaluation/metricmean.h"

#include <QCoreApplication>

#include <array>

namespace Concord {

namespace {

enum class RunKind { Model, Pathway };

QString comparisonText(const char *text)
{
    return QCoreApplication::translate("Concord::Evaluation", text);
}

/// What two runs there are, and of which kind.
struct RunPair
{
    RunKind kind = RunKind::Model;
    std::array<QString, 2> names; ///< as in ItemScore

    /// Which of the two a score is of.
    std::optional<size_t> sideOf(const ItemScore &score) const
    {
        const QString name =
            kind == RunKind::Model ? score.model : QString(pathwayName(score.pathway));
        for (size_t side = 0; side < names.size(); ++side) {
            if (name == names[side])
                return side;
        }
        return std::nullopt;
    }
    /// What may differ between responses of one run to one item.
    QString conditionOf(const ItemScore &score) const
    {
        return kind == RunKind::Model ? QString(pathwayName(score.pathway)) : score.model;
    }
};

QString pathwayNameOf(const QString &name)
{
    const auto pathway = pathwayNamed(name);
    return pathway ? QString(pathwayName(*pathway)) : name;
}

QStringList pathwayNamesOf(const QList<MetricCell> &cells)
{
    QStringList names;
    for (const Pathway pathway : pathwaysOf(cells))
        names.append(pathwayName(pathway));
    return names;
}

Error noSuchRun(const QString &name, const QStringList &models, const QStringList &pathways)
{
    if (models.isEmpty())
        return {comparisonText(QT_TRANSLATE_NOOP(
                    "Concord::Evaluation",
                    "There are no scores of items to compare: import responses first.")),
                {}};
    return {comparisonText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                             "There are no scores of \"%1\". There are the models "
                                             "%2 and the pathways %3."))
                .arg(name, modelList(models), pathways.join(QLatin1StringView(", "))),
            {}};
}

Result<RunPair> findRuns(const QList<MetricCell> &cells, const QString &first,
                         const QString &second)
{
    const QStringList models = modelsOf(cells);
    const QStringList pathways = pathwayNamesOf(cells);
    if (models.contains(first) && models.contains(second))
        return RunPair{RunKind::Model, {first, second}};
    const std::array paths = {pathwayNameOf(first), pathwayNameOf(second)};
    if (pathways.contains(paths[0]) && pathways.contains(paths[1]))
        return RunPair{RunKind::Pathway, paths};
    for (const QString &name : {first, second}) {
        if (!models.contains(name) && !pathways.contains(pathwayNameOf(name)))
            return noSuchRun(name, models, pathways);
    }
    return Error{comparisonText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                                  "Of \"%1\" and \"%2\" one is a model and one a "
                                                  "pathway: compare two models or two pathways."))
                     .arg(first, second),
                 {}};
}

std::optional<double> comparedScore(const ItemScore &score, ComparedMeasure measure)
{
    switch (measure) {
    case ComparedMeasure::TaskAccuracy:
        return score.taskAccuracy;
    case ComparedMeasure::AttributeTypeF1:
        return score.attributeTypeF1;
    case ComparedMeasure::RelativeValueAccuracy:
        return score.relativeValueAccuracy;
    }
    Q_UNREACHABLE();
}

using SidesByCondition = QMap<QString, std::array<MetricMean, 2>>;
using SidesByItem = QMap<qint64, SidesByCondition>;

/// The scores of items that both sides have one on.
struct PairedScores
{
    ItemScores first;
    ItemScores second;

    void add(qint64 item, const SidesByCondition &conditions)
    {
        MetricMean firstMean;
        MetricMean secondMean;
        for (const auto &[one, other] : conditions) {
            if (!one.value() || !other.value())
                continue;
            firstMean.add(one.value());
            secondMean.add(other.value());
        }
        if (!firstMean.value())
            return;
        first.insert(item, *firstMean.value());
        second.insert(item, *secondMean.value());
    }
};

std::optional<double> meanOfScores(const ItemScores &scores)
{
    MetricMean mean;
    for (const double score : scores)
        mean.add(score);
    return mean.value();
}

RunComparison comparisonOf(const QString &task, const PairedScores &scores,
                           const MetricIntervalOptions &options)
{
    return {task, scores.first.size(), meanOfScores(scores.first), meanOfScores(scores.second),
            pairedDifference(scores.first, scores.second, options)};
}

} // namespace

Result<QList<RunComparison>> compareRuns(const EvaluationData &data, const QString &first,
                                         const QString &second, ComparedMeasure measure,
                                         const MetricIntervalOptions &options)
{
    const QList<MetricCell> cells = cellsOf(data.items);
    const auto runs = findRuns(cells, first, second);
    if (!runs)
        return runs.error();
    if (runs->names[0] == runs->names[1]) {
        return Error{
            comparisonText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                             "\"%1\" would be compared with itself: name two."))
                .arg(first),
            {}};
    }
    QMap<QString, SidesByItem> tasks;
    for (const ItemScore &score : data.items) {
        if (const auto side = runs->sideOf(score)) {
            tasks[score.task][score.item][runs->conditionOf(score)][*side].add(
                comparedScore(score, measure));
        }
    }
    QList<RunComparison> comparisons;
    PairedScores all;
    for (const QString &task : tasksOf(cells)) {
        if (!tasks.contains(task))
            continue;
        PairedScores own;
        for (auto item = tasks[task].begin(); item != tasks[task].end(); ++item) {
            own.add(item.key(), item.value());
            all.add(all.first.size(), item.value()); // ids may repeat in another task
        }
        comparisons.append(comparisonOf(task, own, options));
    }
    comparisons.prepend(comparisonOf({}, all, options));
    return comparisons;
}

} // namespace Concord
