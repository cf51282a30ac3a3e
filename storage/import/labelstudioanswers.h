// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "storage/import/readstudy.h"

#include <simdjson.h>

namespace Concord {

/// Collects the annotations of Label Studio's tasks.
///
/// Of a task "annotations" (or "completions") are people's, "predictions" those of models, which
/// become judges. Results of the types choices, rating, number, textarea, pairwise, taxonomy and
/// ranker are answers to the question called from_name; those of #comment and #flag are the
/// annotator's remarks. What cannot be kept, such as spans, is counted and warned of.
class LabelStudioAnswers
{
public:
    /// Why the task cannot be used; to be asked before take().
    static Result<void> check(simdjson::dom::object task);
    void take(simdjson::dom::object task, const QString &key, qint64 line);

    /// What was collected, with its warnings; once.
    ReadStudy takeStudy();

private:
    void takeAnnotation(simdjson::dom::object annotation, int unit, qint64 line, qint64 place);
    void takePrediction(simdjson::dom::object prediction, int unit);
    void takeResults(simdjson::dom::object annotation, ReadSitting &sitting);
    void takeResult(simdjson::dom::object result, ReadSitting &sitting);
    void addAnswer(ReadSitting &sitting, const ReadQuestion &asked, QStringList parts);

    StudyCollector m_collector;
    QMap<QString, qint64> m_unknown; ///< results that cannot be kept, by type
    qint64 m_groundTruths = 0;
};

} // namespace Concord
