// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "storage/import/importer.h"
#include "storage/import/itemreader.h"
#include "storage/import/metricimport.h"
#include "storage/import/responseimport.h"
#include "storage/projectfile.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace Concord {

namespace {

constexpr QLatin1StringView responseFormat("ip-dialog-responses");

QString importFormats()
{
    QStringList formats = itemFormats();
    formats += {QString(responseFormat), QString(metricFormat(MetricFileKind::Metrics)),
                QString(metricFormat(MetricFileKind::Judge))};
    return formats.join(QStringLiteral(", "));
}

bool isMetricFile(const QString &path)
{
    return sniffMetricFile(path).has_value();
}

QStringList warningsOf(const ImportSummary &summary)
{
    QStringList warnings = summary.warnings;
    if (summary.rejectedCount > summary.rejected.size())
        warnings.append(
            AppText::tr(
                "Only the first %1 of %2 rejected lines are listed; the project keeps them all.")
                .arg(summary.rejected.size())
                .arg(summary.rejectedCount));
    return warnings;
}

QJsonObject toJson(const ImportSummary &summary)
{
    QJsonArray rejected;
    for (const Reject &reject : summary.rejected)
        rejected.append(QJsonObject{{QStringLiteral("line"), reject.line},
                                    {QStringLiteral("reason"), reject.reason}});
    return {{QStringLiteral("source"), summary.source},
            {QStringLiteral("format"), summary.format},
            {QStringLiteral("dataset"), summary.dataset},
            {QStringLiteral("read"), summary.read},
            {QStringLiteral("imported"), summary.imported},
            {QStringLiteral("skipped"), summary.skipped},
            {QStringLiteral("rejected"), rejected},
            {QStringLiteral("rejected_count"), summary.rejectedCount},
            {QStringLiteral("warnings"), QJsonArray::fromStringList(warningsOf(summary))}};
}

// One source is one object; several are summed up, with each one's own under "sources".
QJsonObject toJson(const QList<ImportSummary> &summaries)
{
    if (summaries.size() == 1)
        return toJson(summaries.constFirst());
    QJsonObject total{{QStringLiteral("format"), QJsonValue()},
                      {QStringLiteral("dataset"), QJsonValue()}};
    QJsonArray sources;
    for (const QString &key : {QStringLiteral("read"), QStringLiteral("imported"),
                               QStringLiteral("skipped"), QStringLiteral("rejected_count")}) {
        qint64 sum = 0;
        for (const ImportSummary &summary : summaries)
            sum += toJson(summary).value(key).toInteger();
        total.insert(key, sum);
    }
    QJsonArray rejected;
    QJsonArray warnings;
    for (const ImportSummary &summary : summaries) {
        const QJsonObject one = toJson(summary);
        sources.append(one);
        for (QJsonValueConstRef value : one.value(u"rejected").toArray()) {
            QJsonObject reject = value.toObject();
            reject.insert(QStringLiteral("source"), summary.source);
            rejected.append(reject);
        }
        for (const QString &warning : warningsOf(summary))
            warnings.append(warning);
    }
    total.insert(QStringLiteral("rejected"), rejected);
    total.insert(QStringLiteral("warnings"), warnings);
    total.insert(QStringLiteral("sources"), sources);
    return total;
}

void printSummary(const ImportSummary &summary, Output &output)
{
    if (metricKindNamed(summary.format)) {
        output.line(AppText::tr("%1: %n cell(s) imported (%2).", nullptr, int(summary.imported))
                        .arg(summary.source, summary.format));
        return;
    }
    const bool isResponses = summary.format == responseFormat;
    const QString sentence = isResponses
        ? AppText::tr("%1: %n response(s) to \"%2\" imported and scored (%3).", nullptr,
                      int(summary.imported))
        : AppText::tr("%1: %n item(s) imported into \"%2\" (%3).", nullptr, int(summary.imported));
    output.line(sentence.arg(summary.source, summary.dataset, summary.format));
    for (const QString &warning : isResponses ? summary.warnings : QStringList())
        output.line(AppText::tr("Note: %1").arg(warning));
    if (summary.rejectedCount == 0)
        return;
    output.line(AppText::tr("%n line(s) rejected:", nullptr, int(summary.rejectedCount)));
    constexpr qsizetype shown = 20;
    for (const Reject &reject : summary.rejected.first(qMin(shown, summary.rejected.size())))
        output.line(AppText::tr("  line %1: %2").arg(reject.line).arg(reject.reason));
    if (summary.rejectedCount > shown)
        output.line(AppText::tr("  … and %1 more; --json lists the first thousand.")
                        .arg(summary.rejectedCount - shown));
}

ExitCode showSummaries(const Result<QList<ImportSummary>> &summaries,
                       const QCommandLineParser &parser, Output &output)
{
    output.progress({});
    if (!summaries)
        return output.fail(summaries.error());
    if (parser.isSet(QStringLiteral("json"))) {
        output.json(toJson(*summaries));
        return ExitCode::Done;
    }
    for (const ImportSummary &summary : *summaries)
        printSummary(summary, output);
    return ExitCode::Done;
}

ImportProgressFunction progressOn(Output &output)
{
    return [&output](const ImportProgress &progress) {
        const qint64 percent =
            progress.bytesTotal > 0 ? progress.bytesRead * 100 / progress.bytesTotal : 0;
        output.progress(AppText::tr("importing: %1 %, %2 lines").arg(percent).arg(progress.items));
        return true;
    };
}

// What the options and the file's place say; an Error is a wrong usage.
Result<ResponseSource> responseSource(const QCommandLineParser &parser, const QString &path)
{
    ResponseSource source{path, parser.value(QStringLiteral("model")), Pathway::DirectResponse,
                          parser.value(QStringLiteral("name"))};
    if (source.model.isEmpty())
        source.model = modelOfPath(path);
    QStringList names;
    for (const Pathway pathway : pathways())
        names.append(QString(pathwayName(pathway)));
    const QString asked = parser.value(QStringLiteral("pathway"));
    const auto pathway = asked.isEmpty() ? pathwayOfPath(path) : pathwayNamed(asked);
    if (!pathway) {
        return Error{AppText::tr("Say under which pathway %1 was made: --pathway %2.")
                         .arg(path, names.join(u'|')),
                     {}};
    }
    source.pathway = *pathway;
    return source;
}

ExitCode runResponseImport(const QCommandLineParser &parser, const QStringList &paths,
                           Output &output)
{
    if (paths.size() > 1 && parser.isSet(QStringLiteral("model")))
        return output.wrongUsage(
            AppText::tr("--model names one model: import one SOURCE at a time with it."));
    QList<ResponseSource> sources;
    for (const QString &path : paths) {
        const auto source = responseSource(parser, path);
        if (!source)
            return output.wrongUsage(source.error().message);
        sources.append(*source);
    }
    auto project =
        ProjectFile::open(parser.positionalArguments().constFirst(), ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    QList<ImportSummary> summaries;
    for (const ResponseSource &source : sources) {
        const auto summary = importResponses(
            **project, source,
            {parser.isSet(QStringLiteral("strict")), QDateTime::currentDateTimeUtc()},
            progressOn(output));
        if (!summary)
            return showSummaries(summary.error(), parser, output);
        summaries.append(*summary);
    }
    return showSummaries(summaries, parser, output);
}

ExitCode runMetricImport(const QCommandLineParser &parser, const QStringList &paths, Output &output)
{
    const auto asked = metricKindNamed(parser.value(QStringLiteral("format")));
    auto project =
        ProjectFile::open(parser.positionalArguments().constFirst(), ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    QList<ImportSummary> summaries;
    for (const QString &path : paths) {
        const auto kind = asked ? asked : sniffMetricFile(path);
        const auto summary = importMetrics(**project, path, kind.value_or(MetricFileKind::Metrics),
                                           QDateTime::currentDateTimeUtc());
        if (!summary)
            return showSummaries(summary.error(), parser, output);
        summaries.append(*summary);
    }
    return showSummaries(summaries, parser, output);
}

ExitCode runImport(const QCommandLineParser &parser, Output &output)
{
    const QStringList arguments = parser.positionalArguments();
    const auto origin = originFromId(parser.value(QStringLiteral("origin")));
    if (!origin)
        return output.wrongUsage(AppText::tr("--origin must be human, synthetic or unknown."));
    if (parser.isSet(QStringLiteral("name")) && arguments.size() > 2)
        return output.wrongUsage(
            AppText::tr("--name names one dataset: import one SOURCE at a time with it."));
    const QString format = parser.value(QStringLiteral("format"));
    const bool isKnown = format == u"auto" || format == responseFormat || metricKindNamed(format)
        || itemFormats().contains(format);
    if (!isKnown)
        return output.wrongUsage(
            AppText::tr("The format \"%1\" cannot be imported. Choose one of: auto, %2.")
                .arg(format, importFormats()));
    const QStringList paths = arguments.mid(1);
    if (format == responseFormat
        || (format == u"auto" && std::ranges::all_of(paths, isResponseFile)))
        return runResponseImport(parser, paths, output);
    if (metricKindNamed(format) || (format == u"auto" && std::ranges::all_of(paths, isMetricFile)))
        return runMetricImport(parser, paths, output);
    for (const QString &option : {QStringLiteral("model"), QStringLiteral("pathway")}) {
        if (parser.isSet(option))
            return output.wrongUsage(AppText::tr("--%1 goes with model responses.").arg(option));
    }
    QList<ImportSource> sources;
    for (const QString &path : paths)
        sources.append({path, parser.value(QStringLiteral("format")),
                        parser.value(QStringLiteral("name")), *origin});
    auto project = ProjectFile::open(arguments.constFirst(), ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    const ImportOptions options{parser.isSet(QStringLiteral("strict")),
                                QDateTime::currentDateTimeUtc()};
    return showSummaries(importSources(**project, sources, options, progressOn(output)), parser,
                         output);
}

} // namespace

Command importCommand()
{
    Command command;
    command.name = QStringLiteral("import");
    command.arguments = QStringLiteral("PROJECT SOURCE...");
    command.summary = AppText::tr("Import files into a project, all of them or none.");
    command.details = AppText::tr(
        "Each SOURCE becomes a dataset. Lines that cannot be used are rejected and listed with "
        "their number and the reason; the rest lands. Nothing lands when a source cannot be read "
        "or not one of its lines can be used.");
    command.leastArguments = 2;
    command.mostArguments = -1;
    command.options = {
        QCommandLineOption(QStringLiteral("format"),
                           AppText::tr("auto (recognise it), %1.").arg(importFormats()),
                           QStringLiteral("FORMAT"), QStringLiteral("auto")),
        QCommandLineOption(QStringLiteral("name"),
                           AppText::tr("Name of the dataset; otherwise the file's."),
                           QStringLiteral("NAME")),
        QCommandLineOption(QStringLiteral("origin"),
                           AppText::tr("Who wrote the texts: human, synthetic or unknown."),
                           QStringLiteral("ORIGIN"), QStringLiteral("unknown")),
        QCommandLineOption(QStringLiteral("model"),
                           AppText::tr("Whose responses these are; otherwise the file's name."),
                           QStringLiteral("NAME")),
        QCommandLineOption(QStringLiteral("pathway"),
                           AppText::tr("Of responses: DirectResponse, AttributeFilter, TypeGuided, "
                                       "FullAttributes or TaskRelated; otherwise what the folder's "
                                       "name says (alpaca_hq_cot1_1000)."),
                           QStringLiteral("NAME")),
        QCommandLineOption(QStringLiteral("strict"),
                           AppText::tr("One bad line fails the whole import.")),
        jsonOption(),
    };
    command.run = runImport;
    return command;
}

} // namespace Concord
