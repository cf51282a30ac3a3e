// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/studyresults.h"
#include "app/commands/templatescommand.h"
#include "app/studyplanning.h"
#include "app/templates.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Concord {

namespace {

QJsonObject toJson(const StudyOverview &overview)
{
    QJsonArray annotators;
    for (const AnnotatorProgress &progress : overview.progress) {
        annotators.append(QJsonObject{
            {QStringLiteral("annotator"), progress.annotator},
            {QStringLiteral("total"), progress.total},
            {QStringLiteral("done"), progress.done},
            {QStringLiteral("skipped"), progress.skipped},
            {QStringLiteral("flagged"), progress.flagged},
            {QStringLiteral("median_seconds"),
             progress.time ? QJsonValue(progress.time->medianMs / 1000) : QJsonValue()}});
    }
    const Study &study = overview.study;
    return {{QStringLiteral("id"), study.id.toString()},
            {QStringLiteral("name"), study.name},
            {QStringLiteral("template"), study.templateTitle},
            {QStringLiteral("state"), studyStateId(study.state)},
            {QStringLiteral("units"), study.design.units},
            {QStringLiteral("per_unit"), study.design.perUnit},
            {QStringLiteral("seed"), QString::number(study.design.seed)},
            {QStringLiteral("created_at"), study.createdAt.toString(Qt::ISODateWithMs)},
            {QStringLiteral("assignments"), overview.total()},
            {QStringLiteral("done"), overview.done()},
            {QStringLiteral("annotators"), annotators}};
}

// A whole number from `least`, or an Error that names the option.
Result<qint64> numberOption(const QCommandLineParser &parser, const char *option, qint64 fallback,
                            qint64 least)
{
    const QString name = QString::fromLatin1(option);
    if (!parser.isSet(name))
        return fallback;
    bool isNumber = false;
    const qint64 number = parser.value(name).toLongLong(&isNumber);
    if (!isNumber || number < least || number > std::numeric_limits<int>::max())
        return Error{AppText::tr("--%1 must be a whole number, %2 or above.").arg(name).arg(least),
                     {}};
    return number;
}

Result<StudyRequest> requestFrom(const QCommandLineParser &parser,
                                 const StudyTemplate &studyTemplate)
{
    const PaperDesign &paper = studyTemplate.paperDesign;
    const auto units = numberOption(parser, "units", paper.units, 1);
    const auto perUnit = numberOption(parser, "per-unit", paper.perUnit, 1);
    bool isSeed = false;
    const quint64 seed = parser.value(QStringLiteral("seed")).toULongLong(&isSeed);
    if (!units || !perUnit)
        return units ? perUnit.error() : units.error();
    if (!isSeed)
        return Error{AppText::tr("--seed must be a whole number, 0 or above."), {}};
    StudyRequest request;
    request.name = parser.isSet(QStringLiteral("name")) ? parser.value(QStringLiteral("name"))
                                                        : studyTemplate.title;
    request.templateId = studyTemplate.id;
    request.ownTemplate = studyTemplate;
    request.design.units = int(*units);
    request.design.perUnit = int(*perUnit);
    request.design.seed = seed;
    const QStringList names =
        parser.value(QStringLiteral("annotators")).split(u',', Qt::SkipEmptyParts);
    for (const QString &name : names)
        request.design.annotators.append(name.trimmed());
    for (int i = 0; names.isEmpty() && i < paper.annotators; ++i)
        request.design.annotators.append(QStringLiteral("A%1").arg(i + 1));
    return request;
}

ExitCode runCreate(const QCommandLineParser &parser, const QString &path, Output &output)
{
    if (!parser.isSet(QStringLiteral("template")))
        return output.wrongUsage(
            AppText::tr("Say which study: --template ID. `concord study templates` lists them."));
    if (parser.isSet(QStringLiteral("population")))
        return output.wrongUsage(
            AppText::tr("--population needs a saved slice, which this version cannot save."));
    const auto studyTemplate = findTemplate(parser.value(QStringLiteral("template")));
    if (!studyTemplate)
        return output.fail(studyTemplate.error());
    const auto request = requestFrom(parser, *studyTemplate);
    if (!request)
        return output.wrongUsage(request.error().message);
    auto project = ProjectFile::open(path, ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    const Result<StudyPlan> plan =
        (*project)
            ->read([&](Database &database) { return planFromDatabase(database, *request); })
            .result();
    if (!plan)
        return output.fail(plan.error());
    const Result<StudyId> id =
        (*project)
            ->write([&](Database &database) {
                return StudyRepository(database).create(*plan, QDateTime::currentDateTimeUtc());
            })
            .result();
    if (!id)
        return output.fail(id.error());
    for (const DesignWarning &warning : plan->warnings)
        output.note(AppText::tr("Note: %1").arg(warning.sentence));
    if (parser.isSet(QStringLiteral("json"))) {
        QJsonArray warnings;
        for (const DesignWarning &warning : plan->warnings)
            warnings.append(warning.sentence);
        output.json(QJsonObject{
            {QStringLiteral("id"), id->toString()},
            {QStringLiteral("name"), plan->name},
            {QStringLiteral("units"), plan->units.size()},
            {QStringLiteral("annotators"), QJsonArray::fromStringList(plan->design.annotators)},
            {QStringLiteral("per_unit"), plan->design.perUnit},
            {QStringLiteral("assignments"), plan->assignments.size()},
            {QStringLiteral("seed"), QString::number(plan->design.seed)},
            {QStringLiteral("warnings"), warnings}});
        return ExitCode::Done;
    }
    output.line(
        AppText::tr(
            "Made the study \"%1\": %2 units, %3 annotators, %4 per unit, %5 answers to give.")
            .arg(plan->name)
            .arg(plan->units.size())
            .arg(plan->design.annotators.size())
            .arg(plan->design.perUnit)
            .arg(plan->assignments.size()));
    return ExitCode::Done;
}

void printStatus(const StudyOverview &overview, Output &output)
{
    const Study &study = overview.study;
    output.line(AppText::tr("%1 (%2): %3 of %4 answers given; %5 units, %6 per unit, seed %7")
                    .arg(study.name, studyStateId(study.state))
                    .arg(overview.done())
                    .arg(overview.total())
                    .arg(study.design.units)
                    .arg(study.design.perUnit)
                    .arg(study.design.seed));
    QList<QStringList> rows;
    for (const AnnotatorProgress &progress : overview.progress) {
        rows.append({progress.annotator, QString::number(progress.done),
                     QString::number(progress.total), QString::number(progress.skipped),
                     QString::number(progress.flagged),
                     progress.time ? QString::number(progress.time->medianMs / 1000, 'f', 1)
                                   : QStringLiteral("–")});
    }
    output.table({AppText::tr("ANNOTATOR"), AppText::tr("DONE"), AppText::tr("OF"),
                  AppText::tr("SKIPPED"), AppText::tr("FLAGGED"), AppText::tr("SECONDS A UNIT")},
                 rows);
}

ExitCode runList(const QCommandLineParser &parser, const QString &path, Output &output)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    const Result<QList<StudyOverview>> studies =
        (*project)->read([](Database &database) { return studyOverviews(database); }).result();
    if (!studies)
        return output.fail(studies.error());
    QJsonArray array;
    QList<QStringList> rows;
    for (const StudyOverview &overview : *studies) {
        array.append(toJson(overview));
        rows.append({overview.study.name, studyStateId(overview.study.state),
                     QString::number(overview.done()), QString::number(overview.total())});
    }
    if (parser.isSet(QStringLiteral("json")))
        output.json(array);
    else if (rows.isEmpty())
        output.note(AppText::tr("There is no study in this project."));
    else
        output.table(
            {AppText::tr("STUDY"), AppText::tr("STATE"), AppText::tr("DONE"), AppText::tr("OF")},
            rows);
    return ExitCode::Done;
}

ExitCode runStatus(const QCommandLineParser &parser, const QString &path, const QString &name,
                   Output &output)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    const Result<StudyOverview> overview =
        (*project)
            ->read([name](Database &database) -> Result<StudyOverview> {
                const auto study = StudyRepository(database).find(name);
                if (!study)
                    return study.error();
                return studyOverview(database, *study);
            })
            .result();
    if (!overview)
        return output.fail(overview.error());
    if (parser.isSet(QStringLiteral("json")))
        output.json(toJson(*overview));
    else
        printStatus(*overview, output);
    return ExitCode::Done;
}

