// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/cellintervals.h"
#include "models/evaluation/evaluationdata.h"
#include "models/report/document.h"

#include <QJsonArray>

namespace Concord {

/// Intervals to show beside the means.
struct MetricIntervals
{
    double level = 0.95;
    QList<CellIntervals>
        cells; ///< cellIntervals(); empty where there are none, as of imported ones
};

/// One object for each group of the cells (cli.md, `metrics --format json`): the keys that are
/// grouped by, "reading", "origin", "items", "responses" and "parsed" (null where imported) and the
/// four means, 0..1 (judge_score 0..14), null where not measured. With `intervals` also
/// "attribute_type_f1_ci" and so on, null where there is none.
QJsonArray metricsJson(const EvaluationData &data, MetricKeys keys = allMetricKeys,
                       const std::optional<MetricIntervals> &intervals = {});

/// The same as CSV (RFC 4180) with a header line, full precision and empty fields for null; bounds
/// come last ("attribute_type_f1_low", "attribute_type_f1_high" and so on).
QString metricsCsv(const EvaluationData &data, MetricKeys keys = allMetricKeys,
                   const std::optional<MetricIntervals> &intervals = {});

/// The same for people: percent with two decimals, the judge's score with two; "–" where nothing
/// was measured. The caption says reading, origin and whether METEOR had no WordNet.
DocumentTable metricsTable(const EvaluationData &data, MetricKeys keys = allMetricKeys,
                           const std::optional<MetricIntervals> &intervals = {});

/// That table for LaTeX with booktabs: a table environment with its caption; every text escaped.
QString metricsLatex(const EvaluationData &data, MetricKeys keys = allMetricKeys,
                     const std::optional<MetricIntervals> &intervals = {});

} // namespace Concord
