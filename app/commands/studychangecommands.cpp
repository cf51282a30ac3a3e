// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/studychangecommands.h"

#include "app/apptext.h"
#include "app/commands/optionreading.h"
#include "app/studychanging.h"
#include "storage/annotatorchanges.h"
#include "storage/annotatorerasure.h"
#include "storage/projectfile.h"
#include "storage/studychanges.h"
#include "storage/studyrepository.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

namespace Concord {

namespace {

/// What a change came to, for a person and for a program.
struct ChangeReport
{
    QString sentence;
    QJsonObject json;
};

using StudyTask = std::function<Result<ChangeReport>(Database &, const Study &)>;

ExitCode tell(const Result<ChangeReport> &report, const QCommandLineParser &parser, Output &output)
{
    if (!report)
        return output.fail(report.error());
    if (parser.isSet(QStringLiteral("json")))
        output.json(report->json);
    else
        output.line(report->sentence);
    return ExitCode::Done;
}

ExitCode changeProject(const QCommandLineParser &parser, Output &output,
                       const std::function<Result<ChangeReport>(Database &)> &task)
{
    auto project =
        ProjectFile::open(parser.positionalArguments().value(1), ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    const Result<ChangeReport> report = (*project)->write(task).result();
    return tell(report, parser, output);
}

// `task` is given the study that the third word names.
ExitCode changeStudy(const QCommandLineParser &parser, Output &output, const StudyTask &task)
{
    return changeProject(parser, output,
                         [name = parser.positionalArguments().value(2),
                          task](Database &database) -> Result<ChangeReport> {
                             const auto study = StudyRepository(database).find(name);
                             if (!study)
                                 return study.error();
                             return task(database, *study);
                         });
}

QDateTime now()
{
    return QDateTime::currentDateTimeUtc();
}

Result<ChangeReport> handOverReport(const Study &study, const Result<HandOverSummary> &summary)
{
    if (!summary)
        return summary.error();
    QJsonArray given;
    for (const auto &[annotator, units] : summary->given)
        given.append(QJsonObject{{QStringLiteral("annotator"), annotator},
                                 {QStringLiteral("units"), units}});
    return ChangeReport{handOverWords(*summary),
                        {{QStringLiteral("study"), study.name},
                         {QStringLiteral("given"), given},
                         {QStringLiteral("units"), summary->units()},
                         {QStringLiteral("left"), QJsonArray::fromStringList(summary->left)}}};
}

ExitCode runReassign(const QCommandLineParser &parser, Output &output)
{
    const QString from = parser.value(QStringLiteral("from"));
    if (from.isEmpty())
        return output.wrongUsage(
            AppText::tr("Say whose open units are handed on: --from ANNOTATOR."));
    return changeStudy(
        parser, output,
        [from, to = commaList(parser.value(QStringLiteral("to")))](Database &database,
                                                                   const Study &study) {
            return handOverReport(study,
                                  AnnotatorChanges(database).reassign(study.id, from, to, now()));
        });
}

ExitCode runAddAnnotator(const QCommandLineParser &parser, Output &output)
{
    std::optional<int> extra;
    if (parser.isSet(QStringLiteral("extra"))) {
        const auto count = readCount(parser, QStringLiteral("extra"), 1);
        if (!count)
            return output.wrongUsage(count.error().message);
        extra = *count;
    }
    return changeStudy(parser, output,
                       [extra, name = parser.positionalArguments().value(3)](Database &database,
                                                                             const Study &study) {
                           return handOverReport(
                               study, AnnotatorChanges(database).add(study.id, name, extra, now()));
                       });
}

ExitCode runErase(const QCommandLineParser &parser, Output &output)
{
    const QString name = parser.positionalArguments().value(2);
    return changeProject(parser, output, [name](Database &database) -> Result<ChangeReport> {
        const auto erased = eraseAnnotator(database, name, now());
        if (!erased)
            return erased.error();
        return ChangeReport{AppText::tr("Erased the annotator: %1 answers in %2 studies.")
                                .arg(erased->answers)
                                .arg(erased->studies),
                            {{QStringLiteral("answers"), erased->answers},
                             {QStringLiteral("studies"), erased->studies}}};
    });
}

ExitCode runRename(const QCommandLineParser &parser, Output &output)
{
    const QString name = parser.positionalArguments().value(3);
    return changeStudy(
        parser, output, [name](Database &database, const Study &study) -> Result<ChangeReport> {
            if (auto done = StudyChanges(database).rename(study.id, name, now()); !done)
                return done.error();
            return ChangeReport{
                AppText::tr("The study \"%1\" is called \"%2\" now.").arg(study.name, name),
                {{QStringLiteral("id"), study.id.toString()}, {QStringLiteral("name"), name}}};
        });
}

ExitCode runDelete(const QCommandLineParser &parser, Output &output)
{
    return changeStudy(
        parser, output, [](Database &database, const Study &study) -> Result<ChangeReport> {
            if (auto done = StudyChanges(database).remove(study.id, now()); !done)
                return done.error();
            return ChangeReport{AppText::tr("Deleted the study \"%1\".").arg(study.name),
                                {{QStringLiteral("deleted"), study.name}}};
        });
}

Result<QString> guidelineFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{AppText::tr("%1 could not be read: %2.").arg(path, file.errorString()), {}};
    constexpr qint64 longest = 1'000'000;
    if (file.size() > longest)
        return Error{AppText::tr("%1 is too long for a guideline.").arg(path), {}};
    return QString::fromUtf8(file.readAll());
}

ExitCode runAmend(const QCommandLineParser &parser, Output &output)
{
    if (!parser.isSet(QStringLiteral("guideline")))
        return output.wrongUsage(AppText::tr("Say where the new guideline is: --guideline FILE."));
    const auto text = guidelineFrom(parser.value(QStringLiteral("guideline")));
    if (!text)
        return output.fail(text.error());
    return changeStudy(
        parser, output,
        [text = *text](Database &database, const Study &study) -> Result<ChangeReport> {
            const auto version = StudyChanges(database).amendGuideline(study.id, text, now());
            if (!version)
                return version.error();
            return ChangeReport{AppText::tr("The guideline of \"%1\" is version %2 now.")
                                    .arg(study.name)
                                    .arg(*version),
                                {{QStringLiteral("study"), study.name},
                                 {QStringLiteral("guideline_version"), *version}}};
        });
}

} // namespace

std::optional<ExitCode> runStudyChange(const QCommandLineParser &parser, Output &output)
{
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0);
    const qsizetype count = words.size();
    if (action == u"reassign" && count == 3)
        return runReassign(parser, output);
    if (action == u"add-annotator" && count == 4)
        return runAddAnnotator(parser, output);
    if (action == u"erase-annotator" && count == 3)
        return runErase(parser, output);
    if (action == u"rename" && count == 4)
        return runRename(parser, output);
    if (action == u"delete" && count == 3)
        return runDelete(parser, output);
    if (action == u"amend" && count == 3)
        return runAmend(parser, output);
    return std::nullopt;
}

QList<QCommandLineOption> studyChangeOptions()
{
    return {
        valueOption("from", AppText::tr("reassign: whose open units are handed on."), "ANNOTATOR"),
        valueOption("to",
                    AppText::tr("reassign: who is given them; otherwise all who are still at it."),
                    "A,B"),
        valueOption("extra",
                    AppText::tr("add-annotator: units on top, instead of taking over open ones."),
                    "N"),
        valueOption("guideline", AppText::tr("amend: a text file with the new guideline."), "FILE"),
    };
}

} // namespace Concord
