// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/export/labelscsv.h"

#include <QJsonObject>

namespace Concord {

/// The labels of a study as Label Studio's JSON (labelstud.io/guide/task_format), a list of tasks:
///
///     {"id": 1,
///      "data": {"unit_key", "study", "text": the turns as paragraphs,
///               "dialogue": [{"author", "text"}], and each part shown by its name, with its
///               chips as PART_chips},
///      "annotations": [{"completed_by": {"first_name": annotator}, "result": […],
///                       "lead_time": seconds, "created_at": of the last answer,
///                       "was_cancelled": skipped, "occurrence": of repeated units}],
///      "predictions": []}
///
/// A result is {"id", "from_name": question, "to_name": "text", "type", "value": {type: …}}:
///
///     single choice, yes/no, multiple choice   choices     [option ids], none for {}
///     scale                                    rating      the option's number; choices where the
///                                                          ids are no numbers from 1
///     attribute set                            taxonomy    [[type, value], …]
///     ranking                                  ranker      {question: [option ids, best first]}
///     free text, reasons, #comment             textarea    {"text": [text]}
///     item answer                              ranker of a ranking, otherwise choices
///     #flag                                    choices     ["1"]
///
/// Judges are annotators here. Training units are in it as all others are. Without LabelRows::All
/// there are only units and annotators with an answer, a flag or a comment.
Result<QByteArray> exportLabelStudio(const Database &database, StudyId study, LabelRows rows);

/// Under which key a result of this type has its value: the type itself, but "text" of "textarea".
QString labelStudioValueKey(const QString &type);

/// The result of one answer, as above; `question` may be a pseudo question's id alone.
QJsonObject labelStudioResult(const Question &question, const QString &value);

} // namespace Concord
