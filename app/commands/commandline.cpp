// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/commandline.h"

#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/commands/help.h"
#include "models/core/version.h"

#include <QFileInfo>

#include <algorithm>

namespace Concord {

namespace {

const Command *findCommand(const QList<Command> &commands, const QString &name)
{
    const auto found = std::find_if(commands.begin(), commands.end(),
                                    [&](const Command &command) { return command.name == name; });
    return found == commands.end() ? nullptr : &*found;
}

ExitCode runCommand(const Command &command, const QStringList &arguments, Output &output)
{
    QCommandLineParser parser;
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    parser.addOptions(command.options);
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("help"), QStringLiteral("h")}));
    const QString hint = AppText::tr("See `concord help %1`.").arg(command.name);
    if (!parser.parse(QStringList{QStringLiteral("concord")} + arguments))
        return output.wrongUsage(parser.errorText() + u' ' + hint);
    if (parser.isSet(QStringLiteral("help"))) {
        output.line(commandHelp(command));
        return ExitCode::Done;
    }
    const qsizetype count = parser.positionalArguments().size();
    if (count < command.leastArguments
        || (command.mostArguments >= 0 && count > command.mostArguments))
        return output.wrongUsage(
            AppText::tr("The usage is: concord %1 %2.").arg(command.name, command.arguments) + u' '
            + hint);
    return command.run(parser, output);
}

ExitCode runHelp(const QList<Command> &commands, const QStringList &names, Output &output)
{
    if (names.isEmpty()) {
        output.line(generalHelp(commands));
        return ExitCode::Done;
    }
    const Command *command = findCommand(commands, names.first());
    if (!command || names.size() > 1)
        return output.wrongUsage(AppText::tr("There is no subcommand \"%1\". See `concord help`.")
                                     .arg(names.join(u' ')));
    output.line(commandHelp(*command));
    return ExitCode::Done;
}

} // namespace

bool isCommandLine(const QStringList &arguments)
{
    if (arguments.isEmpty())
        return false;
    // A file called like a subcommand can be opened as ./NAME.
    const QList<Command> commands = allCommands();
    const bool isFile = arguments.size() == 1 && !arguments.first().startsWith(u'-')
        && !findCommand(commands, arguments.first()) && arguments.first() != u"help";
    return !isFile || !QFileInfo::exists(arguments.first());
}

bool needsGui(const QStringList &arguments)
{
    const QList<Command> commands = allCommands();
    const Command *command = findCommand(commands, arguments.value(0));
    return command && command->needsGui;
}

ExitCode runCommandLine(const QStringList &arguments, Output &output)
{
    const QList<Command> commands = allCommands();
    const QString name = arguments.value(0);
    if (name == u"--version" || name == u"-v") {
        output.line(QStringLiteral("concord %1").arg(programVersion()));
        return ExitCode::Done;
    }
    if (name == u"--help" || name == u"-h" || name == u"help")
        return runHelp(commands, arguments.mid(1), output);
    if (const Command *command = findCommand(commands, name))
        return runCommand(*command, arguments.mid(1), output);
    if (name.endsWith(u".concordpacket"))
        return output.fail({AppText::tr("%1 does not exist. Check the name.").arg(name), {}});
    if (name.endsWith(u".concord"))
        return output.fail(
            {AppText::tr("%1 does not exist. Make it with `concord new`.").arg(name), {}});
    return output.wrongUsage(
        AppText::tr("There is no subcommand \"%1\", and no file of that name. See `concord help`.")
            .arg(name));
}

} // namespace Concord
