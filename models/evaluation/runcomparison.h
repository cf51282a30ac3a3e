// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/evaluation/evaluationdata.h"
#include "models/evaluation/metricinterval.h"

namespace Concord {

/// Two models or two pathways on the same items.
struct RunComparison
{
    QString task; ///< empty: all tasks together
    qint64 items = 0; ///< that both have a score on
    std::optional<double> first; ///< mean over those items
    std::optional<double> second;
    Estimate difference; ///< first - second, paired by item

    friend bool operator==(const RunComparison &, const RunComparison &) = default;
};

/// Which scores of a comparison.
enum class ComparedMeasure { TaskAccuracy, AttributeTypeF1, RelativeValueAccuracy };

/// One comparison for all tasks together and one for each task, in the benchmark's order. `first`
/// and `second` are two models, two pathways or two runs, by their names (RunSide); an item's score
/// is the mean over the pathways (or models) under which both sides have one.
///
/// An Error names what is not there, or says that the two are not of one kind or one and the same.
Result<QList<RunComparison>> compareRuns(const EvaluationData &data, const QString &first,
                                         const QString &second, ComparedMeasure measure,
                                         const MetricIntervalOptions &options = {});

} // namespace Concord
