// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "storage/import/importfiles.h"
#include "storage/import/metricimport.h"
#include "storage/import/responseimport.h"
#include "storage/import/studysource.h"
#include "storage/projectfile.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace Concord {

namespace {

QString formatNames()
{
    QStringList names;
    for (const ImportFormat &format : importFormats())
        names.append(format.id);
    return names.join(QStringLiteral(", "));
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
    QJsonObject object{
        {QStringLiteral("source"), summary.source},
        {QStringLiteral("format"), summary.format},
        {QStringLiteral("dataset"), summary.dataset},
        {QStringLiteral("read"), summary.read},
        {QStringLiteral("imported"), summary.imported},
        {QStringLiteral("skipped"), summary.skipped},
        {QStringLiteral("rejected"), rejected},
        {QStringLiteral("rejected_count"), summary.rejectedCount},
        {QStringLiteral("warnings"), QJsonArray::fromStringList(warningsOf(summary))}};
    if (summary.kind == ImportKind::Study) {
        object.insert(QStringLiteral("study"), summary.study);
        object.insert(QStringLiteral("annotators"), summary.annotators);
        object.insert(QStringLiteral("answers"), summary.answers);
    }
    return object;
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
    const bool isStudy = summary.kind == ImportKind::Study;
    const QString sentence = isResponses
        ? AppText::tr("%1: %n response(s) to \"%2\" imported and scored (%3).", nullptr,
                      int(summary.imported))
        : AppText::tr("%1: %n item(s) imported into \"%2\" (%3).", nullptr, int(summary.imported));
    if (!isStudy || !summary.dataset.isEmpty())
        output.line(sentence.arg(summary.source, summary.dataset, summary.format));
    if (isStudy)
        output.line(AppText::tr("%1: %n answer(s) imported as the study \"%2\" (%3 annotators).",
                                nullptr, int(summary.answers))
                        .arg(summary.source, summary.study)
                        .arg(summary.annotators));
    const bool hasNotes = isResponses || isStudy || studyFormats().contains(summary.format);
    for (const QString &warning : hasNotes ? summary.warnings : QStringList())
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

// What the options say of each source; an Error is a wrong usage.
Result<QList<ImportSource>> readSources(const QCommandLineParser &parser, Origin origin)
{
    const QString pathway = parser.value(QStringLiteral("pathway"));
    QList<ImportSource> sources;
    qsizetype responses = 0;
    for (const QString &path : parser.positionalArguments().mid(1)) {
        ImportSource source{path, parser.value(QStringLiteral("format")),
                            parser.value(QStringLiteral("name")), origin};
        if (importKind(source) == ImportKind::Responses) {
            ++responses;
            source.model = modelIdOf(parser.value(QStringLiteral("model")));
            source.pathway = pathway.isEmpty() ? pathwayOfPath(path) : pathwayNamed(pathway);
            if (!source.pathway)
                return missingPathway(path);
        }
        sources.append(source);
    }
    if (responses > 1 && parser.isSet(QStringLiteral("model")))
        return Error{AppText::tr("--model names one model: import one SOURCE at a time with it."),
                     {}};
    for (const QString &option : {QStringLiteral("model"), QStringLiteral("pathway")}) {
        if (responses == 0 && parser.isSet(option))
            return Error{AppText::tr("--%1 goes with model responses.").arg(option), {}};
    }
    return sources;
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
    const QList<ImportFormat> formats = importFormats();
    const bool isKnown = format == u"auto"
        || std::ranges::any_of(formats, [&](const ImportFormat &one) { return one.id == format; });
    if (!isKnown)
        return output.wrongUsage(
            AppText::tr("The format \"%1\" cannot be imported. Choose one of: auto, %2.")
                .arg(format, formatNames()));
    const auto sources = readSources(parser, *origin);
    if (!sources)
        return output.wrongUsage(sources.error().message);
    auto project = ProjectFile::open(arguments.constFirst(), ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    const ImportOptions options{parser.isSet(QStringLiteral("strict")),
                                QDateTime::currentDateTimeUtc()};
    return showSummaries(importFiles(**project, *sources, options, progressOn(output)), parser,
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
        "Each SOURCE of items becomes a dataset; responses and aggregates may come with them. "
        "Lines of items that cannot be used are rejected and listed with their number and the "
        "reason; the rest lands. Label Studio's JSON (label-studio) and long tables of ratings "
        "(ratings: unit, annotator, value and perhaps question, repeat, text) become a dataset "
        "and a study with its annotators and answers; units of ratings that name items of the "
        "project are these items. Of responses every line has to answer the item at its place: one "
        "that does not fails the import. Nothing lands when a source cannot be read or not one of "
        "its lines can be used.");
    command.leastArguments = 2;
    command.mostArguments = -1;
    command.options = {
        QCommandLineOption(QStringLiteral("format"),
                           AppText::tr("auto (recognise it), %1.").arg(formatNames()),
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
    command.examples = {
        QStringLiteral("concord import p.concord benchmark.jsonl --origin synthetic"),
        QStringLiteral(
            "concord import p.concord claude.jsonl --model claude --pathway TypeGuided")};
    command.run = runImport;
    return command;
}

} // namespace Concord
