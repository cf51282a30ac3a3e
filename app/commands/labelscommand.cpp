// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/settings.h"
#include "app/studyreports.h"
#include "storage/export/labelscsv.h"
#include "storage/import/labelscsv.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"

#include <QJsonObject>

namespace Concord {

namespace {

ExitCode runLabelsExport(const QCommandLineParser &parser, const QString &path, Output &output)
{
    if (parser.value(QStringLiteral("format")) != u"csv")
        return output.wrongUsage(AppText::tr("--format must be csv."));
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    const LabelRows rows =
        parser.isSet(QStringLiteral("all")) ? LabelRows::All : LabelRows::Answered;
    const Result<QByteArray> csv = (*project)
                                       ->read([&](Database &database) -> Result<QByteArray> {
                                           const auto study = StudyRepository(database).find(
                                               parser.value(QStringLiteral("study")));
                                           if (!study)
                                               return study.error();
                                           return exportLabels(database, study->id, rows);
                                       })
                                       .result();
    if (!csv)
        return output.fail(csv.error());
    if (!parser.isSet(QStringLiteral("o"))) {
        output.bytes(*csv);
        return ExitCode::Done;
    }
    const auto saved = saveBytes(parser.value(QStringLiteral("o")), *csv);
    return saved ? ExitCode::Done : output.fail(saved.error());
}

ExitCode runLabelsImport(const QCommandLineParser &parser, const QString &path, const QString &file,
                         Output &output)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    const DeviceId device = Settings().deviceId();
    const Result<LabelsSummary> summary =
        (*project)
            ->write([&](Database &database) -> Result<LabelsSummary> {
                const auto study =
                    StudyRepository(database).find(parser.value(QStringLiteral("study")));
                if (!study)
                    return study.error();
                return importLabels(database, study->id, file, device,
                                    QDateTime::currentDateTimeUtc());
            })
            .result();
    if (!summary)
        return output.fail(summary.error());
    if (parser.isSet(QStringLiteral("json")))
        output.json(QJsonObject{{QStringLiteral("imported"), summary->imported},
                                {QStringLiteral("unchanged"), summary->unchanged},
                                {QStringLiteral("empty"), summary->empty}});
    else
        output.line(AppText::tr("%1 labels taken in, %2 were known, %3 rows were empty.")
                        .arg(summary->imported)
                        .arg(summary->unchanged)
                        .arg(summary->empty));
    return ExitCode::Done;
}

ExitCode runLabels(const QCommandLineParser &parser, Output &output)
{
    const QStringList words = parser.positionalArguments();
    if (!parser.isSet(QStringLiteral("study")))
        return output.wrongUsage(
            AppText::tr("Say which study: --study NAME. `concord study list PROJECT` lists them."));
    if (words.value(0) == u"export" && words.size() == 2)
        return runLabelsExport(parser, words[1], output);
    if (words.value(0) == u"import" && words.size() == 3)
        return runLabelsImport(parser, words[1], words[2], output);
    return output.wrongUsage(
        AppText::tr("The usage is: concord labels import PROJECT --study STUDY FILE.csv | export "
                    "PROJECT --study STUDY [--all] [-o FILE]. See `concord help labels`."));
}

} // namespace

Command labelsCommand()
{
    Command command;
    command.name = QStringLiteral("labels");
    command.arguments =
        QStringLiteral("import PROJECT --study STUDY FILE.csv | export PROJECT --study STUDY");
    command.summary = AppText::tr("Take the answers of a study out as CSV, and bring answers in.");
    command.details = AppText::tr(
        "The columns are unit_key, annotator, question, value, occurrence, flagged, comment, "
        "duration_ms, answered_at. A value is an option's id (fidelity: human, ai). With --all "
        "unanswered units are rows with an empty value, which a script can fill in; import takes "
        "what is filled in, all of it or nothing.");
    command.leastArguments = 2;
    command.mostArguments = 3;
    command.options = {
        QCommandLineOption(QStringLiteral("study"), AppText::tr("The study's name or id."),
                           QStringLiteral("STUDY")),
        QCommandLineOption(QStringLiteral("all"), AppText::tr("export: unanswered units too.")),
        QCommandLineOption(QStringLiteral("format"), AppText::tr("export: csv."),
                           QStringLiteral("FORMAT"), QStringLiteral("csv")),
        outputOption(AppText::tr("export: the file; otherwise standard output.")),
        jsonOption(),
    };
    command.examples = {
        QStringLiteral("concord labels export p.concord --study Fidelity --all -o labels.csv"),
        QStringLiteral("concord labels import p.concord --study Fidelity labels.csv")};
    command.run = runLabels;
    return command;
}

} // namespace Concord
