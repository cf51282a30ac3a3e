// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/evaluation/evaluationdata.h"

namespace Concord {

/// A judge model's mean scores of one model's responses to a task.
struct JudgeCell
{
    QString model;
    Pathway pathway = Pathway::DirectResponse;
    QString task;
    double conciseness = 0;
    double personalization = 0;
    double analysisQuality = 0;
    double answerAccuracy = 0;
    double total = 0; ///< 0..14, as the file says it: not always the sum of the four

    friend bool operator==(const JudgeCell &, const JudgeCell &) = default;
};

/// How many items the aggregate files stand for, which they do not say (ip-dialog.md section 2).
constexpr qint64 publishedItemsPerTask = 100;
constexpr qint64 judgedItemsPerTask = 10;

/// The cells of all_datasets_all_models_metrics.json: {dataset: {model: {task: {answer_acc,
/// attribute_f1, value_f1, relative_value_acc}}}}, whose values are sums over 100 items; here
/// 0..1. A missing attribute score was not measured. An error names the place: no such JSON, an
/// unknown dataset, no answer_acc, a value that is no number or not in 0..100.
Result<QList<MetricCell>> readMetricCells(const QByteArray &json);

/// The cells of gpt4o_eval_new.json: {dataset: {model: {task: {Conciseness, Personalization,
/// "Analysis Quality", "Answer Accuracy", Total}}}}. Other keys, such as the stray "Score" of three
/// cells, are ignored; an error names the place of a value that is missing or not in 0..14.
Result<QList<JudgeCell>> readJudgeCells(const QByteArray &json);

/// The totals as cells that have a judge's score and nothing else.
QList<MetricCell> metricCells(const QList<JudgeCell> &judged);

} // namespace Concord
