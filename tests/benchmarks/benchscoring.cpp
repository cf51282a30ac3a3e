// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/evaluation/responsescore.h"
#include "models/text/wordnet.h"
#include "storage/import/importfiles.h"
#include "storage/import/ipdialogreader.h"
#include "storage/import/responseimport.h"
#include "storage/import/responsereader.h"
#include "storage/projectfile.h"
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
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <malloc.h>
#include <thread>

using namespace Concord;

namespace {

struct Scored
{
    double seconds = 0;
    QMap<QString, double> tasks; ///< sum of task accuracy
};

using Lines = QList<QByteArray>;

Lines linesOf(const QString &path)
{
    QFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::ReadOnly))
        qFatal("The shared data are needed: %s", qPrintable(path));
    Lines lines;
    while (!file.atEnd())
        lines.append(file.readLine());
    return lines;
}

QString benchmarkPath()
{
    return sharedFile(QStringLiteral("data/ip-dialog/filtered_data_test_1000.jsonl"));
}

QString responsePath(const QString &model)
{
    return sharedFile(
        QStringLiteral("data/ip-dialog/responses/alpaca_hq_basic_1000/%1.jsonl").arg(model));
}

qint64 statusBytes(const char *field)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(field))
            return line.mid(line.indexOf(':') + 1).chopped(3).trimmed().toLongLong() * 1024;
    }
    return 0;
}

