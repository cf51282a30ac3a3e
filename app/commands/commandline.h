// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/output.h"

namespace Concord {

/// Whether these arguments (without the program's name) are for the command line rather than the
/// window: a subcommand, or an option. A single file name is for the window.
bool isCommandLine(const QStringList &arguments);

/// Whether these arguments draw something, so that a QApplication is needed.
bool needsGui(const QStringList &arguments);

/// Runs them.
ExitCode runCommandLine(const QStringList &arguments, Output &output);

} // namespace Concord
