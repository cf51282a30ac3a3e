// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandrunner.h"

#include "app/commands/commandline.h"

#include <QBuffer>
#include <QProcess>

namespace Concord {

Run runInside(const QStringList &arguments)
{
    QBuffer out;
    QBuffer err;
    out.open(QIODevice::WriteOnly);
    err.open(QIODevice::WriteOnly);
    Output output(out, err);
    const ExitCode code = runCommandLine(arguments, output);
    return {int(code), out.data(), err.data()};
}

Run runProgram(const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(variable));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(CONCORD_PROGRAM), arguments);
    if (!process.waitForFinished(120'000))
        return {};
    const bool ended = process.exitStatus() == QProcess::NormalExit;
    return {ended ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

} // namespace Concord
