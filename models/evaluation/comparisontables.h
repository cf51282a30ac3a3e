// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/runcomparison.h"
#include "models/report/document.h"

#include <QJsonArray>

namespace Concord {

/// What compareRuns() was asked for.
struct ComparedRuns
{
    QString first;
    QString second;
    ComparedMeasure measure = ComparedMeasure::TaskAccuracy;
    Reading reading = Reading::AsPublished;
    double level = 0.95;
};

/// One object for each comparison (cli.md, `metrics --compare`): "task" (null: all together),
/// "items", "first", "second", "first_mean", "second_mean", "difference", "standard_error", "ci",
/// "p_value", "test", "undefined_code", "undefined_reason".
QJsonArray comparisonJson(const QList<RunComparison> &comparisons, const ComparedRuns &runs);

/// The same as CSV (RFC 4180): full precision, empty fields for null.
QString comparisonCsv(const QList<RunComparison> &comparisons, const ComparedRuns &runs);

/// The same for people, in percent and percentage points; "–" where there is nothing.
DocumentTable comparisonTable(const QList<RunComparison> &comparisons, const ComparedRuns &runs);

} // namespace Concord
