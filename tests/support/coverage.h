// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Concord {

/// A study to simulate: units x raters, each rating missing with the same probability.
struct CoverageCell
{
    int units = 0;
    int raters = 0;
    double missing = 0;
};

struct CoverageOptions
{
    int runs = 10'000;
    int bootstrapRuns = 1'000; ///< the first of them, in which the bootstrap is done as well
    int replicates = 1'000;
    quint64 seed = 1;
    int threads = 0; ///< 0: one for each core; the result is the same for any number
};

/// How often a 95 % interval held the true value.
struct Coverage
{
    QString method; ///< "fleiss_kappa", "krippendorff_alpha jackknife", …
    int runs = 0;
    int intervals = 0; ///< runs in which there was an interval
    int covered = 0;

    double share() const { return double(covered) / double(intervals); } ///< of the intervals

    friend bool operator==(const Coverage &, const Coverage &) = default;
};

struct CoverageResult
{
    double pairableUnits = 0; ///< mean
    double undefined = 0; ///< share of runs without a value of Fleiss' kappa
    QList<Coverage> coverages;

    friend bool operator==(const CoverageResult &, const CoverageResult &) = default;
};

/// Simulates tables of the CopyModel (4 categories of shares .4, .3, .2 and .1, kappa .6) and
/// counts whether the intervals that agreementReport() gives hold the true value: those of Fleiss'
/// kappa, AC1, Conger's kappa, alpha (analytic, jackknife-t, percentile bootstrap) and, of two
/// raters, Cohen's kappa. Run r draws from a Philox stream of its own.
CoverageResult simulateCoverage(const CoverageCell &cell, const CoverageOptions &options = {});

} // namespace Concord
