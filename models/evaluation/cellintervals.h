// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/evaluationdata.h"
#include "models/evaluation/metricinterval.h"

namespace Concord {

struct ValueInterval
{
    double low = 0;
    double high = 0;

    friend bool operator==(const ValueInterval &, const ValueInterval &) = default;
};

/// Of the means of a MetricCell. None where there is no mean, where a task has fewer than two
/// items, as how much its part varies is not known, and where the replicates are all the same.
struct CellIntervals
{
    std::optional<ValueInterval> attributeTypeF1;
    std::optional<ValueInterval> relativeValueAccuracy;
    std::optional<ValueInterval> taskAccuracy;

    friend bool operator==(const CellIntervals &, const CellIntervals &) = default;
};

/// Percentile bootstrap intervals of regrouped(data.cells, keys), cell by cell (empty where `data`
/// has no item scores). Items are resampled within their tasks, each with all its models' and
/// pathways' scores, and every replicate is averaged as regrouped() does (Efron and Tibshirani
/// 1993, chapters 8 and 13). All cells share the replicates, so that none depends on which others
/// there are.
QList<CellIntervals> cellIntervals(const EvaluationData &data, MetricKeys keys,
                                   const MetricIntervalOptions &options = {});

} // namespace Concord
