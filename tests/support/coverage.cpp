// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/coverage.h"

#include "models/agreement/agreementreport.h"
#include "tests/support/copymodel.h"

#include <QThread>

#include <algorithm>
#include <cmath>
#include <thread>

namespace Concord {

namespace {

const QString alphaId = QStringLiteral("krippendorff_alpha");

// Whole numbers, so that threads may add them in any order.
struct CoverageTally
{
    qint64 pairableUnits = 0;
    int undefined = 0;
    QList<Coverage> coverages;
};

// One cell and what its runs share.
class CoverageSimulation
{
public:
    CoverageSimulation(const CoverageCell &cell, const CoverageOptions &options)
        : m_cell(cell), m_options(options), m_model({0.4, 0.3, 0.2, 0.1}, 0.6, cell.missing)
    {}

    // Every `step`-th run from `first`.
    void simulate(int first, int step, CoverageTally &tally) const
    {
        for (const QString &method : methods())
            tally.coverages.append({method, 0, 0, 0});
        for (int run = first; run < m_options.runs; run += step)
            simulateRun(run, tally);
    }

private:
    QStringList analytic() const
    {
        QStringList ids = {QStringLiteral("fleiss_kappa"), QStringLiteral("gwet_ac1"),
                           QStringLiteral("conger_kappa"), alphaId};
        if (m_cell.raters == 2)
            ids.append(QStringLiteral("cohen_kappa"));
        return ids;
    }

    QStringList methods() const
    {
        return analytic() + QStringList{alphaId + u" jackknife", alphaId + u" bootstrap"};
    }

    void simulateRun(int run, CoverageTally &tally) const
    {
        const quint64 cell = (quint64(m_cell.units) << 16) + (quint64(m_cell.raters) << 8)
            + quint64(std::llround(m_cell.missing * 100));
        Philox random(m_options.seed, (cell << 24) + quint64(run));
        const Ratings ratings = m_model.ratings(m_cell.units, m_cell.raters, random);
        const auto results = estimates(ratings, analytic(), IntervalChoice::analytic, run);
        tally.pairableUnits += ratings.summary().pairableUnits;
        tally.undefined += results.constFirst().value ? 0 : 1;
        qsizetype place = 0;
        for (const Estimate &estimate : results)
            count(estimate, tally.coverages[place++]);
        count(estimates(ratings, {alphaId}, IntervalChoice::jackknife, run).constFirst(),
              tally.coverages[place++]);
        if (run < m_options.bootstrapRuns) {
            count(estimates(ratings, {alphaId}, IntervalChoice::bootstrap, run).constFirst(),
                  tally.coverages[place]);
        }
    }

    QList<Estimate> estimates(const Ratings &ratings, const QStringList &ids,
                              IntervalChoice interval, int run) const
    {
        AgreementOptions options;
        options.coefficients = ids;
        options.interval = interval;
        options.replicates = m_options.replicates;
        options.seed = quint64(run) + 1;
        options.threads = 1;
        QList<Estimate> estimates;
        const auto report = agreementReport(ratings, options);
        for (const CoefficientResult &result : report->coefficients)
            estimates.append(result.estimate);
        return estimates;
    }

    void count(const Estimate &estimate, Coverage &coverage) const
    {
        const double truth = coverage.method == u"gwet_ac1" ? m_model.gwetAc1() : m_model.kappa();
        ++coverage.runs;
        if (!estimate.value || !estimate.interval)
            return;
        ++coverage.intervals;
        const bool holds = estimate.interval->low <= truth && truth <= estimate.interval->high;
        coverage.covered += holds ? 1 : 0;
    }

    CoverageCell m_cell;
    CoverageOptions m_options;
    CopyModel m_model;
};

} // namespace

CoverageResult simulateCoverage(const CoverageCell &cell, const CoverageOptions &options)
{
    const CoverageSimulation simulation(cell, options);
    const int count = options.threads > 0 ? options.threads : QThread::idealThreadCount();
    std::vector<CoverageTally> tallies(static_cast<size_t>(count));
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i)
        threads.emplace_back([&, i] { simulation.simulate(i, count, tallies[size_t(i)]); });
    for (std::thread &thread : threads)
        thread.join();
    CoverageTally sum = tallies.front();
    for (size_t i = 1; i < tallies.size(); ++i) {
        sum.pairableUnits += tallies[i].pairableUnits;
        sum.undefined += tallies[i].undefined;
        for (qsizetype m = 0; m < sum.coverages.size(); ++m) {
            sum.coverages[m].runs += tallies[i].coverages[m].runs;
            sum.coverages[m].intervals += tallies[i].coverages[m].intervals;
            sum.coverages[m].covered += tallies[i].coverages[m].covered;
        }
    }
    return {double(sum.pairableUnits) / options.runs, double(sum.undefined) / options.runs,
            sum.coverages};
}

} // namespace Concord
