// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/optionreading.h"
#include "app/evaluations.h"
#include "models/evaluation/metrictables.h"
#include "storage/projectfile.h"
#include "storage/rescoring.h"

namespace Concord {

namespace {

enum class MetricsFormat { Text, Json, Csv, Latex };

void showTable(const EvaluationData &data, MetricKeys keys, Output &output)
{
    const DocumentTable table = metricsTable(data, keys);
    output.line(table.caption);
    output.line({});
    QStringList header;
    for (const auto &column : table.columns)
        header.append(column.title.toUpper());
    output.table(header, table.rows);
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
    const auto keys = metricKeysNamed(parser.value(QStringLiteral("by")));
    if (!keys)
        return output.wrongUsage(
            AppText::tr("--by must be made of task, model and pathway, separated by commas."));
    const auto format =
        readChoice<MetricsFormat>(parser, QStringLiteral("format"),
                                  {{QStringLiteral("text"), MetricsFormat::Text},
                                   {QStringLiteral("json"), MetricsFormat::Json},
                                   {QStringLiteral("csv"), MetricsFormat::Csv},
                                   {QStringLiteral("latex"), MetricsFormat::Latex}});
    if (!format)
        return output.wrongUsage(format.error().message);
    const auto request = readEvaluationRequest(parser);
    if (!request)
        return output.wrongUsage(request.error().message);
    const auto data = readEvaluation(parser.positionalArguments().constFirst(), *request);
    if (!data)
        return output.fail(data.error());
    if (request->origin == MetricOrigin::Computed)
        noteOutdatedScores(parser.positionalArguments().constFirst(), output);
    switch (*format) {
    case MetricsFormat::Text:
        if (data->cells.isEmpty())
            output.line(AppText::tr("There are no such metrics: import responses or aggregates."));
        else
            showTable(*data, *keys, output);
        break;
    case MetricsFormat::Json:
        output.json(metricsJson(*data, *keys));
        break;
    case MetricsFormat::Csv:
        output.bytes(metricsCsv(*data, *keys).toUtf8());
        break;
    case MetricsFormat::Latex:
        output.bytes(metricsLatex(*data, *keys).toUtf8());
        break;
    }
    return ExitCode::Done;
}

} // namespace

Command metricsCommand()
{
    Command command;
    command.name = QStringLiteral("metrics");
    command.arguments = QStringLiteral("PROJECT");
    command.summary = AppText::tr("Show how models score: attributes, task accuracy, judge score.");
    command.details = AppText::tr(
        "Values are means over items. As published, a response that states no attributes has "
        "attribute scores of 0; repaired, it has none. Computed and imported numbers are never "
        "mixed.\n"
        "JSON: a list of model, pathway, task, reading, origin, items, responses, parsed, "
        "attribute_type_f1, relative_value_accuracy, task_accuracy (0..1) and judge_score (0..14); "
        "null where it was not measured. --by drops keys.");
    command.leastArguments = 1;
    command.mostArguments = 1;
    command.options = {
        valueOption("by", AppText::tr("What rows are told apart by."), "KEYS",
                    "task,model,pathway"),
        valueOption("format", AppText::tr("text, json, csv or latex."), "FORMAT", "text"),
    };
    command.options += evaluationOptions();
    command.run = runMetrics;
    return command;
}

} // namespace Concord
