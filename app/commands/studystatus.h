// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/output.h"

class QCommandLineParser;

namespace Concord {

/// The actions of `concord study` that say how far studies are, and that end one.
ExitCode runStudyList(const QCommandLineParser &parser, const QString &path, Output &output);
ExitCode runStudyStatus(const QCommandLineParser &parser, const QString &path, const QString &name,
                        Output &output);
ExitCode runStudyClose(const QCommandLineParser &parser, const QString &path, const QString &name,
                       Output &output);

} // namespace Concord
