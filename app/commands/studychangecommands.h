// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/output.h"

#include <QCommandLineOption>

#include <optional>

class QCommandLineParser;

namespace Concord {

/// The actions of `concord study` that change a study which is there: reassign, add-annotator,
/// erase-annotator, rename, delete and amend. Nothing: the words are none of these.
std::optional<ExitCode> runStudyChange(const QCommandLineParser &parser, Output &output);

QList<QCommandLineOption> studyChangeOptions();

} // namespace Concord
