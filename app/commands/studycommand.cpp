// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/studychangecommands.h"
#include "app/commands/studystatus.h"
#include "app/studyplanning.h"
#include "app/templates.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"

#include <QJsonArray>
#include <QJsonObject>

namespace Concord {

namespace {

QJsonObject toJson(const StudyTemplate &studyTemplate)
{
    QJsonArray questions;
    for (const Question &question : studyTemplate.questions) {
        questions.append(QJsonObject{
            {QStringLiteral("id"), question.id},
            {QStringLiteral("text"), question.text},
            {QStringLiteral("options"), QJsonArray::fromStringList(question.optionIds())}});
    }
    return {{QStringLiteral("id"), studyTemplate.id},
            {QStringLiteral("title"), studyTemplate.title},
            {QStringLiteral("unit"), unitKindId(studyTemplate.unit.kind)},
            {QStringLiteral("coefficient"), studyTemplate.coefficient},
            {QStringLiteral("measure"), QString(measureName(studyTemplate.measure))},
            {QStringLiteral("questions"), questions}};
}

ExitCode runTemplates(const QCommandLineParser &parser, Output &output)
{
    const auto templates = builtInTemplates();
    if (!templates)
        return output.fail(templates.error());
    QJsonArray array;
    QList<QStringList> rows;
    for (const StudyTemplate &studyTemplate : *templates) {
        array.append(toJson(studyTemplate));
        rows.append(
            {studyTemplate.id, studyTemplate.title, studyTemplate.questions.constFirst().text});
    }
    if (parser.isSet(QStringLiteral("json")))
        output.json(array);
    else
        output.table({AppText::tr("ID"), AppText::tr("TITLE"), AppText::tr("QUESTION")}, rows);
    return ExitCode::Done;
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

ExitCode runStudy(const QCommandLineParser &parser, Output &output)
{
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0);
    const qsizetype count = words.size();
    if (action == u"templates" && count == 1)
        return runTemplates(parser, output);
    if (action == u"create" && count == 2)
        return runCreate(parser, words[1], output);
    if (action == u"list" && count == 2)
        return runStudyList(parser, words[1], output);
    if (action == u"status" && count == 3)
        return runStudyStatus(parser, words[1], words[2], output);
    if (action == u"close" && count == 3)
        return runStudyClose(parser, words[1], words[2], output);
    if (const auto changed = runStudyChange(parser, output))
        return *changed;
    return output.wrongUsage(AppText::tr(
        "The usage is: concord study templates | create PROJECT | list PROJECT | status "
        "PROJECT STUDY | close PROJECT STUDY | reassign PROJECT STUDY --from A | add-annotator "
        "PROJECT STUDY NAME | erase-annotator PROJECT NAME | rename PROJECT STUDY NEW | delete "
        "PROJECT STUDY | amend PROJECT STUDY --guideline FILE. See `concord help study`."));
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
    command.arguments = QStringLiteral(
        "templates | create PROJECT | list PROJECT | status PROJECT STUDY | close PROJECT STUDY | "
        "reassign PROJECT STUDY | add-annotator PROJECT STUDY NAME | erase-annotator PROJECT NAME "
        "| rename PROJECT STUDY NEW | delete PROJECT STUDY | amend PROJECT STUDY");
    command.summary = AppText::tr("Make, list, watch, change and close studies.");
    command.details = AppText::tr(
        "STUDY is a study's name or id. create draws the units and opens the study; what is not "
        "said is taken from the template's published design. reassign hands the open units of "
        "somebody who left on to others; add-annotator lets a newcomer take over what others have "
        "left; both are amendments that the study keeps. erase-annotator takes a person with all "
        "answers out of every study and out of the file, and cannot be undone.");
    command.leastArguments = 1;
    command.mostArguments = 4;
    command.options = {
        option("template", AppText::tr("create: the template's id, such as fidelity."), "ID"),
        option("name", AppText::tr("create: the study's name; otherwise the template's title."),
               "NAME"),
        option("units", AppText::tr("create: how many units."), "N"),
        option("annotators", AppText::tr("create: their names, separated by commas."), "A,B,C"),
        option("per-unit", AppText::tr("create: annotators for each unit."), "K"),
        option("seed", AppText::tr("create: of everything random."), "S", "1"),
        option("population", AppText::tr("create: a saved slice (not in this version)."), "SLICE"),
    };
    command.options += studyChangeOptions();
    command.options.append(jsonOption());
    command.examples = {QStringLiteral("concord study create p.concord --template fidelity --units "
                                       "100 --annotators Ada,Ben,Chidi"),
                        QStringLiteral("concord study status p.concord Fidelity"),
                        QStringLiteral("concord study reassign p.concord Fidelity --from Ada")};
    command.run = runStudy;
    return command;
}

} // namespace Concord
