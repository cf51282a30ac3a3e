// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/coverage.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace Concord;

namespace {

// "94.8", or "94.8 (of 71)" where only 71 % of the runs had an interval.
QString coverageText(const CoverageResult &result, const QString &method)
{
    for (const Coverage &coverage : result.coverages) {
        if (coverage.method != method || coverage.runs == 0)
            continue;
        const double having = double(coverage.intervals) / double(coverage.runs);
        if (coverage.intervals == 0)
            return QStringLiteral("none");
        const QString share = QString::number(100 * coverage.share(), 'f', 1);
        const bool isAlways = coverage.intervals == coverage.runs;
        return isAlways ? share : share + QStringLiteral(" (of %1)").arg(100 * having, 0, 'f', 1);
    }
    return QStringLiteral("–");
}

void printCoverage(const CoverageCell &cell, const CoverageResult &result)
{
    std::printf("| %d | %d | %g %% | %.1f | %.1f |", cell.units, cell.raters, 100 * cell.missing,
                result.pairableUnits, 100 * result.undefined);
    for (const char *method :
         {"fleiss_kappa", "gwet_ac1", "conger_kappa", "cohen_kappa", "krippendorff_alpha",
          "krippendorff_alpha jackknife", "krippendorff_alpha bootstrap"})
        std::printf(" %s |", qPrintable(coverageText(result, QString::fromLatin1(method))));
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace

/// Coverage of the 95 % intervals in simulated studies, as a markdown table.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("runs"), QStringLiteral("Studies simulated for each row."),
         QStringLiteral("number"), QStringLiteral("10000")},
        {QStringLiteral("bootstrap-runs"), QStringLiteral("Of these, with a bootstrap."),
         QStringLiteral("number"), QStringLiteral("1000")},
        {QStringLiteral("replicates"), QStringLiteral("Of a bootstrap."), QStringLiteral("number"),
         QStringLiteral("1000")},
        {QStringLiteral("seed"), QStringLiteral("Of the simulation."), QStringLiteral("number"),
         QStringLiteral("1")},
    });
    parser.process(application);
    CoverageOptions options;
    options.runs = parser.value(QStringLiteral("runs")).toInt();
    options.bootstrapRuns = parser.value(QStringLiteral("bootstrap-runs")).toInt();
    options.replicates = parser.value(QStringLiteral("replicates")).toInt();
    options.seed = parser.value(QStringLiteral("seed")).toULongLong();
    std::printf(
        "| units | raters | missing | pairable units | undefined %% | Fleiss | AC1 | Conger "
        "| Cohen | alpha | alpha, jackknife | alpha, bootstrap |\n"
        "|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (const int units : {30, 100, 400}) {
        for (const int raters : {2, 3, 6}) {
            for (const double missing : {0.0, 0.5, 0.8}) {
                const CoverageCell cell{units, raters, missing};
                printCoverage(cell, simulateCoverage(cell, options));
            }
        }
    }
    return 0;
}
