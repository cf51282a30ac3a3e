// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/metricintervals.h"

#include "app/apptext.h"
#include "app/commands/optionreading.h"

namespace Concord {

namespace {

// The replicates of all rows are in memory at once.
constexpr int mostMetricReplicates = 100'000;
constexpr int mostPermutations = 1'000'000;

} // namespace

QList<QCommandLineOption> metricIntervalOptions()
{
    return {
        valueOption("ci", AppText::tr("Intervals of computed scores: bootstrap or none."), "METHOD",
                    "bootstrap"),
        valueOption("level", AppText::tr("Of the intervals."), "LEVEL", "0.95"),
        valueOption("replicates", AppText::tr("Of the bootstrap."), "N", "2000"),
        valueOption("permutations", AppText::tr("Of the test of a comparison."), "N", "10000"),
        valueOption("seed", AppText::tr("Of the bootstrap and the test."), "S", "1"),
    };
}

Result<MetricIntervalRequest> readMetricIntervalRequest(const QCommandLineParser &parser)
{
    const auto hasIntervals =
        readChoice<bool>(parser, QStringLiteral("ci"),
                         {{QStringLiteral("bootstrap"), true}, {QStringLiteral("none"), false}});
    if (!hasIntervals)
        return hasIntervals.error();
    const auto level = readLevel(parser);
    if (!level)
        return level.error();
    const auto replicates =
        readCount(parser, QStringLiteral("replicates"), 100, mostMetricReplicates);
    if (!replicates)
        return replicates.error();
    const auto permutations =
        readCount(parser, QStringLiteral("permutations"), 100, mostPermutations);
    if (!permutations)
        return permutations.error();
    const auto seed = readSeed(parser, QStringLiteral("seed"));
    if (!seed)
        return seed.error();
    return MetricIntervalRequest{*hasIntervals, {*replicates, *permutations, *seed, *level}};
}

QList<QCommandLineOption> comparisonOptions()
{
    return {
        valueOption("compare",
                    AppText::tr("Two models or two pathways, to compare on the items both have."),
                    "A,B"),
        valueOption("measure",
                    AppText::tr("Of a comparison: task-accuracy, attribute-type-f1 or "
                                "relative-value-accuracy."),
                    "MEASURE", "task-accuracy"),
    };
}

Result<std::optional<ComparisonRequest>> readComparisonRequest(const QCommandLineParser &parser)
{
    const auto names = readComparedNames(parser);
    if (!names)
        return names.error();
    const auto measure = readChoice<ComparedMeasure>(
        parser, QStringLiteral("measure"),
        {{QStringLiteral("task-accuracy"), ComparedMeasure::TaskAccuracy},
         {QStringLiteral("attribute-type-f1"), ComparedMeasure::AttributeTypeF1},
         {QStringLiteral("relative-value-accuracy"), ComparedMeasure::RelativeValueAccuracy}});
    if (!measure)
        return measure.error();
    if (names->isEmpty()) {
        for (const QString &option : {QStringLiteral("measure"), QStringLiteral("permutations")}) {
            if (parser.isSet(option))
                return Error{AppText::tr("--%1 goes with --compare.").arg(option), {}};
        }
        return std::optional<ComparisonRequest>();
    }
    if (parser.isSet(QStringLiteral("by")))
        return Error{AppText::tr("--by does not go with --compare, which has a row for each task."),
                     {}};
    if (parser.value(QStringLiteral("origin")) == u"imported")
        return Error{AppText::tr("Imported scores are means already, without the items that a "
                                 "comparison needs: import responses and compare computed scores."),
                     {}};
    return std::optional(ComparisonRequest{names->at(0), names->at(1), *measure});
}

} // namespace Concord
