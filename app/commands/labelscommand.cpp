// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/settings.h"
#include "app/studyreports.h"
#include "storage/export/aggregatedlabels.h"
#include "storage/import/labelscsv.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"

#include <QJsonObject>

namespace Concord {

namespace {

QString labelsSentence(const LabelsSummary &summary)
{
    QString sentence = AppText::tr("%1 labels taken in, %2 were known, %3 rows were empty.")
                           .arg(summary.imported)
                           .arg(summary.unchanged)
                           .arg(summary.empty);
    if (summary.others == 0)
        return sentence;
    return sentence + u' '
        + AppText::tr("Left out, because the study does not have it: %1.").arg(summary.others);
}

Result<LabelExport> readLabelExport(const QCommandLineParser &parser)
{
    const auto kind = labelKindFromId(parser.value(QStringLiteral("labels")));
    if (!kind)
        return Error{AppText::tr("--labels must be answers, majority, dawid-skene or adjudicated."),
                     {}};
    const auto format = labelFormatFromId(parser.value(QStringLiteral("format")));
    if (!format)
        return Error{AppText::tr("--format must be csv or label-studio."), {}};
    if (*format == LabelFormat::LabelStudio && *kind != LabelKind::Answers)
        return Error{AppText::tr("--format label-studio goes with --labels answers."), {}};
    return LabelExport{*kind, *format, parser.isSet(QStringLiteral("all"))};
}

ExitCode runLabelsExport(const QCommandLineParser &parser, const QString &path, Output &output)
{
    const auto wanted = readLabelExport(parser);
    if (!wanted)
        return output.wrongUsage(wanted.error().message);
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    const Result<QByteArray> labels = (*project)
                                          ->read([&](Database &database) -> Result<QByteArray> {
                                              const auto study = StudyRepository(database).find(
                                                  parser.value(QStringLiteral("study")));
                                              if (!study)
                                                  return study.error();
                                              return exportLabelFile(database, study->id, *wanted);
                                          })
                                          .result();
    if (!labels)
        return output.fail(labels.error());
    if (!parser.isSet(QStringLiteral("o"))) {
        output.bytes(*labels);
        return ExitCode::Done;
    }
    const auto saved = saveBytes(parser.value(QStringLiteral("o")), *labels);
    return saved ? ExitCode::Done : output.fail(saved.error());
}

Result<LabelsSummary> importInto(const Database &database, const QCommandLineParser &parser,
                                 const QString &file, DeviceId device)
{
    const auto study = StudyRepository(database).find(parser.value(QStringLiteral("study")));
    if (!study)
        return study.error();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (parser.isSet(QStringLiteral("judge")))
        return importJudge(database, study->id, parser.value(QStringLiteral("judge")), file, device,
                           now);
    return importLabels(database, study->id, file, device, now);
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
            ->write([&](Database &database) { return importInto(database, parser, file, device); })
            .result();
    if (!summary)
        return output.fail(summary.error());
    if (parser.isSet(QStringLiteral("json")))
        output.json(QJsonObject{{QStringLiteral("imported"), summary->imported},
                                {QStringLiteral("unchanged"), summary->unchanged},
                                {QStringLiteral("empty"), summary->empty},
                                {QStringLiteral("others"), summary->others}});
    else
        output.line(labelsSentence(*summary));
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
        AppText::tr("The usage is: concord labels import PROJECT --study STUDY [--judge NAME] FILE "
                    "| export PROJECT --study STUDY [--labels KIND] [--all] [--format FORMAT] [-o "
                    "FILE]. See `concord help labels`."));
}

QList<QCommandLineOption> labelsOptions()
{
    return {
        QCommandLineOption(QStringLiteral("study"), AppText::tr("The study's name or id."),
                           QStringLiteral("STUDY")),
        QCommandLineOption(
            QStringLiteral("labels"),
            AppText::tr("export: answers, majority, dawid-skene or adjudicated (answers)."),
            QStringLiteral("KIND"), QStringLiteral("answers")),
        QCommandLineOption(QStringLiteral("all"), AppText::tr("export: unanswered units too.")),
        QCommandLineOption(QStringLiteral("format"),
                           AppText::tr("export: csv or, of answers, label-studio (csv)."),
                           QStringLiteral("FORMAT"), QStringLiteral("csv")),
        QCommandLineOption(QStringLiteral("judge"),
                           AppText::tr("import: the answers are those of this judge."),
                           QStringLiteral("NAME")),
        outputOption(AppText::tr("export: the file; otherwise standard output.")),
        jsonOption(),
    };
}

} // namespace

Command labelsCommand()
{
    Command command;
    command.name = QStringLiteral("labels");
    command.arguments =
        QStringLiteral("import PROJECT --study STUDY FILE | export PROJECT --study STUDY");
    command.summary = AppText::tr("Take the labels of a study out, and bring answers in.");
    command.details = AppText::tr(
        "The columns of answers are unit_key, annotator, question, value, occurrence, flagged, "
        "comment, duration_ms, answered_at. A value is an option's id (fidelity: human, ai); "
        "a|b of several, type=value|type=value of attributes, {} of none; b>a of a ranking; or a "
        "text. The reason of a yes/no answer is the answer to QUESTION#reason. With --all "
        "unanswered units are rows with an empty value, which a script can fill in; import takes "
        "what is filled in, all of it or nothing, and Label Studio's JSON likewise.\n"
        "Labels made of several answers have the columns unit_key, question, value, source "
        "(majority, dawid-skene, decision, unanimous), probability, reason, decided_at. Of sets "
        "the majority's is made of what more than half of the annotators have in theirs; a tie is "
        "no label. Adjudicated are the units that were decided and those that all agree on.\n"
        "With --judge a file's answers are those of a model, which joins the study and is never "
        "counted among the people: a column annotator is not needed, item_key may stand for "
        "unit_key, and FILE may be a folder of PersonaLens (user…/ASSISTANT/DIMENSION/JUDGE/"
        "TASK.txt).\n"
        "JSON: imported, unchanged, empty, others (left out: not in the study).");
    command.leastArguments = 2;
    command.mostArguments = 3;
    command.options = labelsOptions();
    command.examples = {
        QStringLiteral("concord labels export p.concord --study Fidelity --all -o labels.csv"),
        QStringLiteral("concord labels import p.concord --study Fidelity labels.csv"),
        QStringLiteral("concord labels import p.concord --study Ratings --judge gpt-4o judge.csv"),
        QStringLiteral("concord labels export p.concord --study Fidelity --labels adjudicated")};
    command.run = runLabels;
    return command;
}

} // namespace Concord
