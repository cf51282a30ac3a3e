// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/metricintervals.h"
#include "app/commands/optionreading.h"
#include "app/evaluations.h"
#include "models/evaluation/comparisontables.h"
#include "models/evaluation/metrictables.h"
#include "models/report/latextable.h"
#include "storage/projectfile.h"
#include "storage/rescoring.h"

namespace Concord {

namespace {

enum class MetricsFormat { Text, Json, Csv, Latex };

void showTable(const DocumentTable &table, Output &output)
{
    output.line(table.caption);
    output.line({});
    QStringList header;
    for (const auto &column : table.columns)
        header.append(column.title.toUpper());
    output.table(header, table.rows);
}

/// Everything that the command line asks for.
struct MetricsRequest
{
    MetricKeys keys = allMetricKeys;
    MetricsFormat format = MetricsFormat::Text;
    EvaluationRequest evaluation;
    MetricIntervalRequest intervals;
    std::optional<ComparisonRequest> comparison;
};

Result<MetricsRequest> readMetricsRequest(const QCommandLineParser &parser)
{
    const auto keys = metricKeysNamed(parser.value(QStringLiteral("by")));
    if (!keys)
        return Error{
            AppText::tr("--by must be made of task, model and pathway, separated by commas."), {}};
    const auto format =
        readChoice<MetricsFormat>(parser, QStringLiteral("format"),
                                  {{QStringLiteral("text"), MetricsFormat::Text},
                                   {QStringLiteral("json"), MetricsFormat::Json},
                                   {QStringLiteral("csv"), MetricsFormat::Csv},
                                   {QStringLiteral("latex"), MetricsFormat::Latex}});
    if (!format)
        return format.error();
    const auto evaluation = readEvaluationRequest(parser);
    if (!evaluation)
        return evaluation.error();
    const auto intervals = readMetricIntervalRequest(parser);
    if (!intervals)
        return intervals.error();
    const auto comparison = readComparisonRequest(parser);
    if (!comparison)
        return comparison.error();
    return MetricsRequest{*keys, *format, *evaluation, *intervals, *comparison};
}

ExitCode showMetrics(const EvaluationData &data, const MetricsRequest &request, Output &output)
{
    std::optional<MetricIntervals> intervals;
    if (request.intervals.hasIntervals)
        intervals = {request.intervals.options.level,
                     cellIntervals(data, request.keys, request.intervals.options)};
    switch (request.format) {
    case MetricsFormat::Text:
        if (data.cells.isEmpty())
            output.line(AppText::tr("There are no such metrics: import responses or aggregates."));
        else
            showTable(metricsTable(data, request.keys, intervals), output);
        break;
    case MetricsFormat::Json:
        output.json(metricsJson(data, request.keys, intervals));
        break;
    case MetricsFormat::Csv:
        output.bytes(metricsCsv(data, request.keys, intervals).toUtf8());
        break;
    case MetricsFormat::Latex:
        output.bytes(metricsLatex(data, request.keys, intervals).toUtf8());
        break;
    }
    return ExitCode::Done;
}

ExitCode showComparison(const EvaluationData &data, const MetricsRequest &request, Output &output)
{
    const ComparisonRequest &wanted = *request.comparison;
    const MetricIntervalOptions &options = request.intervals.options;
    auto comparisons = compareRuns(data, wanted.first, wanted.second, wanted.measure, options);
    if (!comparisons)
        return output.fail(comparisons.error());
    for (RunComparison &comparison : *comparisons) {
        if (!request.intervals.hasIntervals)
            comparison.difference.interval.reset();
    }
    const ComparedRuns runs{wanted.first, wanted.second, wanted.measure, data.reading,
                            options.level};
    switch (request.format) {
    case MetricsFormat::Text:
        showTable(comparisonTable(*comparisons, runs), output);
        break;
    case MetricsFormat::Json:
        output.json(comparisonJson(*comparisons, runs));
        break;
    case MetricsFormat::Csv:
        output.bytes(comparisonCsv(*comparisons, runs).toUtf8());
        break;
    case MetricsFormat::Latex:
        output.bytes(latexTable(comparisonTable(*comparisons, runs)).toUtf8());
        break;
    }
    return ExitCode::Done;
}

// Numbers of two versions of the scoring should not be compared unawares.
void noteOutdatedScores(const QString &path, Output &output)
{
    const auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    const auto runs = project ? outdatedRuns(**project) : Result<QList<ModelRun>>(project.error());
    if (!runs || runs->isEmpty())
        return;
    output.note(AppText::tr("Note: the scores of %n run(s) are of an older version, or were "
                            "computed without WordNet. Bring them up to date with "
                            "`concord rescore`.",
                            nullptr, int(runs->size())));
}

ExitCode runMetrics(const QCommandLineParser &parser, Output &output)
{
    const auto request = readMetricsRequest(parser);
    if (!request)
        return output.wrongUsage(request.error().message);
    const auto data =
        readEvaluation(parser.positionalArguments().constFirst(), request->evaluation);
    if (!data)
        return output.fail(data.error());
    if (request->evaluation.origin == MetricOrigin::Computed)
        noteOutdatedScores(parser.positionalArguments().constFirst(), output);
    return request->comparison ? showComparison(*data, *request, output)
                               : showMetrics(*data, *request, output);
}

} // namespace

Command metricsCommand()
{
    Command command;
    command.name = QStringLiteral("metrics");
    command.arguments = QStringLiteral("PROJECT");
    command.summary = AppText::tr("Show how models score: attributes, task accuracy, judge score.");
    command.details = AppText::tr(
        "Values are means over the items of a task; of several tasks, models or pathways the mean "
        "of "
        "their means. As published, a response that states no attributes has "
        "attribute scores of 0; repaired, it has none. Computed and imported numbers are never "
        "mixed.\n"
        "JSON: a list of model, pathway, task, reading, origin, items, responses, parsed, "
        "attribute_type_f1, relative_value_accuracy, task_accuracy (0..1) and judge_score (0..14); "
        "null where it was not measured. --by drops keys. Intervals are percentiles of a bootstrap "
        "over items within tasks: attribute_type_f1_ci and so on with level, low, high and method; "
        "null where there is none, as of imported scores.\n"
        "With --compare: how two models or two pathways differ on the items that both have a "
        "score on, first minus second, over all tasks and within each; p is that of a paired "
        "permutation test. JSON: a list of task (null: all), items, first, second, first_mean, "
        "second_mean, difference, standard_error, ci, p_value, test, undefined_code and "
        "undefined_reason.");
    command.leastArguments = 1;
    command.mostArguments = 1;
    command.options = {
        valueOption(
            "by", AppText::tr("What rows are told apart by: task, model and pathway, with commas."),
            "KEYS", "task,model,pathway"),
        valueOption("format", AppText::tr("text, json, csv or latex."), "FORMAT", "text"),
    };
    command.options += evaluationOptions() + comparisonOptions() + metricIntervalOptions();
    command.examples = {
        QStringLiteral("concord metrics p.concord --by model,task"),
        QStringLiteral("concord metrics p.concord --compare claude,qwen --format latex")};
    command.run = runMetrics;
    return command;
}

} // namespace Concord
