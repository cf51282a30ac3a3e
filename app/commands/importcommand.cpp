// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/importpreview.h"
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
    if (summary.conflictCount > summary.conflicts.size())
        warnings.append(AppText::tr("Only the first %1 of %2 conflicts are listed.")
                            .arg(summary.conflicts.size())
                            .arg(summary.conflictCount));
    return warnings;
}

QJsonArray toJson(const QList<Reject> &rejects)
{
    QJsonArray list;
    for (const Reject &reject : rejects)
        list.append(QJsonObject{{QStringLiteral("line"), reject.line},
                                {QStringLiteral("reason"), reject.reason}});
    return list;
}

QJsonObject toJson(const ImportSummary &summary)
{
    QJsonObject object{
        {QStringLiteral("source"), summary.source},
        {QStringLiteral("format"), summary.format},
        {QStringLiteral("dataset"), summary.dataset},
        {QStringLiteral("read"), summary.read},
        {QStringLiteral("imported"), summary.imported},
        {QStringLiteral("skipped"), summary.skipped},
        {QStringLiteral("replaced"), summary.replaced},
        {QStringLiteral("conflicts"), toJson(summary.conflicts)},
        {QStringLiteral("conflict_count"), summary.conflictCount},
        {QStringLiteral("rejected"), toJson(summary.rejected)},
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
    for (const QString &key :
         {QStringLiteral("read"), QStringLiteral("imported"), QStringLiteral("skipped"),
          QStringLiteral("replaced"), QStringLiteral("conflict_count"),
          QStringLiteral("rejected_count")}) {
        qint64 sum = 0;
        for (const ImportSummary &summary : summaries)
            sum += toJson(summary).value(key).toInteger();
        total.insert(key, sum);
    }
    QJsonArray rejected;
    QJsonArray conflicts;
    QJsonArray warnings;
    const auto addWithSource = [](const QJsonObject &one, QStringView key, QJsonArray &all) {
        for (QJsonValueConstRef value : one.value(key).toArray()) {
            QJsonObject entry = value.toObject();
            entry.insert(QStringLiteral("source"), one.value(u"source"));
            all.append(entry);
        }
    };
    for (const ImportSummary &summary : summaries) {
        const QJsonObject one = toJson(summary);
        sources.append(one);
        addWithSource(one, u"rejected", rejected);
        addWithSource(one, u"conflicts", conflicts);
        for (const QString &warning : warningsOf(summary))
            warnings.append(warning);
    }
    total.insert(QStringLiteral("rejected"), rejected);
    total.insert(QStringLiteral("conflicts"), conflicts);
    total.insert(QStringLiteral("warnings"), warnings);
    total.insert(QStringLiteral("sources"), sources);
    return total;
}

void printLines(const QList<Reject> &lines, qint64 count, Output &output)
{
    constexpr qsizetype shown = 20;
    for (const Reject &line : lines.first(qMin(shown, lines.size())))
        output.line(AppText::tr("  line %1: %2").arg(line.line).arg(line.reason));
    if (count > shown)
        output.line(
            AppText::tr("  … and %1 more; --json lists the first thousand.").arg(count - shown));
}

void printReimport(const ImportSummary &summary, Output &output)
{
    if (summary.skipped > 0)
        output.line(AppText::tr("%n item(s) skipped: the dataset has them already.", nullptr,
                                int(summary.skipped)));
    if (summary.replaced > 0)
        output.line(
            AppText::tr("%n item(s) of the dataset replaced.", nullptr, int(summary.replaced)));
    if (summary.conflictCount > 0)
        output.line(AppText::tr("%n item(s) kept as they were, though the file has other content:",
                                nullptr, int(summary.conflictCount)));
    printLines(summary.conflicts, summary.conflictCount, output);
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
    printReimport(summary, output);
    for (const QString &warning : summary.warnings)
        output.line(AppText::tr("Note: %1").arg(warning));
    if (summary.rejectedCount == 0)
        return;
    output.line(AppText::tr("%n line(s) rejected:", nullptr, int(summary.rejectedCount)));
    printLines(summary.rejected, summary.rejectedCount, output);
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
        if (progress.isIndexing) {
            output.progress(AppText::tr("preparing the search: %1 %").arg(percent));
            return true;
        }
        output.progress(AppText::tr("importing: %1 %, %2 lines").arg(percent).arg(progress.items));
        return true;
    };
}

