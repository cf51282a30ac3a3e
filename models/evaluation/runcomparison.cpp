// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/runcomparison.h"

#include "models/evaluation/metricmean.h"
#include "models/evaluation/runside.h"

#include <QCoreApplication>

#include <array>

namespace Concord {

namespace {

QString comparisonText(const char *text)
{
    return QCoreApplication::translate("Concord::Evaluation", text);
}

/// The two that are compared.
struct RunPair
{
    std::array<RunSide, 2> sides;

    /// Which of the two a score is of.
    std::optional<size_t> sideOf(const ItemScore &score) const
    {
        for (size_t side = 0; side < sides.size(); ++side) {
            if (sides[side].fits(score.model, score.pathway))
                return side;
        }
        return std::nullopt;
    }
    /// What may differ between responses of one side to one item.
    QString conditionOf(const ItemScore &score) const
    {
        const RunSide &side = sides[0];
        return side.pathway ? (side.model.isEmpty() ? score.model : QString())
                            : QString(pathwayName(score.pathway));
    }
};

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
    const QList<Pathway> pathways = pathwaysOf(cells);
    RunPair runs;
    const std::array names = {first, second};
    for (size_t side = 0; side < names.size(); ++side) {
        const auto found = runSideNamed(names[side], models, pathways);
        if (!found)
            return noSuchRun(names[side], models, pathwayNamesOf(cells));
        runs.sides[side] = *found;
    }
    if (runs.sides[0].isOfKindOf(runs.sides[1]))
        return runs;
    return Error{comparisonText(QT_TRANSLATE_NOOP("Concord::Evaluation",
                                                  "\"%1\" and \"%2\" are not of one kind: compare "
                                                  "two models, two pathways, or two runs such as "
                                                  "MODEL/PATHWAY."))
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
    if (runs->sides[0] == runs->sides[1]) {
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