ExitCode runClose(const QString &path, const QString &name, Output &output)
{
    auto project = ProjectFile::open(path, ProjectFile::Access::Write);
    if (!project)
        return output.fail(project.error());
    const Result<Study> closed =
        (*project)
            ->write([name](Database &database) -> Result<Study> {
                StudyRepository studies(database);
                auto study = studies.find(name);
                if (!study)
                    return study.error();
                if (auto done = studies.close(study->id, QDateTime::currentDateTimeUtc()); !done)
                    return done.error();
                return study;
            })
            .result();
    if (!closed)
        return output.fail(closed.error());
    output.line(AppText::tr("Closed the study \"%1\".").arg(closed->name));
    return ExitCode::Done;
}

ExitCode runStudy(const QCommandLineParser &parser, Output &output)
{
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0);
    const qsizetype count = words.size();
    if (action == u"templates" && count == 1 && parser.isSet(QStringLiteral("schema")))
        return printTemplateSchema(output);
    if (action == u"templates")
        return runTemplates(words.mid(1), parser.isSet(QStringLiteral("json")), output);
    if (action == u"create" && count == 2)
        return runCreate(parser, words[1], output);
    if (action == u"list" && count == 2)
        return runList(parser, words[1], output);
    if (action == u"status" && count == 3)
        return runStatus(parser, words[1], words[2], output);
    if (action == u"close" && count == 3)
        return runClose(words[1], words[2], output);
    if (action == u"results" && count == 3)
        return runStudyResults(parser, words[1], words[2], output);
    return output.wrongUsage(AppText::tr(
        "The usage is: concord study templates [FILE...] | create PROJECT | list PROJECT | status "
        "PROJECT STUDY | close PROJECT STUDY | results PROJECT STUDY. See `concord help study`."));
}

} // namespace

