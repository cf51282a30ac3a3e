// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "app/demoproject.h"
#include "storage/projectfile.h"

namespace Concord {

namespace {

ExitCode runNew(const QCommandLineParser &parser, Output &output)
{
    const QString path = parser.positionalArguments().constFirst();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (parser.isSet(QStringLiteral("demo"))) {
        if (auto done = createDemoProject(path, now); !done)
            return output.fail(done.error());
    } else if (auto project = ProjectFile::create(path, now); !project) {
        return output.fail(project.error());
    }
    output.line(AppText::tr("Made %1.").arg(path));
    return ExitCode::Done;
}

} // namespace

Command newCommand()
{
    Command command;
    command.name = QStringLiteral("new");
    command.arguments = QStringLiteral("PROJECT");
    command.summary = AppText::tr("Make a new project.");
    command.details = AppText::tr(
        "PROJECT is a file name, by custom one that ends in .concord. Nothing that exists is "
        "overwritten.");
    command.leastArguments = command.mostArguments = 1;
    command.options = {
        QCommandLineOption(QStringLiteral("demo"), AppText::tr("Fill it with the demo data."))};
    command.run = runNew;
    return command;
}

} // namespace Concord
