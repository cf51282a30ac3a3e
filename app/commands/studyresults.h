// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/command.h"

namespace Concord {

/// `concord study results PROJECT STUDY`: what the answers to each question, or to the one of
/// --question, say.
ExitCode runStudyResults(const QCommandLineParser &parser, const QString &path,
                         const QString &study, Output &output);

/// --question and --format.
QList<QCommandLineOption> studyResultsOptions();

/// What `help study` says of it: the tables, and the JSON.
QString studyResultsHelp();

} // namespace Concord