Command studyCommand()
{
    const auto option = [](const char *name, const QString &description, const char *value,
                           const char *usual = "") {
        return QCommandLineOption(QString::fromLatin1(name), description,
                                  QString::fromLatin1(value), QString::fromLatin1(usual));
    };
    Command command;
    command.name = QStringLiteral("study");
    command.arguments = QStringLiteral("templates [FILE...] | create PROJECT | list PROJECT | "
                                       "status PROJECT STUDY | close PROJECT STUDY | "
                                       "results PROJECT STUDY");
    command.summary = AppText::tr("Make, list, watch and close studies.");
    command.details =
        AppText::tr(
            "STUDY is a study's name or id. create draws the units and opens the study; what is not "
            "said is taken from the template's published design. templates lists those that come "
            "with Concord; with files it checks templates of your own and says what is wrong "
            "where.\n")
        + studyResultsHelp();
    command.leastArguments = 1;
    command.mostArguments = -1;
    command.options = {
        option(
            "template",
            AppText::tr("create: the template's id, such as fidelity, or a file of your own that "
                        "ends with .json."),
            "ID|FILE"),
        option("name", AppText::tr("create: the study's name; otherwise the template's title."),
               "NAME"),
        option("units", AppText::tr("create: how many units."), "N"),
        option("annotators", AppText::tr("create: their names, separated by commas."), "A,B,C"),
        option("per-unit", AppText::tr("create: annotators for each unit."), "K"),
        option("seed", AppText::tr("create: of everything random."), "S", "1"),
        option("population", AppText::tr("create: a saved slice (not in this version)."), "SLICE"),
        QCommandLineOption(QStringLiteral("schema"),
                           AppText::tr("templates: print the format of template files, as a JSON "
                                       "Schema.")),
        jsonOption(),
    };
    command.options += studyResultsOptions();
    command.examples = {QStringLiteral("concord study create p.concord --template fidelity --units "
                                       "100 --annotators Ada,Ben,Chidi"),
                        QStringLiteral("concord study status p.concord Fidelity"),
                        QStringLiteral("concord study results p.concord Inference --format csv")};
    command.run = runStudy;
    return command;
}

} // namespace Concord
