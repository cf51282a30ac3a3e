// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/output.h"

#include <QCommandLineParser>

#include <functional>

namespace Concord {

/// One subcommand: what it takes, what `help` says of it, and what it does.
struct Command
{
    QString name; ///< "import"
    QString arguments; ///< "PROJECT SOURCE..."
    QString summary; ///< one line
    QString details; ///< what `help NAME` says besides; may be empty
    QStringList examples = {}; ///< whole command lines
    int leastArguments = 0;
    int mostArguments = 0; ///< -1: any number
    bool needsGui = false; ///< draws: runs with a QApplication
    QList<QCommandLineOption> options;
    std::function<ExitCode(const QCommandLineParser &, Output &)> run;
};

Command newCommand();
Command importCommand();
Command itemsCommand();
Command showCommand();
Command datasetCommand();
Command metricsCommand();
Command failuresCommand();
Command tagCommand();
Command rescoreCommand();
Command agreementCommand();
Command planCommand();
Command aggregateCommand();
Command altTestCommand();
Command verifyCommand();
Command studyCommand();
Command packetCommand();
Command labelsCommand();
Command chartCommand();
Command reportCommand();

/// All subcommands but `help`, in the order in which `help` lists them.
QList<Command> allCommands();

/// "--json": the result as one JSON document.
QCommandLineOption jsonOption();

/// "-o FILE": where the result goes.
QCommandLineOption outputOption(const QString &description);

} // namespace Concord
