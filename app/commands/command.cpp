// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"

#include "app/apptext.h"

namespace Concord {

QList<Command> allCommands()
{
    return {newCommand(),       importCommand(),    itemsCommand(),    showCommand(),
            datasetCommand(),   studyCommand(),     packetCommand(),   labelsCommand(),
            metricsCommand(),   rescoreCommand(),   failuresCommand(), tagCommand(),
            agreementCommand(), aggregateCommand(), altTestCommand(),  planCommand(),
            chartCommand(),     reportCommand(),    verifyCommand()};
}

QCommandLineOption jsonOption()
{
    return QCommandLineOption(QStringLiteral("json"),
                              AppText::tr("Print the result as one JSON document."));
}

QCommandLineOption outputOption(const QString &description)
{
    return QCommandLineOption(QStringLiteral("o"), description, QStringLiteral("FILE"));
}

} // namespace Concord