// What a process has used at most begins anew (Linux: proc(5), clear_refs).
void forgetPeak()
{
    malloc_trim(0);
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

double secondsOf(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

[[noreturn]] void fail(const Error &error)
{
    qFatal("%s %s", qPrintable(error.message), qPrintable(error.detail));
}

/// The 1,000 items beside a model's responses to them.
class RealResponses
{
public:
    explicit RealResponses(const QString &model)
    {
        IpDialogReader items;
        for (const QByteArray &line : linesOf(benchmarkPath())) {
            const auto item = items.read(line);
            if (!item)
                fail(item.error());
            m_items.append(ScoringItem::of(*item));
        }
        ResponseReader reader;
        for (const QByteArray &line : linesOf(responsePath(model))) {
            const auto response = reader.read(line);
            if (!response)
                fail(response.error());
            m_texts.append(response->predict);
        }
        if (m_items.size() != m_texts.size())
            qFatal("Expected one response for each item.");
    }

    /// Scores all of them in the published reading; no word is known to WordNet before.
    Scored score(unsigned threads) const;

private:
    QList<ScoringItem> m_items;
    QStringList m_texts;
};

Scored RealResponses::score(unsigned threads) const
{
    std::vector<double> accuracies(size_t(m_items.size()));
    QElapsedTimer timer;
    timer.start();
    const auto work = [&](unsigned thread) {
        const auto wordNet = WordNet::open();
        for (auto i = qsizetype(thread); i < m_items.size(); i += threads)
            accuracies[size_t(i)] =
                scoreResponse(m_items[i], m_texts[i], Pathway::DirectResponse, Reading::AsPublished,
                              wordNet ? wordNet->get() : nullptr)
                    .taskAccuracy;
    };
    std::vector<std::thread> others;
    for (unsigned thread = 1; thread < threads; ++thread)
        others.emplace_back(work, thread);
    work(0);
    for (std::thread &other : others)
        other.join();
    Scored scored;
    scored.seconds = secondsOf(timer);
    for (qsizetype i = 0; i < m_items.size(); ++i)
        scored.tasks[m_items[i].task] += accuracies[size_t(i)];
    return scored;
}

Scored best(const RealResponses &responses, unsigned threads)
{
    Scored fastest = responses.score(threads);
    for (int i = 0; i < 4; ++i)
        fastest.seconds = std::min(fastest.seconds, responses.score(threads).seconds);
    return fastest;
}

QJsonObject outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        return {};
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

std::optional<Scored> oracleOf(const QString &python, const QString &model)
{
    const QString script = QStringLiteral(CONCORD_SOURCE_DIR "/tests/benchmarks/scoring_oracle.py");
    std::optional<Scored> fastest;
    for (int i = 0; i < 2; ++i) {
        const QJsonObject output =
            outputOf(python, {script, QStringLiteral(CONCORD_SHARED_DIR), model});
        if (output.isEmpty())
            return fastest;
        Scored scored{output[u"seconds"].toDouble(), {}};
        const QJsonObject sums = output[u"tasks"].toObject();
        for (auto task = sums.begin(); task != sums.end(); ++task)
            scored.tasks[task.key()] = task->toDouble();
        if (!fastest || scored.seconds < fastest->seconds)
            fastest = scored;
    }
    return fastest;
}

double largestDifference(const Scored &ours, const Scored &theirs)
{
    double largest = 0;
    for (auto task = ours.tasks.begin(); task != ours.tasks.end(); ++task)
        largest = std::max(largest, std::abs(*task - theirs.tasks.value(task.key())));
    return largest;
}

void printGoal(const char *text, double value, double limit, bool isAtMost)
{
    const bool isReached = isAtMost ? value <= limit : value >= limit;
    std::printf("- %s: %.3g (goal: at %s %.3g): %s\n", text, value, isAtMost ? "most" : "least",
                limit, isReached ? "reached" : "NOT reached");
}

// Scoring alone, beside the oracle.
void compareScoring(const QString &python)
{
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    std::printf(
        "| 1,000 responses of | one thread s | %u threads s | oracle s | times faster, one "
        "thread | all threads | largest difference of a cell |\n|---|---|---|---|---|---|---|\n",
        cores);
    double slowest = 0;
    double leastRatio = 1e9;
    double leastRatioOfAll = 1e9;
    for (const char *name : {"claude", "qwen"}) {
        const RealResponses responses(QString::fromLatin1(name));
        const Scored one = best(responses, 1);
        const Scored all = best(responses, cores);
        const auto theirs = oracleOf(python, QString::fromLatin1(name));
        slowest = std::max(slowest, one.seconds);
        std::printf("| %s | %.3f | %.3f |", name, one.seconds, all.seconds);
        if (theirs) {
            const double ratio = theirs->seconds / one.seconds;
            leastRatio = std::min(leastRatio, ratio);
            leastRatioOfAll = std::min(leastRatioOfAll, theirs->seconds / all.seconds);
            std::printf(" %.2f | %.0f | %.0f | %.4f |\n", theirs->seconds, ratio,
                        theirs->seconds / all.seconds, largestDifference(one, *theirs));
        } else {
            std::printf(" | | | |\n");
        }
        std::fflush(stdout);
    }
    std::printf("\n");
    printGoal("seconds of 1,000 responses, one thread", slowest, 0.5, true);
    if (leastRatio < 1e9) {
        printGoal("times faster than the oracle, one thread", leastRatio, 20, false);
        printGoal("times faster than the oracle, all threads", leastRatioOfAll, 20, false);
    }
    std::printf("\n");
}

// The real lines again and again, each time with indices of their own.
void writeRepeated(const Lines &lines, int count, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(file.errorString()));
    const QByteArray before = R"("index": )";
    for (int i = 0; i < count; ++i) {
        const QByteArray &line = lines[i % lines.size()];
        const qsizetype at = line.indexOf(before) + before.size();
        qsizetype end = at;
        while (end < line.size() && isdigit(uchar(line[end])))
            ++end;
        const qint64 index = line.mid(at, end - at).toLongLong() + i / lines.size() * 100'000;
        file.write(line.first(at) + QByteArray::number(index) + line.mid(end));
    }
}

struct ProjectPaths
{
    QString items;
    QString responses;
    QString project;
};

ProjectPaths pathsIn(const QString &folder)
{
    const QDir dir(folder);
    return {dir.filePath(QStringLiteral("benchmark.jsonl")),
            dir.filePath(QStringLiteral("claude.jsonl")),
            dir.filePath(QStringLiteral("scoring.concord"))};
}

// The child's first part: a project with `count` items and, beside it, their responses.
int prepare(const QString &folder, int count)
{
    const ProjectPaths paths = pathsIn(folder);
    writeRepeated(linesOf(benchmarkPath()), count, paths.items);
    writeRepeated(linesOf(responsePath(QStringLiteral("claude"))), count, paths.responses);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto project = ProjectFile::create(paths.project, now);
    if (!project)
        fail(project.error());
    QElapsedTimer timer;
    timer.start();
    const auto imported = importFiles(**project, {{paths.items}}, {false, now});
    if (!imported)
        fail(imported.error());
    if (imported->constFirst().imported != count)
        qFatal("%lld items came in", qlonglong(imported->constFirst().imported));
    std::printf("{\"seconds\": %f}\n", secondsOf(timer));
    return 0;
}

// Its second, in a process of its own: importing and scoring the responses.
int importAndScore(const QString &folder)
{
    const ProjectPaths paths = pathsIn(folder);
    const auto project = ProjectFile::open(paths.project, ProjectFile::Access::Write);
    if (!project)
        fail(project.error());
    const qint64 before = statusBytes("VmRSS");
    forgetPeak();
    QElapsedTimer timer;
    timer.start();
    ImportSource source{paths.responses};
    source.model = QStringLiteral("claude");
    source.pathway = Pathway::DirectResponse;
    const auto imported =
        importFiles(**project, {source}, {false, QDateTime::currentDateTimeUtc()});
    if (!imported)
        fail(imported.error());
    const QJsonObject line{{QStringLiteral("seconds"), secondsOf(timer)},
                           {QStringLiteral("before"), double(before)},
                           {QStringLiteral("peak"), double(statusBytes("VmHWM"))}};
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return 0;
}

// Importing into a project, with the memory that takes.
void measureImports(int largest, bool isKept)
{
    std::printf("| responses imported and scored | s | a second | peak MB | before MB | project MB "
                "|\n|---|---|---|---|---|---|\n");
    const QString self = QCoreApplication::applicationFilePath();
    QList<double> peaks;
    double seconds = 0;
    for (const int count : {10'000, 50'000, 100'000}) {
        if (count > largest)
            break;
        QTemporaryDir folder(QDir::currentPath() + QStringLiteral("/bench-XXXXXX")); // a real disk
        folder.setAutoRemove(!isKept);
        const QStringList arguments{QStringLiteral("--folder"), folder.path(),
                                    QStringLiteral("--responses"), QString::number(count)};
        if (outputOf(self,
                     QStringList{QStringLiteral("--phase"), QStringLiteral("prepare")} + arguments)
                .isEmpty())
            qFatal("The project of %d items could not be made.", count);
        const QJsonObject output = outputOf(
            self, QStringList{QStringLiteral("--phase"), QStringLiteral("import")} + arguments);
        if (output.isEmpty())
            qFatal("The import of %d responses failed.", count);
        seconds = output[u"seconds"].toDouble();
        peaks.append(output[u"peak"].toDouble());
        std::printf("| %d | %.2f | %.0f | %.1f | %.1f | %.1f |\n", count, seconds, count / seconds,
                    peaks.constLast() / 1e6, output[u"before"].toDouble() / 1e6,
                    double(QFileInfo(pathsIn(folder.path()).project).size()) / 1e6);
        std::fflush(stdout);
    }
    std::printf("\n");
    if (peaks.size() < 3)
        return;
    printGoal("seconds of 100,000 responses", seconds, 30, true);
    printGoal("peak at 100,000 responses by the peak at 10,000", peaks[2] / peaks[0], 1.1, true);
}

} // namespace

/// Time of scoring real responses beside the oracle in Python, then time and memory of importing
/// many of them into a project. Prints tables and the goals.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("phase"), QStringLiteral("prepare or import alone, in --folder."),
         QStringLiteral("name")},
        {QStringLiteral("folder"), QStringLiteral("Of a phase alone."), QStringLiteral("path")},
        {QStringLiteral("responses"), QStringLiteral("At most this many."),
         QStringLiteral("number"), QStringLiteral("100000")},
        {QStringLiteral("keep"), QStringLiteral("Keep the projects that were made.")},
        {QStringLiteral("python"), QStringLiteral("Python that runs the oracle."),
         QStringLiteral("path"), QStringLiteral("/usr/bin/python3")},
    });
    parser.process(application);
    const int responses = parser.value(QStringLiteral("responses")).toInt();
    const QString folder = parser.value(QStringLiteral("folder"));
    if (parser.value(QStringLiteral("phase")) == u"prepare")
        return prepare(folder, responses);
    if (parser.value(QStringLiteral("phase")) == u"import")
        return importAndScore(folder);
    compareScoring(parser.value(QStringLiteral("python")));
    measureImports(responses, parser.isSet(QStringLiteral("keep")));
    return 0;
}
