// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/importfiles.h"
#include "storage/itemrepository.h"
#include "storage/projectfile.h"
#include "tests/benchmarks/bareloader.h"
#include "tests/support/testdata.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <sys/resource.h>

using namespace Concord;

namespace {

struct Paths
{
    QString items;
    QString bare;
    QString ours;
};

Paths pathsOf(const QString &folder, int count)
{
    const QDir dir(folder);
    return {dir.filePath(QStringLiteral("items-%1.jsonl").arg(count)),
            dir.filePath(QStringLiteral("bare-%1.concord").arg(count)),
            dir.filePath(QStringLiteral("ours-%1.concord").arg(count))};
}

[[noreturn]] void stopWith(const Error &error)
{
    qFatal("%s %s", qPrintable(error.message), qPrintable(error.detail));
}

qint64 peakBytes()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.sliced(6).chopped(3).trimmed().toLongLong() * 1024;
    }
    return 0;
}

void removeProject(const QString &path)
{
    for (const char *suffix : {"", "-wal", "-shm", ".lock"})
        QFile::remove(path + QString::fromLatin1(suffix));
}

// The real line with an index of its own, and with that number at the end of its first turn, so
// that no two items share their dialogue.
QByteArray variedLine(const QByteArray &line, int number)
{
    const QByteArray before = R"("index": )";
    const qsizetype at = line.indexOf(before) + before.size();
    qsizetype end = at;
    while (end < line.size() && isdigit(uchar(line[end])))
        ++end;
    QByteArray varied = line.first(at) + QByteArray::number(number) + line.mid(end);
    const QByteArray content = R"("content": ")";
    qsizetype quote = varied.indexOf(content, varied.indexOf(R"("history")")) + content.size();
    while (varied[quote] != '"')
        quote += varied[quote] == '\\' ? 2 : 1;
    return varied.insert(quote, " " + QByteArray::number(number));
}

void makeItems(const QString &path, int count)
{
    if (QFile::exists(path))
        return;
    const QString real = sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
    QFile source(real);
    if (real.isEmpty() || !source.open(QIODevice::ReadOnly))
        qFatal("The shared data are needed.");
    QList<QByteArray> lines;
    while (!source.atEnd())
        lines.append(source.readLine());
    QFile file(path + u".part");
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(file.errorString()));
    for (int i = 0; i < count; ++i)
        file.write(variedLine(lines[i % lines.size()], i));
    if (!file.rename(path))
        qFatal("%s", qPrintable(file.errorString()));
}

double secondsIn(const timeval &time)
{
    return double(time.tv_sec) + double(time.tv_usec) / 1e6;
}

void print(QJsonObject result)
{
    result.insert(QStringLiteral("peak"), double(peakBytes()));
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    result.insert(QStringLiteral("cpu"), secondsIn(used.ru_utime) + secondsIn(used.ru_stime));
    std::printf("%s\n", QJsonDocument(result).toJson(QJsonDocument::Compact).constData());
}

int importOurs(const Paths &paths)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    auto project = ProjectFile::create(paths.ours, now);
    if (!project)
        stopWith(project.error());
    QElapsedTimer timer;
    timer.start();
    double browsable = 0;
    const auto imported =
        importFiles(**project, {{paths.items}}, {false, now}, [&](const ImportProgress &progress) {
            if (progress.isIndexing && browsable == 0)
                browsable = double(timer.nsecsElapsed()) / 1e9;
            return true;
        });
    if (!imported)
        stopWith(imported.error());
    const double searchable = double(timer.nsecsElapsed()) / 1e9;
    project->reset();
    print({{QStringLiteral("items"), imported->constFirst().imported},
           {QStringLiteral("browsable"), browsable},
           {QStringLiteral("searchable"), searchable},
           {QStringLiteral("seconds"), double(timer.nsecsElapsed()) / 1e9}});
    return 0;
}

// What the window does before its first rows are there.
int openOurs(const Paths &paths)
{
    QElapsedTimer timer;
    timer.start();
    const auto project = ProjectFile::open(paths.ours, ProjectFile::Access::Write);
    if (!project)
        stopWith(project.error());
    const auto ms = [&timer] { return double(timer.nsecsElapsed()) / 1e6; };
    const double opened = ms();
    double found = 0;
    const auto rows = (*project)
                          ->read([&](Database &database) -> Result<QList<ItemRow>> {
                              if (const auto all = DatasetRepository(database).all(); !all)
                                  return all.error();
                              const ItemRepository items(database);
                              const auto ids = items.find({});
                              if (!ids)
                                  return ids.error();
                              found = ms();
                              return items.rows(ids->first(std::min<qsizetype>(64, ids->size())));
                          })
                          .result();
    if (!rows)
        stopWith(rows.error());
    print({{QStringLiteral("opened"), opened},
           {QStringLiteral("found"), found},
           {QStringLiteral("rows"), ms()}});
    return 0;
}

