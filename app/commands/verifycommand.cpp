// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/apptext.h"
#include "app/commands/command.h"
#include "storage/integrity.h"
#include "storage/projectfile.h"

namespace Concord {

namespace {

ExitCode runVerify(const QCommandLineParser &parser, Output &output)
{
    const QString path = parser.positionalArguments().constFirst();
    auto project = ProjectFile::open(path, ProjectFile::Access::Read);
    if (!project)
        return output.fail(project.error());
    const Result<QStringList> faults =
        (*project)->read([](Database &database) { return findFaults(database); }).result();
    if (!faults)
        return output.fail(faults.error());
    if (faults->isEmpty()) {
        output.line(AppText::tr("%1 is sound.").arg(path));
        return ExitCode::Done;
    }
    for (const QString &fault : *faults)
        output.line(fault);
    return output.fail(
        {AppText::tr("%1 has %n fault(s). Go back to a backup.", nullptr, int(faults->size()))
             .arg(path),
         {}});
}

} // namespace

Command verifyCommand()
{
    Command command;
    command.name = QStringLiteral("verify");
    command.arguments = QStringLiteral("PROJECT");
    command.summary = AppText::tr("Check a project file through and through.");
    command.details = AppText::tr(
        "Checks the file's pages, its schema, the digests of all imported content and the log of "
        "answers..");
    command.leastArguments = command.mostArguments = 1;
    command.run = runVerify;
    return command;
}

} // namespace Concord
