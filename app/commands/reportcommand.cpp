// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/chartreasons.h"
#include "app/commands/command.h"
#include "app/commands/datasetchart.h"
#include "app/commands/optionreading.h"
#include "app/evaluations.h"
#include "app/studyreports.h"
#include "models/charts/studycharts.h"
#include "models/evaluation/evaluationcharts.h"
#include "models/evaluation/taggrid.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace Concord {

namespace {

Result<StudyResults> resultsFor(const QCommandLineParser &parser)
{
    return readStudyResults(parser.positionalArguments().constFirst(),
                            parser.value(QStringLiteral("study")),
                            parser.value(QStringLiteral("question")));
}

ExitCode save(const Result<QByteArray> &bytes, const QString &path, Output &output)
{
    if (!bytes)
        return output.fail(bytes.error());
    if (auto saved = saveBytes(path, *bytes); !saved)
        return output.fail(saved.error());
    output.line(AppText::tr("Wrote %1.").arg(path));
    return ExitCode::Done;
}

ExitCode runReport(const QCommandLineParser &parser, Output &output)
{
    const QString path = parser.value(QStringLiteral("o"));
    if (path.isEmpty())
        return output.wrongUsage(AppText::tr("Say where to: -o FILE.html."));
    if (!reportEndings().contains(QFileInfo(path).suffix().toLower()))
        return output.wrongUsage(AppText::tr("A report can be written as: %1.")
                                     .arg(reportEndings().join(QStringLiteral(", "))));
    const auto results = resultsFor(parser);
    if (!results)
        return output.fail(results.error());
    return save(renderReport(*results, path), path, output);
}

QStringList chartIds()
{
    return studyChartIds() + evaluationChartIds() + tagChartIds() + datasetChartIds();
}

bool hasChart(const QList<StudyChart> &charts, const QString &id)
{
    return std::any_of(charts.begin(), charts.end(),
                       [&](const StudyChart &chart) { return chart.id == id; });
}

QString whyNothing(const QString &project, const QString &id, const EvaluationData &data,
                   const EvaluationChartOptions &options)
{
    const auto imported = readEvaluation(project, {Reading::AsPublished, MetricOrigin::Imported});
    const bool hasImported = data.origin == MetricOrigin::Computed && imported
        && hasChart(evaluationCharts(*imported, options), id);
    return whyNoChart(id, data, options, hasImported);
}

ExitCode drawEvaluation(const QCommandLineParser &parser, const QString &id, const QString &path,
                        const QSize &size, Output &output)
{
    const auto request = readEvaluationRequest(parser);
    if (!request)
        return output.wrongUsage(request.error().message);
    const auto compared = readComparedNames(parser);
    if (!compared)
        return output.wrongUsage(compared.error().message);
    EvaluationChartOptions options;
    options.first = compared->value(0);
    options.second = compared->value(1);
    const QString project = parser.positionalArguments().constFirst();
    const auto data = readEvaluation(project, *request);
    if (!data)
        return output.fail(data.error());
    const QList<StudyChart> charts = evaluationCharts(*data, options);
    if (!hasChart(charts, id))
        return output.fail({whyNothing(project, id, *data, options), {}});
    return save(renderChartOf(charts, id, path, size), path, output);
}

ExitCode drawTags(const QCommandLineParser &parser, const QString &id, const QString &path,
                  const QSize &size, Output &output)
{
    const auto counts = readTagCounts(parser.positionalArguments().constFirst());
    if (!counts)
        return output.fail(counts.error());
    return save(renderChartOf(tagCharts(*counts), id, path, size), path, output);
}

ExitCode drawDataset(const QCommandLineParser &parser, const QString &id, const QString &path,
                     const QSize &size, Output &output)
{
    const auto chart = readDatasetChart(parser.positionalArguments().constFirst(),
                                        parser.value(QStringLiteral("dataset")), id);
    if (!chart)
        return output.fail(chart.error());
    return save(renderChartOf({*chart}, chart->id, path, size), path, output);
}

ExitCode draw(const QCommandLineParser &parser, const QString &id, const QString &path,
              const QSize &size, Output &output)
{
    if (isDatasetChart(id))
        return drawDataset(parser, id, path, size, output);
    if (parser.isSet(QStringLiteral("dataset")))
        return output.wrongUsage(AppText::tr("--dataset is for the charts of a dataset: %1.")
                                     .arg(datasetChartIds().join(QStringLiteral(", "))));
    if (evaluationChartIds().contains(id))
        return drawEvaluation(parser, id, path, size, output);
    if (tagChartIds().contains(id))
        return drawTags(parser, id, path, size, output);
    const auto results = resultsFor(parser);
    if (!results)
        return output.fail(results.error());
    return save(renderStudyChart(*results, id, path, size), path, output);
}

ExitCode runChart(const QCommandLineParser &parser, Output &output)
{
    const QString path = parser.value(QStringLiteral("o"));
    if (path.isEmpty() || !parser.isSet(QStringLiteral("chart")))
        return output.wrongUsage(
            AppText::tr("Say which chart and where to: --chart ID -o FILE.svg."));
    if (!chartEndings().contains(QFileInfo(path).suffix().toLower()))
        return output.wrongUsage(AppText::tr("A chart can be written as: %1.")
                                     .arg(chartEndings().join(QStringLiteral(", "))));
    const QString id = parser.value(QStringLiteral("chart"));
    if (!chartIds().contains(id) && !isDatasetChart(id))
        return output.wrongUsage(AppText::tr("There is no chart \"%1\". There are: %2.")
                                     .arg(id, chartIds().join(QStringLiteral(", "))));
    QSize size;
    if (parser.isSet(QStringLiteral("size"))) {
        static const QRegularExpression pattern(QStringLiteral("^(\\d{2,5})x(\\d{2,5})$"));
        const auto match = pattern.match(parser.value(QStringLiteral("size")));
        if (!match.hasMatch())
            return output.wrongUsage(AppText::tr("--size must be WIDTHxHEIGHT, such as 800x600."));
        size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
    }
    return draw(parser, id, path, size, output);
}

QList<QCommandLineOption> commonOptions()
{
    return {QCommandLineOption(
                QStringLiteral("study"),
                AppText::tr("The study's name or id; not needed where there is only one."),
                QStringLiteral("STUDY")),
            QCommandLineOption(QStringLiteral("question"),
                               AppText::tr("The question, where the study has several."),
                               QStringLiteral("Q"))};
}

} // namespace

