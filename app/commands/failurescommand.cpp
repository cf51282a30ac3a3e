// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/optionreading.h"
#include "app/commands/responsefilters.h"
#include "storage/export/failureexport.h"
#include "storage/projectfile.h"

#include <QFileInfo>
#include <QSaveFile>

namespace Concord {

namespace {

/// What is written, and where to.
struct FailuresRequest
{
    ItemFilter items;
    FailureFilter responses;
    std::optional<qsizetype> limit;
    FailureFormat format = FailureFormat::Jsonl;
    QString path; ///< empty: standard output
};

// "--format", else the ending of the file, else JSON Lines.
Result<FailureFormat> readFormat(const QCommandLineParser &parser, const QString &path)
{
    const bool isSaid = parser.isSet(QStringLiteral("format"));
    const QString name = isSaid || path.isEmpty() ? parser.value(QStringLiteral("format"))
                                                  : QFileInfo(path).suffix().toLower();
    if (name == u"jsonl")
        return FailureFormat::Jsonl;
    if (name == u"csv")
        return FailureFormat::Csv;
    return Error{isSaid ? AppText::tr("--format must be one of: jsonl, csv.")
                        : AppText::tr("Responses can be written as: jsonl, csv. Name the file so, "
                                      "or say --format."),
                 {}};
}

Result<FailuresRequest> readRequest(const QCommandLineParser &parser)
{
    const auto items = readItemFilter(parser);
    if (!items)
        return items.error();
    const auto responses = readResponseFilter(parser);
    if (!responses)
        return responses.error();
    const auto limit = readLimit(parser);
    if (!limit)
        return limit.error();
    const QString path = parser.value(QStringLiteral("o"));
    if (parser.isSet(QStringLiteral("o")) && path.isEmpty())
        return Error{AppText::tr("Say where to: -o FILE.jsonl."), {}};
    const auto format = readFormat(parser, path);
    if (!format)
        return format.error();
    return FailuresRequest{*items, *responses, *limit, *format, path};
}

// How many responses were written.
Result<qsizetype> writeFailures(Database &database, const FailuresRequest &request,
                                QIODevice &device)
{
    const auto refs = fittingResponses(database, request.items, request.responses);
    if (!refs)
        return refs.error();
    QList<ResponseId> responses;
    for (const ResponseRef &ref : *refs)
        responses.append(ref.response);
    if (request.limit && responses.size() > *request.limit)
        responses.resize(*request.limit);
    const auto done =
        exportFailures(database, responses, request.responses.reading, request.format, device);
    if (!done)
        return done.error();
    return responses.size();
}

Result<qsizetype> saveFailures(Database &database, const FailuresRequest &request)
{
    QSaveFile file(request.path);
    const auto failure = [&] {
        return Error{
            AppText::tr("%1 could not be written. Check the folder and the space on the disk.")
                .arg(request.path),
            file.errorString()};
    };
    if (!file.open(QIODevice::WriteOnly))
        return failure();
    auto written = writeFailures(database, request, file);
    if (written && !file.commit())
        return failure();
    return written;
}

ExitCode runFailures(const QCommandLineParser &parser, Output &output)
{
    const auto request = readRequest(parser);
    if (!request)
        return output.wrongUsage(request.error().message);
    auto project =
        ProjectFile::open(parser.positionalArguments().constFirst(), ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    if (auto done = noteUnfinishedSearch(**project, request->items, output); !done)
        return output.fail(done.error());
    const Result<qsizetype> written =
        (*project)
            ->read([&](Database &database) {
                return request->path.isEmpty() ? writeFailures(database, *request, output.device())
                                               : saveFailures(database, *request);
            })
            .result();
    if (!written)
        return output.fail(written.error());
    if (!request->path.isEmpty())
        output.line(AppText::tr("%n response(s) written to %1.", nullptr, int(*written))
                        .arg(request->path));
    else if (*written == 0)
        output.note(AppText::tr("No response fits."));
    return ExitCode::Done;
}

} // namespace

Command failuresCommand()
{
    Command command;
    command.name = QStringLiteral("failures");
    command.arguments = QStringLiteral("PROJECT");
    command.summary =
        AppText::tr("Write responses of models, the worst first, narrowed by filters.");
    command.details = AppText::tr(
        "One response per line, with dataset, item, task, domain, model, pathway, reading, state, "
        "scores, the attributes it states (each right, wrong_value or spurious) and those that "
        "matter, its answer and the reference, its text and its tags. In CSV lists are joined by "
        "\"|\".");
    command.leastArguments = command.mostArguments = 1;
    command.options = itemFilterOptions() + responseFilterOptions();
    command.options += {
        limitOption(),
        valueOption("format", AppText::tr("jsonl or csv; else the file's ending says it."),
                    "FORMAT", "jsonl"),
        outputOption(AppText::tr("The file, FILE.jsonl or FILE.csv; else they are printed.")),
    };
    command.examples = {
        QStringLiteral("concord failures p.concord --model claude --max-score 0.2 --limit 50"),
        QStringLiteral(
            "concord failures p.concord --task recommend --state no_answer -o failures.csv")};
    command.run = runFailures;
    return command;
}

} // namespace Concord
