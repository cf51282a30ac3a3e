// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/estimate.h"

#include <QMap>

#include <span>

namespace Concord {

struct MetricIntervalOptions
{
    int replicates = 2000;
    int permutations = 10000;
    quint64 seed = 1;
    double level = 0.95;
};

/// The mean of one score over items, with the percentile bootstrap over items (Efron and
/// Tibshirani 1993, chapter 13) and its standard error. Detail "items".
///
/// Undefined without items (no_data). One item, or equal scores, have no interval.
Estimate metricMean(std::span<const double> scores, const MetricIntervalOptions &options = {});

/// Scores by item.
using ItemScores = QMap<qint64, double>;

/// Mean of first - second over the items that both scored, which are resampled as pairs for the
/// interval. Detail "shared_items".
///
/// Test "sign_flip": two-sided, of "the two are exchangeable within items" (Edgington and Onghena
/// 2007, chapter 6); its statistic is the mean difference. With at most 14 differences that are not
/// 0 every assignment of signs is counted; else `permutations` random ones, p = (1 + as extreme) /
/// (1 + permutations) (Phipson and Smyth 2010, SAGMB 9, 39).
/// Undefined without shared items (no_overlap).
Estimate pairedDifference(const ItemScores &first, const ItemScores &second,
                          const MetricIntervalOptions &options = {});

} // namespace Concord