QJsonObject outputOf(const QString &phase, const QString &folder, int count)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("--phase"), phase, QStringLiteral("--items"),
                   QString::number(count), folder});
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        qFatal("The phase %s failed.", qPrintable(phase));
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

void printGoal(const char *text, double value, double limit, bool isAtMost)
{
    const bool isReached = isAtMost ? value <= limit : value >= limit;
    std::printf("- %s: %.3g (goal: at %s %.3g): %s\n", text, value, isAtMost ? "most" : "least",
                limit, isReached ? "reached" : "NOT reached");
}

double megabytes(const QString &path)
{
    return double(QFileInfo(path).size()) / 1e6;
}

void comparePair(const Paths &paths, const QString &folder, int count)
{
    removeProject(paths.bare);
    removeProject(paths.ours);
    const QJsonObject bare = outputOf(QStringLiteral("bare"), folder, count);
    const QJsonObject ours = outputOf(QStringLiteral("ours"), folder, count);
    const double bareSeconds = bare[u"seconds"].toDouble();
    const double reading = bare[u"reading"].toDouble();
    const double seconds = ours[u"seconds"].toDouble();
    std::printf(
        "| %d | %.1f | %.1f | %.1f | %.0f | %.1f | %.1f | %.0f | %.2f | %.2f | %.2f | %.1f | "
        "%.0f | %.0f | %.0f |\n",
        count, bareSeconds, reading, bare[u"cpu"].toDouble(), count / bareSeconds, seconds,
        ours[u"cpu"].toDouble(), count / seconds, bareSeconds / seconds,
        (bareSeconds - reading) / seconds, bare[u"cpu"].toDouble() / ours[u"cpu"].toDouble(),
        ours[u"browsable"].toDouble(), ours[u"peak"].toDouble() / 1e6, megabytes(paths.bare),
        megabytes(paths.ours));
    std::fflush(stdout);
}

void measure(const QString &folder, int count, int pairs)
{
    const Paths paths = pathsOf(folder, count);
    makeItems(paths.items, count);
    std::printf("Source: %.0f MB.\n\n", megabytes(paths.items));
    std::printf(
        "| items | bare s | of it reading | bare CPU s | bare a second | ours s | ours CPU s | "
        "ours a second | ratio | ratio to bare without its reading | ratio of CPU | browsable s | "
        "peak MB | bare file MB | file MB "
        "|\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---"
        "|---|\n");
    for (int i = 0; i < pairs; ++i)
        comparePair(paths, folder, count);
    std::printf("\n| open ms | ids ms | first 64 rows ms | peak MB |\n|---|---|---|---|\n");
    double rows = 0;
    for (int i = 0; i < 3; ++i) {
        const QJsonObject open = outputOf(QStringLiteral("open"), folder, count);
        rows = open[u"rows"].toDouble();
        std::printf("| %.0f | %.0f | %.0f | %.0f |\n", open[u"opened"].toDouble(),
                    open[u"found"].toDouble(), rows, open[u"peak"].toDouble() / 1e6);
    }
    std::printf("\n");
    printGoal("ms to the first rows", rows, 1000, true);
}

} // namespace

/// Time and memory of importing many items beside a bare loader of the same tables, and of opening
/// what came out. Prints tables.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addPositionalArgument(QStringLiteral("folder"),
                                 QStringLiteral("For the files; those made before are used."));
    parser.addOptions({
        {QStringLiteral("phase"), QStringLiteral("bare, ours or open alone."),
         QStringLiteral("name")},
        {QStringLiteral("items"), QStringLiteral("How many."), QStringLiteral("number"),
         QStringLiteral("100000")},
        {QStringLiteral("pairs"), QStringLiteral("How often both import."),
         QStringLiteral("number"), QStringLiteral("1")},
    });
    parser.process(application);
    const int count = parser.value(QStringLiteral("items")).toInt();
    const QString folder = parser.positionalArguments().value(
        0, QDir::temp().filePath(QStringLiteral("concord-bench-import")));
    QDir().mkpath(folder);
    const Paths paths = pathsOf(folder, count);
    const QString phase = parser.value(QStringLiteral("phase"));
    if (phase == u"bare") {
        print(loadBare(paths.items, paths.bare));
        return 0;
    }
    if (phase == u"ours")
        return importOurs(paths);
    if (phase == u"open")
        return openOurs(paths);
    measure(folder, count, parser.value(QStringLiteral("pairs")).toInt());
    return 0;
}