// What the options say of tables and of datasets that are there already.
Result<ImportSource> readItemOptions(ImportSource source, const QCommandLineParser &parser)
{
    source.addsToDataset = parser.isSet(QStringLiteral("add"));
    const QString conflict = parser.value(QStringLiteral("on-conflict"));
    if (conflict != u"keep" && conflict != u"replace")
        return Error{AppText::tr("--on-conflict must be keep or replace."), {}};
    if (parser.isSet(QStringLiteral("on-conflict")) && !source.addsToDataset)
        return Error{AppText::tr("--on-conflict goes with --add."), {}};
    source.conflict = conflict == u"replace" ? Conflict::Replace : Conflict::Keep;
    const QStringList mapping = parser.values(QStringLiteral("map"));
    return mapping.isEmpty() ? Result<ImportSource>(source) : mapColumns(source, mapping);
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
        const auto whole = readItemOptions(source, parser);
        if (!whole)
            return whole.error();
        sources.append(*whole);
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

ExitCode showPreviews(const QList<ImportSource> &sources, const QCommandLineParser &parser,
                      Output &output)
{
    bool isCount = false;
    const int count = parser.value(QStringLiteral("preview")).toInt(&isCount);
    if (!isCount || count < 1 || count > 1000)
        return output.wrongUsage(AppText::tr("--preview takes a number of items from 1 to 1000."));
    const bool isJson = parser.isSet(QStringLiteral("json"));
    QJsonArray previews;
    for (const ImportSource &source : sources) {
        if (!isJson) {
            if (const auto done = printPreview(source, count, output); !done)
                return output.fail(done.error());
            continue;
        }
        const auto preview = previewAsJson(source, count);
        if (!preview)
            return output.fail(preview.error());
        previews.append(*preview);
    }
    if (isJson)
        output.json(previews);
    return ExitCode::Done;
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
    if (parser.isSet(QStringLiteral("preview")))
        return showPreviews(*sources, parser, output);
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
        "Each SOURCE is a file, or a folder of PersonaLens. "
        "Each SOURCE of items becomes a dataset; responses and aggregates may come with them. "
        "Files may be compressed with gzip; JSON Lines may as well be one JSON list. "
        "Lines of items that cannot be used are rejected and listed with their number and the "
        "reason; the rest lands. Label Studio's JSON (label-studio) and long tables of ratings "
        "(ratings: unit, annotator, value and perhaps question, repeat, text) become a dataset "
        "and a study with its annotators and answers; units of ratings that name items of the "
        "project are these items. Of responses every line has to answer the item at its place: one "
        "that does not fails the import. Nothing lands when a source cannot be read or not one of "
        "its lines can be used.\n\n"
        "When everything is in the project, the search is prepared. What is interrupted then stays "
        "imported; the next import, or opening the project in the window, goes on with it.\n\n"
        "--add puts the items into the dataset of that name, if there is one. Items that it has "
        "with the same key and content are skipped; those with other content are kept as they "
        "are and listed, or replaced with --on-conflict replace, unless a study or a model's "
        "response refers to them.\n\n"
        "A table (CSV, TSV, or with ; or |) is one item a row. Its head says what is what "
        "(key, task, domain, request, dialogue, answer, analysis, attribute:TYPE, related:TYPE); "
        "--map says it otherwise. A dialogue is one turn a line, \"Speaker: text\", or a JSON "
        "list; turn=COLUMN makes a turn of a column, spoken by its name. head=no: the first line "
        "is a row too, and columns are named by their numbers.");
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
        QCommandLineOption(QStringLiteral("add"),
                           AppText::tr("Add to the dataset of that name; items it has are "
                                       "skipped.")),
        QCommandLineOption(QStringLiteral("on-conflict"),
                           AppText::tr("With --add, what becomes of items with other content: keep "
                                       "those of the dataset (and list them), or replace them."),
                           QStringLiteral("RULE"), QStringLiteral("keep")),
        QCommandLineOption(QStringLiteral("map"),
                           AppText::tr("Columns of a table: key=ID,request=Question,turn=User,"
                                       "related=Hobby; may be given again."),
                           QStringLiteral("FIELD=COLUMN")),
        QCommandLineOption(QStringLiteral("preview"),
                           AppText::tr("Show the first N items and rejected lines, and import "
                                       "nothing."),
                           QStringLiteral("N")),
        QCommandLineOption(QStringLiteral("strict"),
                           AppText::tr("One bad line fails the whole import.")),
        jsonOption(),
    };
    command.examples = {
        QStringLiteral("concord import p.concord benchmark.jsonl --origin synthetic"),
        QStringLiteral("concord import p.concord claude.jsonl --model claude --pathway TypeGuided"),
        QStringLiteral(
            "concord import p.concord faq.csv --map key=Nr,request=Question --preview 5"),
        QStringLiteral("concord import p.concord benchmark.jsonl --add --on-conflict replace")};
    command.run = runImport;
    return command;
}

} // namespace Concord
