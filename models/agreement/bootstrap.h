// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/estimate.h"
#include "models/agreement/resampling.h"

#include <QList>

#include <functional>
#include <span>
#include <vector>

namespace Concord {

struct BootstrapOptions
{
    int replicates = 2000;
    quint64 seed = 1;
    double level = 0.95;
    /// BCa instead of percentiles (Efron 1987, J Am Stat Assoc 82), which needs a jackknife too.
    bool isAccelerated = false;
    /// Share the replicates, each with its own copy of the statistics; 0: one for each core. The
    /// result is the same for any number.
    int threads = 1;
};

/// What the replicates of one statistic say.
struct BootstrapSummary
{
    std::optional<Interval> interval; ///< withheld when too often undefined
    std::optional<double> standardError; ///< standard deviation of the replicates
    int replicates = 0;
    int undefined = 0; ///< replicates without a value, left out

    /// More than 5 % of the replicates were undefined, so there is no interval.
    bool isWithheld() const { return undefined * 20 > replicates; }

    friend bool operator==(const BootstrapSummary &, const BootstrapSummary &) = default;
};

/// A coefficient as a function of how often each pattern occurs; nothing where it is undefined.
using PatternStatistic = std::function<std::optional<double>(std::span<const qint64>)>;

/// The statistics' values in replicates [first, last), replicate by replicate.
///
/// Bootstrap over units or clusters (Efron and Tibshirani 1993, chapter 6) in its grouped form: a
/// replicate is one multinomial draw of as many as there are (agreement.md section 9), seen by all
/// statistics. Replicate r draws from Philox stream r of the seed and the integers are portable
/// (multinomial.h), so its values do not depend on the other replicates, threads or platform.
QList<std::optional<double>> bootstrapReplicates(const ResamplingUnits &units,
                                                 const QList<PatternStatistic> &statistics,
                                                 quint64 seed, int first, int last);

/// What replicates say that have these `values`, by their percentiles; of `options.replicates`
/// the others were undefined.
BootstrapSummary percentileSummary(std::vector<double> values, const BootstrapOptions &options);

/// Intervals of several statistics from the same replicates; one summary for each.
QList<BootstrapSummary> bootstrap(const ResamplingUnits &units,
                                  const QList<PatternStatistic> &statistics,
                                  const BootstrapOptions &options);

} // namespace Concord
