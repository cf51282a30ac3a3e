// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/commandline.h"
#include "app/mainwindowcontroller.h"
#include "app/translations.h"
#include "models/core/version.h"

#include <QApplication>
#include <QFile>
#include <QLoggingCategory>

using namespace Concord;

namespace {

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("concord"));
    QCoreApplication::setOrganizationName(QStringLiteral("concord"));
    QCoreApplication::setApplicationVersion(programVersion());
    installTranslations();
}

int run(QFile &out, QFile &err)
{
    Output output(out, err);
    const ExitCode code = runCommandLine(QCoreApplication::arguments().mid(1), output);
    if (code == ExitCode::Done && !output.isWritten())
        return int(
            output.fail({AppText::tr("The result could not be written. Is the disk full?"), {}}));
    return int(code);
}

int runWithoutWindow(int argc, char **argv, QFile &out, QFile &err)
{
    const QCoreApplication application(argc, argv);
    nameProgram();
    return run(out, err);
}

// Charts and reports are drawn, but on no screen.
int runDrawing(int argc, char **argv, QFile &out, QFile &err)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Remarks of the platform, such as a missing XDG_RUNTIME_DIR, are none of the person's
    // business.
    QLoggingCategory::setFilterRules(QStringLiteral("default.warning=false"));
    const QApplication application(argc, argv);
    nameProgram();
    return run(out, err);
}

bool hasDisplay()
{
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY")
        || qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

} // namespace

int main(int argc, char **argv)
{
    QFile out;
    QFile err;
    if (!out.open(stdout, QIODevice::WriteOnly)
        || !err.open(stderr, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return int(ExitCode::Failed);
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (isCommandLine(arguments))
        return needsGui(arguments) ? runDrawing(argc, argv, out, err)
                                   : runWithoutWindow(argc, argv, out, err);
    if (!hasDisplay())
        return int(
            Output(out, err).fail({AppText::tr("There is no display to open a window on. `concord "
                                               "help` tells what works without one."),
                                   {}}));
    const QApplication application(argc, argv);
    nameProgram();
    MainWindowController controller;
    controller.show();
    if (!arguments.isEmpty())
        controller.openProject(arguments.constFirst());
    return QApplication::exec();
}
