// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QStringList>

namespace Concord {

/// What a run of the command line gave.
struct Run
{
    int exitCode = -1;
    QByteArray out;
    QByteArray err;

    QJsonDocument json() const { return QJsonDocument::fromJson(out); }
};

/// Runs the command line inside this process.
Run runInside(const QStringList &arguments);

/// Runs the built program, without a display.
Run runProgram(const QStringList &arguments);

} // namespace Concord
