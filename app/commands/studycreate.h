// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commands/output.h"

#include <QCommandLineParser>

namespace Concord {

/// What `concord study create` takes, and what it does.
QList<QCommandLineOption> studyCreateOptions();
ExitCode runStudyCreate(const QCommandLineParser &parser, const QString &path, Output &output);

} // namespace Concord
