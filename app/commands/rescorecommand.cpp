// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "storage/projectfile.h"
#include "storage/rescoring.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Concord {

namespace {

QJsonArray runsJson(const QList<ModelRun> &runs)
{
    QJsonArray array;
    for (const ModelRun &run : runs)
        array.append(QJsonObject{{QStringLiteral("model"), run.model},
                                 {QStringLiteral("pathway"), QString(pathwayName(run.pathway))},
                                 {QStringLiteral("dataset"), run.dataset},
                                 {QStringLiteral("responses"), run.responses},
                                 {QStringLiteral("wordnet"), run.usedWordNet}});
    return array;
}

ExitCode runRescore(const QCommandLineParser &parser, Output &output)
{
    auto project =
        ProjectFile::open(parser.positionalArguments().constFirst(), ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    const auto runs =
        rescore(**project, QDateTime::currentDateTimeUtc(), [&output](qint64 scored, qint64 total) {
            output.progress(
                AppText::tr("scoring again: %1 of %2 responses").arg(scored).arg(total));
            return true;
        });
    output.progress({});
    if (!runs)
        return output.fail(runs.error());
    if (parser.isSet(QStringLiteral("json"))) {
        output.json(runsJson(*runs));
        return ExitCode::Done;
    }
    if (runs->isEmpty())
        output.line(AppText::tr("All scores are up to date."));
    for (const ModelRun &run : *runs) {
        output.line(AppText::tr("%1 under %2: %n response(s) to \"%3\" scored again.", nullptr,
                                int(run.responses))
                        .arg(run.model, QString(pathwayName(run.pathway)), run.dataset));
    }
    return ExitCode::Done;
}

} // namespace

Command rescoreCommand()
{
    Command command;
    command.name = QStringLiteral("rescore");
    command.arguments = QStringLiteral("PROJECT");
    command.summary = AppText::tr("Score responses again that an older version scored.");
    command.details = AppText::tr(
        "Runs are scored again whose scores another version computed, or that were scored without "
        "WordNet where it is installed now. The others stay as they are.\n"
        "JSON: a list of model, pathway, dataset, responses and wordnet of each run that was "
        "scored again.");
    command.leastArguments = command.mostArguments = 1;
    command.options = {jsonOption()};
    command.examples = {QStringLiteral("concord rescore p.concord")};
    command.run = runRescore;
    return command;
}

} // namespace Concord
