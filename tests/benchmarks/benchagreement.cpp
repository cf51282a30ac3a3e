// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/agreementreport.h"
#include "models/agreement/coefficients.h"
#include "storage/import/ratingscsv.h"
#include "tests/support/copymodel.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <malloc.h>

using namespace Concord;

namespace {

constexpr int raters = 3;

// A phase of ours with what the baseline calls the same work.
struct Phase
{
    const char *name;
    const char *theirs = nullptr;
    const char *theirName = "";
    int theirLimit = 1'000'000; // units
    bool needsAll = false; // theirs takes no missing ratings
};

constexpr Phase statsmodels(const char *name)
{
    return {name, "fleiss", "statsmodels aggregate + fleiss", 1'000'000, true};
}

const QList<Phase> phases = {
    {"grouping"},
    {"percent_agreement"},
    {"unanimity"},
    statsmodels("fleiss_kappa"),
    {"brennan_prediger"},
    {"gwet_ac1"},
    {"conger_kappa"},
    {"krippendorff_alpha", "alpha", "nltk alpha", 100'000},
    {"mean_pairwise_cohen_kappa", "cohen", "sklearn, three pairs"},
    statsmodels("all"),
    statsmodels("all_interval"),
    {"bootstrap", "bootstrap", "statsmodels fleiss alone, of counts", 10'000, true},
    {"bootstrap_interval"},
    {"csv", "csv", "pandas to statsmodels fleiss", 1'000'000, true},
};

struct Measured
{
    double seconds = 0;
    double peak = 0; // bytes
};

struct Run
{
    int units;
    double missing;
    QString phase;
    Measured ours;
};

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

double bestSeconds(const std::function<void()> &work)
{
    double best = 1e9;
    double sum = 0;
    for (int i = 0; i < 20 && (i < 3 || sum < 2); ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        const double seconds = double(timer.nsecsElapsed()) / 1e9;
        best = std::min(best, seconds);
        sum += seconds;
    }
    return best;
}

Ratings made(int units, double missing)
{
    Philox random(20'240'601, quint64(units));
    return CopyModel({0.4, 0.25, 0.2, 0.1, 0.05}, 0.6, missing).ratings(units, raters, random);
}

void writeCsv(const Ratings &ratings, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(file.errorString()));
    file.write("unit,annotator,value\n");
    for (qsizetype i = 0; i < ratings.unitCount(); ++i) {
        for (const Rating &rating : ratings.unit(i)) {
            file.write(QStringLiteral("%1,%2,%3\n")
                           .arg(ratings.unitName(i), ratings.raters()[rating.rater],
                                ratings.categories()[rating.category])
                           .toUtf8());
        }
    }
}

void report(const Ratings &ratings, IntervalChoice interval, Measure measure = Measure::nominal)
{
    AgreementOptions options;
    options.interval = interval;
    options.measure = measure;
    if (measure != Measure::nominal)
        options.weights = WeightScheme::Quadratic;
    if (const auto made = agreementReport(ratings, options); !made)
        qFatal("%s", qPrintable(made.error().message));
}

void readAndReport(const QString &csv)
{
    const auto ratings = readRatingsCsv(csv);
    if (!ratings)
        qFatal("%s", qPrintable(ratings.error().message));
    report(*ratings, IntervalChoice::analytic);
}

void perform(const QString &phase, const Ratings &ratings)
{
    if (phase == u"grouping") {
        const AgreementInput input(ratings);
    } else if (phase == u"all") {
        report(ratings, IntervalChoice::analytic);
    } else if (phase == u"all_interval") {
        report(ratings, IntervalChoice::analytic, Measure::interval);
    } else if (phase == u"bootstrap") {
        report(ratings, IntervalChoice::bootstrap);
    } else if (phase == u"bootstrap_interval") {
        report(ratings, IntervalChoice::bootstrap, Measure::interval);
    } else {
        const AgreementInput input(ratings);
        if (!findCoefficient(phase)->estimate(input, {}).value)
            qFatal("%s has no value", qPrintable(phase));
    }
}

// The child's part: one phase in a process of its own, so that its memory is its own too.
int runPhase(const QString &phase, int units, double missing, const QString &csv)
{
    const qint64 before = statusBytes("VmRSS");
    const bool readsFile = phase == u"csv";
    const auto ratings = readsFile ? std::nullopt : std::optional(made(units, missing));
    const auto work = [&] { readsFile ? readAndReport(csv) : perform(phase, *ratings); };
    forgetPeak();
    work();
    Measured measured;
    measured.peak = double(statusBytes("VmHWM") - before);
    measured.seconds = bestSeconds(work);
    const QJsonObject line{{QStringLiteral("seconds"), measured.seconds},
                           {QStringLiteral("peak"), measured.peak}};
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    return 0;
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

std::optional<Measured> measuredIn(const QJsonObject &line)
{
    if (line.isEmpty())
        return std::nullopt;
    return Measured{line[u"seconds"].toDouble(), line[u"peak"].toDouble()};
}

// Whether Debian's Python has everything; says what it has not.
bool hasBaseline(const QString &python, const QString &script)
{
    const QJsonObject line = outputOf(python, {script});
    QStringList missing;
    for (const auto &name : line[u"missing"].toArray())
        missing.append(name.toString());
    if (line.isEmpty())
        missing.append(python);
    if (!missing.isEmpty())
        std::printf("No baseline: %s is missing. apt-get install python3-sklearn "
                    "python3-statsmodels python3-nltk python3-pandas\n",
                    qPrintable(missing.join(u", ")));
    return missing.isEmpty();
}

void printRow(const Run &run, const Phase &phase, const std::optional<Measured> &theirs)
{
    const double table = run.units * raters * double(sizeof(Rating));
    std::printf("| %d | %g %% | %s | %.2f | %.1f | %.2f |", run.units, 100 * run.missing,
                qPrintable(run.phase), run.ours.seconds * 1e3, run.ours.peak / 1e6,
                run.ours.peak / table);
    if (theirs)
        std::printf(" %s | %.2f | %.1f | %.0f |\n", phase.theirName, theirs->seconds * 1e3,
                    theirs->peak / 1e6, theirs->seconds / run.ours.seconds);
    else
        std::printf(" | | | |\n");
    std::fflush(stdout);
}

void printGoal(const char *text, double value, double limit, const char *unit)
{
    std::printf("- %s: %.3g%s (goal: at most %.3g%s): %s\n", text, value, unit, limit, unit,
                value <= limit ? "reached" : "NOT reached");
}

void printGoals(const QList<Run> &runs, std::optional<double> aggregateSeconds)
{
    double worst = 0; // peak by the table
    for (const Run &run : runs) {
        const bool isMillion = run.units == 1'000'000 && run.missing == 0;
        const double milliseconds = run.ours.seconds * 1e3;
        if (isMillion && run.phase == u"all" && aggregateSeconds)
            printGoal("(a) all coefficients with errors, 10^6 units, share of statsmodels",
                      run.ours.seconds / *aggregateSeconds, 0.1, "");
        if (run.units == 10'000 && run.phase.startsWith(u"bootstrap")) {
            const QString name =
                QStringLiteral("(b) 2,000 replicates, 10^4 units, %1 % missing, %2")
                    .arg(100 * run.missing)
                    .arg(run.phase);
            printGoal(qPrintable(name), milliseconds, 100, " ms");
        }
        if (isMillion && run.phase == u"csv") {
            printGoal("(d) CSV of 3 x 10^6 ratings to all coefficients", milliseconds, 2000, " ms");
            printGoal("(c) peak while reading that CSV, by the coded table",
                      run.ours.peak / (run.units * raters * double(sizeof(Rating))), 2, "");
        } else if (isMillion) {
            worst = std::max(worst, run.ours.peak / (run.units * raters * double(sizeof(Rating))));
        }
    }
    printGoal("(c) largest peak of all other phases, 10^6 units, by the coded table", worst, 2, "");
}

int compare(const QString &python, const QString &script, int largest)
{
    const QTemporaryDir folder;
    const bool hasTheirs = hasBaseline(python, script);
    QList<Run> runs;
    std::optional<double> aggregateSeconds;
    std::printf(
        "| units | missing | work | ms | peak MB | peak / table | baseline | ms | peak MB | "
        "times faster |\n|---|---|---|---|---|---|---|---|---|---|\n");
    for (int units = 10'000; units <= largest; units *= 10) {
        for (const double missing : {0.0, 0.2}) {
            const QString csv = folder.filePath(QStringLiteral("ratings.csv"));
            writeCsv(made(units, missing), csv);
            QHash<QString, std::optional<Measured>> known;
            for (const Phase &phase : phases) {
                const QString name = QString::fromLatin1(phase.name);
                const auto ours =
                    measuredIn(outputOf(QCoreApplication::applicationFilePath(),
                                        {QStringLiteral("--phase"), name, QStringLiteral("--units"),
                                         QString::number(units), QStringLiteral("--missing"),
                                         QString::number(missing), QStringLiteral("--csv"), csv}));
                if (!ours)
                    qFatal("%s failed", phase.name);
                const QString their = QString::fromLatin1(phase.theirs);
                const bool isCompared = hasTheirs && phase.theirs && units <= phase.theirLimit
                    && !(phase.needsAll && missing > 0);
                if (isCompared && !known.contains(their))
                    known[their] = measuredIn(outputOf(python, {script, their, csv}));
                const auto theirs = isCompared ? known[their] : std::nullopt;
                if (units == 1'000'000 && missing == 0 && their == u"fleiss" && theirs)
                    aggregateSeconds = theirs->seconds;
                runs.append({units, missing, name, *ours});
                printRow(runs.constLast(), phase, theirs);
            }
        }
    }
    std::printf("\n");
    printGoals(runs, aggregateSeconds);
    return 0;
}

} // namespace

/// Time and memory of the agreement coefficients beside those of Python's packages on the same
/// ratings: N units x 3 raters x 5 categories, kappa .6. Prints a table and the goals.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("phase"), QStringLiteral("One phase alone."), QStringLiteral("name")},
        {QStringLiteral("units"), QStringLiteral("At most this many."), QStringLiteral("number"),
         QStringLiteral("1000000")},
        {QStringLiteral("missing"), QStringLiteral("Share of missing ratings, of a phase alone."),
         QStringLiteral("share"), QStringLiteral("0")},
        {QStringLiteral("csv"), QStringLiteral("The file of the phase csv."),
         QStringLiteral("path")},
        {QStringLiteral("python"), QStringLiteral("Python that has the packages."),
         QStringLiteral("path"), QStringLiteral("/usr/bin/python3")},
    });
    parser.process(application);
    const int units = parser.value(QStringLiteral("units")).toInt();
    if (parser.isSet(QStringLiteral("phase"))) {
        return runPhase(parser.value(QStringLiteral("phase")), units,
                        parser.value(QStringLiteral("missing")).toDouble(),
                        parser.value(QStringLiteral("csv")));
    }
    const QString script =
        QStringLiteral(CONCORD_SOURCE_DIR "/tests/benchmarks/agreement_baseline.py");
    return compare(parser.value(QStringLiteral("python")), script, units);
}
