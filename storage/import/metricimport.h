// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/importsummary.h"
#include "storage/metricrepository.h"

#include <QDateTime>

namespace Concord {

class ProjectFile;

/// What a file of aggregates holds.
enum class MetricFileKind { Metrics, Judge };

/// The format's name: "ip-dialog-metrics" or "ip-dialog-judge".
QLatin1StringView metricFormat(MetricFileKind kind);
std::optional<MetricFileKind> metricKindNamed(const QString &format);

/// The kind of the file, going by its content; nothing for another file.
std::optional<MetricFileKind> sniffMetricFile(const QString &path);

/// Aggregates that were read and are not yet in a project.
struct ReadMetrics
{
    QList<MetricCell> cells;
    MetricSource source;
    ImportSummary summary;
};

/// Reads a file of aggregates; an Error names the file and the place in it.
Result<ReadMetrics> readMetrics(const QString &path, MetricFileKind kind, const QDateTime &now);

} // namespace Concord