Command reportCommand()
{
    Command command;
    command.name = QStringLiteral("report");
    command.arguments = QStringLiteral("PROJECT [--study STUDY] -o FILE");
    command.summary = AppText::tr(
        "Write the report of a study: design, agreement, results, and what repeats it.");
    command.leastArguments = command.mostArguments = 1;
    command.options = commonOptions();
    command.options.append(outputOption(AppText::tr("The file; its ending is the format: %1.")
                                            .arg(reportEndings().join(QStringLiteral(", ")))));
    command.needsGui = true;
    command.run = runReport;
    return command;
}

Command chartCommand()
{
    Command command;
    command.name = QStringLiteral("chart");
    command.arguments = QStringLiteral("PROJECT --chart ID -o FILE");
    command.summary =
        AppText::tr("Draw a chart of a study, of model scores or of a dataset, or write its "
                    "numbers.");
    command.details = AppText::tr(
        "Of a dataset: how many turns and words its dialogues and how many attributes that matter "
        "its items have (turns-histogram, words-histogram, attributes-histogram), how often each "
        "value of an attribute occurs (attribute-values:TYPE; the most frequent 24 by name), and "
        "in how many items two attributes matter together (attribute-cooccurrence).");
    command.leastArguments = command.mostArguments = 1;
    command.options = commonOptions();
    command.options.append(
        valueOption("dataset",
                    AppText::tr("Of a dataset's charts: its name; not needed where there is only "
                                "one."),
                    "NAME"));
    command.options.append(QCommandLineOption(
        QStringLiteral("chart"), chartIds().join(QStringLiteral(", ")), QStringLiteral("ID")));
    command.options += evaluationOptions();
    command.options.append(valueOption(
        "compare", AppText::tr("For the difference: two models or two pathways."), "A,B"));
    command.options.append(QCommandLineOption(
        QStringLiteral("size"), AppText::tr("In pixels, such as 800x600."), QStringLiteral("WxH")));
    command.options.append(outputOption(AppText::tr("The file; its ending is the format: %1.")
                                            .arg(chartEndings().join(QStringLiteral(", ")))));
    command.examples = {
        QStringLiteral("concord chart p.concord --chart task-accuracy -o accuracy.svg"),
        QStringLiteral("concord chart p.concord --chart difference --compare claude,qwen "
                       "-o difference.pdf"),
        QStringLiteral("concord chart p.concord --chart attribute-values:hobby --dataset ip-dialog "
                       "-o hobby.svg")};
    command.needsGui = true;
    command.run = runChart;
    return command;
}

} // namespace Concord
