// SPDX-License-Identifier: GPL-3.0-or-later
// Run by the storage tests as another process, so that it can be killed or measured:
//   import PROJECT FILE   writes "tick" before each batch goes on ("search" while the search is
//                         prepared), and waits for a line; at the end "done ITEMS" or "failed
//                         REASON"
//   peak PROJECT FILE     imports without waiting and writes "peak KILOBYTES" as well
//   hold PROJECT          opens for writing, writes "open", and closes when stdin ends
#include "storage/import/importfiles.h"
#include "storage/projectfile.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <iostream>
#include <string>

using namespace Concord;

namespace {

void say(const QByteArray &line)
{
    std::fputs(line.constData(), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

QByteArray peakMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly)) {
        const QList<QByteArray> lines = status.readAll().split('\n');
        for (const QByteArray &line : lines) {
            if (line.startsWith("VmHWM:"))
                return line.sliced(6).replace("kB", "").trimmed();
        }
    }
    return "0";
}

int importFile(const QString &project, const QString &source, bool waits)
{
    const auto file = ProjectFile::open(project, ProjectFile::Access::Write);
    if (!file) {
        say("failed " + file.error().message.toUtf8());
        return 1;
    }
    const auto summaries = importFiles(
        **file, {{source, QStringLiteral("auto"), {}, Origin::Unknown}},
        {false, QDateTime::currentDateTimeUtc()}, [waits](const ImportProgress &progress) {
            std::string line;
            if (waits) {
                say(progress.isIndexing ? "search" : "tick");
                std::getline(std::cin, line);
            }
            return true;
        });
    if (!summaries) {
        say("failed " + summaries.error().message.toUtf8());
        return 1;
    }
    say("done " + QByteArray::number(summaries->constFirst().imported));
    return 0;
}

int hold(const QString &project)
{
    const auto file = ProjectFile::open(project, ProjectFile::Access::Write);
    if (!file) {
        say("failed " + file.error().message.toUtf8());
        return 1;
    }
    say("open");
    std::string line;
    std::getline(std::cin, line);
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString command = arguments.value(1);
    if (command == u"hold")
        return hold(arguments.value(2));
    const int code = importFile(arguments.value(2), arguments.value(3), command == u"import");
    if (command == u"peak")
        say("peak " + peakMemory());
    return code;
}
