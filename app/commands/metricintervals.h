// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/evaluation/runcomparison.h"

#include <QCommandLineParser>

namespace Concord {

/// Whether and how scores are resampled.
struct MetricIntervalRequest
{
    bool hasIntervals = true;
    MetricIntervalOptions options;
};

/// "--ci", "--level", "--replicates", "--permutations" and "--seed".
QList<QCommandLineOption> metricIntervalOptions();

/// What they say; an Error is a wrong usage.
Result<MetricIntervalRequest> readMetricIntervalRequest(const QCommandLineParser &parser);

/// What is compared with what.
struct ComparisonRequest
{
    QString first;
    QString second;
    ComparedMeasure measure = ComparedMeasure::TaskAccuracy;
};

/// "--compare" and "--measure".
QList<QCommandLineOption> comparisonOptions();

/// What they say, nothing without "--compare"; an Error is a wrong usage.
Result<std::optional<ComparisonRequest>> readComparisonRequest(const QCommandLineParser &parser);

} // namespace Concord
