// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/packets.h"
#include "storage/packetwriter.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

namespace Concord {

namespace {

QJsonObject toJson(const MergedFile &file)
{
    QJsonObject object{{QStringLiteral("file"), file.path}};
    if (!file.summary) {
        object.insert(QStringLiteral("error"), file.summary.error().message);
        return object;
    }
    const MergeSummary &summary = *file.summary;
    QJsonArray conflicts;
    for (const MergeConflict &conflict : summary.conflicts) {
        QJsonArray values;
        for (const QString &value : conflict.values)
            values.append(value.isNull() ? QJsonValue() : QJsonValue(value));
        conflicts.append(QJsonObject{{QStringLiteral("unit_key"), conflict.unit},
                                     {QStringLiteral("question"), conflict.question},
                                     {QStringLiteral("values"), values}});
    }
    QJsonArray refused;
    for (const RefusedEvent &event : summary.refused)
        refused.append(QJsonObject{{QStringLiteral("event"), event.place},
                                   {QStringLiteral("reason"), event.sentence}});
    object.insert(QStringLiteral("study"), summary.study);
    object.insert(QStringLiteral("annotator"), summary.annotator);
    object.insert(QStringLiteral("read"), summary.read);
    object.insert(QStringLiteral("added"), summary.added);
    object.insert(QStringLiteral("known"), summary.known);
    object.insert(QStringLiteral("conflicts"), conflicts);
    object.insert(QStringLiteral("refused"), refused);
    object.insert(QStringLiteral("refused_count"), summary.refusedCount);
    return object;
}

Result<Annotator> findAnnotator(const Database &project, const Study &study, const QString &name)
{
    const auto annotators = StudyRepository(project).annotators(study.id);
    if (!annotators)
        return annotators.error();
    QStringList names;
    for (const Annotator &annotator : *annotators) {
        if (annotator.name == name || annotator.id.toString() == name)
            return annotator;
        names.append(annotator.name);
    }
    return Error{AppText::tr("There is no annotator named “%1” in the study “%2”. There are: %3.")
                     .arg(name, study.name, names.join(QStringLiteral(", "))),
                 {}};
}

/// What was exported.
struct ExportedPacket
{
    Study study;
    Annotator annotator;
};

Result<ExportedPacket> exportFrom(const Database &project, const QString &studyName,
                                  const QString &annotatorName, const QString &file)
{
    const auto study = StudyRepository(project).find(studyName);
    if (!study)
        return study.error();
    const auto annotator = findAnnotator(project, *study, annotatorName);
    if (!annotator)
        return annotator.error();
    if (auto done =
            exportPacket(project, study->id, annotator->id, file, QDateTime::currentDateTimeUtc());
        !done)
        return done.error();
    return ExportedPacket{*study, *annotator};
}

ExitCode runPacketExport(const QCommandLineParser &parser, const QString &path, Output &output)
{
    const QString study = parser.value(QStringLiteral("study"));
    const QString annotator = parser.value(QStringLiteral("annotator"));
    const QString file = parser.value(QStringLiteral("o"));
    if (study.isEmpty() || annotator.isEmpty() || file.isEmpty())
        return output.wrongUsage(AppText::tr(
            "Say whose packet, and where to: --study STUDY --annotator A -o FILE.concordpacket."));
    auto project = ProjectFile::open(path, ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    const Result<ExportedPacket> exported =
        (*project)
            ->write(
                [&](Database &database) { return exportFrom(database, study, annotator, file); })
            .result();
    if (!exported)
        return output.fail(exported.error());
    if (parser.isSet(QStringLiteral("json")))
        output.json(QJsonObject{{QStringLiteral("file"), file},
                                {QStringLiteral("study"), exported->study.name},
                                {QStringLiteral("annotator"), exported->annotator.name}});
    else
        output.line(AppText::tr("Wrote the packet of %1 in the study “%2” to %3.")
                        .arg(exported->annotator.name, exported->study.name, file));
    return ExitCode::Done;
}

ExitCode runPacketMerge(const QCommandLineParser &parser, const QString &path,
                        const QStringList &files, Output &output)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    const QList<MergedFile> merged =
        (*project)
            ->write([&](Database &database) {
                return mergeAllPackets(database, files, QDateTime::currentDateTimeUtc());
            })
            .result();
    const bool asJson = parser.isSet(QStringLiteral("json"));
    bool hasFailed = false;
    QJsonArray array;
    for (const MergedFile &file : merged) {
        array.append(toJson(file));
        if (!file.summary) {
            output.fail(file.summary.error());
            hasFailed = true;
        } else if (!asJson) {
            output.line(mergeSentence(file));
            const QStringList remarks = mergeRemarks(file);
            for (const QString &remark : remarks)
                output.line(u"  " + remark);
        }
    }
    if (asJson)
        output.json(QJsonObject{{QStringLiteral("files"), array}});
    return hasFailed ? ExitCode::Failed : ExitCode::Done;
}

ExitCode runPacket(const QCommandLineParser &parser, Output &output)
{
    const QStringList words = parser.positionalArguments();
    if (words[0] == u"export" && words.size() == 2)
        return runPacketExport(parser, words[1], output);
    if (words[0] == u"merge" && words.size() >= 3)
        return runPacketMerge(parser, words[1], words.mid(2), output);
    return output.wrongUsage(
        AppText::tr("The usage is: concord packet export PROJECT --study STUDY --annotator A -o "
                    "FILE | merge PROJECT FILE..."));
}

} // namespace

Command packetCommand()
{
    Command command;
    command.name = QStringLiteral("packet");
    command.arguments = QStringLiteral(
        "export PROJECT --study STUDY --annotator A -o FILE | merge PROJECT FILE...");
    command.summary = AppText::tr("Give an annotator a file to work on, and take it back.");
    command.details = AppText::tr(
        "A packet holds what one annotator needs of a study and nothing that leads to the sources. "
        "`concord FILE.concordpacket` opens it. A file that is there already is written anew, "
        "unless it holds answers that have not been merged.\n"
        "merge takes the answers of packets that came back: any number of copies, in any order, "
        "any number of times. Each file is merged by itself: where one fails, the others are "
        "merged all the same, and the exit code is 1.\n"
        "JSON of merge: files, a list of file, study, annotator, read, added, known, conflicts "
        "(unit_key, question, values; the last counts), refused (event, reason; at most a hundred) "
        "and refused_count; or of file and error.");
    command.leastArguments = 2;
    command.mostArguments = -1;
    command.options = {
        QCommandLineOption(QStringLiteral("study"), AppText::tr("export: its name or id."),
                           QStringLiteral("STUDY")),
        QCommandLineOption(QStringLiteral("annotator"), AppText::tr("export: name or id."),
                           QStringLiteral("A")),
        outputOption(AppText::tr("export: the packet.")),
        jsonOption(),
    };
    command.examples = {
        QStringLiteral("concord packet export p.concord --study Fidelity --annotator Ada -o "
                       "ada.concordpacket"),
        QStringLiteral("concord packet merge p.concord ada.concordpacket ben.concordpacket")};
    command.run = runPacket;
    return command;
}

} // namespace Concord
