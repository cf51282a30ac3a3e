// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/studycreate.h"
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
    if (action == u"templates" && count == 1)
        return runTemplates(parser, output);
    if (action == u"create" && count == 2)
        return runStudyCreate(parser, words[1], output);
    if (action == u"list" && count == 2)
        return runList(parser, words[1], output);
    if (action == u"status" && count == 3)
        return runStatus(parser, words[1], words[2], output);
    if (action == u"close" && count == 3)
        return runClose(words[1], words[2], output);
    return output.wrongUsage(AppText::tr(
        "The usage is: concord study templates | create PROJECT | list PROJECT | status "
        "PROJECT STUDY | close PROJECT STUDY. See `concord help study`."));
}

} // namespace

Command studyCommand()
{
    Command command;
    command.name = QStringLiteral("study");
    command.arguments = QStringLiteral(
        "templates | create PROJECT | list PROJECT | status PROJECT STUDY | close PROJECT STUDY");
    command.summary = AppText::tr("Make, list, watch and close studies.");
    command.details = AppText::tr(
        "STUDY is a study's name or id. create draws the units and opens the study; what is not "
        "said is taken from the template's published design. The population is a saved slice, or "
        "what "
        "--dataset, --task, --domain, --attribute and --text leave over.\n"
        "JSON of create: id (null after --dry-run), name, template, phase, units, training_units, "
        "repeated_units, annotators, per_unit, assignments, seed, loads (annotator, units), pairs "
        "(annotators, units), expected (categories, level, intervals: kappa, kappa_half_width, "
        "accuracy_half_width; reason where there are none), warnings.");
    command.leastArguments = 1;
    command.mostArguments = 3;
    command.options = studyCreateOptions();
    command.options.append(jsonOption());
    command.examples = {QStringLiteral("concord study create p.concord --template fidelity --units "
                                       "100 --annotators Ada,Ben,Chidi"),
                        QStringLiteral("concord study create p.concord --template fidelity "
                                       "--training 8 --pass-mark 0.75 --repeat 10 --dry-run"),
                        QStringLiteral("concord study status p.concord Fidelity")};
    command.run = runStudy;
    return command;
}

} // namespace Concord
