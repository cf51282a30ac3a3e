// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/studychangecommands.h"
#include "app/commands/studycreate.h"
#include "app/commands/studyresults.h"
#include "app/commands/studystatus.h"
#include "app/commands/templatescommand.h"

namespace Concord {

namespace {

QString studyActions()
{
    return QStringList{
        QStringLiteral("templates [FILE...]"),
        QStringLiteral("create PROJECT"),
        QStringLiteral("list PROJECT"),
        QStringLiteral("status PROJECT STUDY"),
        QStringLiteral("results PROJECT STUDY"),
        QStringLiteral("close PROJECT STUDY"),
        QStringLiteral("reassign PROJECT STUDY --from A"),
        QStringLiteral("add-annotator PROJECT STUDY NAME"),
        QStringLiteral("erase-annotator PROJECT NAME"),
        QStringLiteral("amend PROJECT STUDY --guideline FILE"),
        QStringLiteral("rename PROJECT STUDY NEW"),
        QStringLiteral("delete PROJECT STUDY"),
    }
        .join(QStringLiteral(" | "));
}

ExitCode runStudy(const QCommandLineParser &parser, Output &output)
{
    const QStringList words = parser.positionalArguments();
    const QString action = words.value(0);
    const qsizetype count = words.size();
    if (action == u"templates" && parser.isSet(QStringLiteral("schema")) && count == 1)
        return printTemplateSchema(output);
    if (action == u"templates")
        return runTemplates(words.mid(1), parser.isSet(QStringLiteral("json")), output);
    if (action == u"create" && count == 2)
        return runStudyCreate(parser, words[1], output);
    if (action == u"list" && count == 2)
        return runStudyList(parser, words[1], output);
    if (action == u"status" && count == 3)
        return runStudyStatus(parser, words[1], words[2], output);
    if (action == u"results" && count == 3)
        return runStudyResults(parser, words[1], words[2], output);
    if (action == u"close" && count == 3)
        return runStudyClose(parser, words[1], words[2], output);
    if (const auto changed = runStudyChange(parser, output))
        return *changed;
    return output.wrongUsage(
        AppText::tr("The usage is: concord study %1. See `concord help study`.")
            .arg(studyActions()));
}

QString studyDetails()
{
    return AppText::tr(
               "STUDY is a study's name or id.\n"
               "templates lists those that come with Concord; with files it checks templates of "
               "your own and says what is wrong where.\n"
               "create draws the units and opens the study; what is not said is taken from the "
               "template's published design. The population is a saved slice, or what --dataset, "
               "--task, --domain, --attribute and --text leave over.\n"
               "JSON of create: id (null after --dry-run), name, template, phase, units, "
               "training_units, repeated_units, annotators, per_unit, assignments, seed, loads "
               "(annotator, units), pairs (annotators, units), expected (categories, level, "
               "intervals: kappa, kappa_half_width, accuracy_half_width; reason where there are "
               "none), warnings.\n"
               "reassign hands the open units of somebody who left on to others; add-annotator "
               "lets a newcomer take over what others have left; both are amendments that the "
               "study keeps. erase-annotator takes a person with all answers out of every study "
               "and out of the file, and cannot be undone.\n")
        + studyResultsHelp();
}

} // namespace

Command studyCommand()
{
    Command command;
    command.name = QStringLiteral("study");
    command.arguments = studyActions();
    command.summary = AppText::tr("Make, list, watch, change and close studies.");
    command.details = studyDetails();
    command.leastArguments = 1;
    command.mostArguments = -1;
    command.options = studyCreateOptions();
    command.options += studyResultsOptions();
    command.options += studyChangeOptions();
    command.options.append(QCommandLineOption(
        QStringLiteral("schema"),
        AppText::tr("templates: print the format of template files, as a JSON Schema.")));
    command.options.append(jsonOption());
    command.examples = {
        QStringLiteral(
            "concord study create p.concord --template fidelity --units 100 --annotators "
            "Ada,Ben,Chidi"),
        QStringLiteral("concord study create p.concord --template fidelity --training 8 "
                       "--pass-mark 0.75 --repeat 10 --dry-run"),
        QStringLiteral("concord study status p.concord Fidelity"),
        QStringLiteral("concord study results p.concord Inference --format csv"),
        QStringLiteral("concord study reassign p.concord Fidelity --from Ada"),
    };
    command.run = runStudy;
    return command;
}

} // namespace Concord
