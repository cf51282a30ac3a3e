// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/answerstate.h"
#include "models/study/study.h"

namespace Concord {

class Database;

/// Which assignments become rows.
enum class LabelRows {
    Answered, ///< those with a current value
    All, ///< the others too, with an empty value to be filled in, unless they were handed on
};

/// The labels of a study as CSV (RFC 4180, UTF-8, CRLF):
/// unit_key,annotator,question,value,occurrence,flagged,comment,duration_ms,answered_at
///
/// One row per assignment and question, by unit, annotator and occurrence; judges' too. The reason
/// of a yes/no answer is a row of its own, whose question ends in #reason. A skipped or withdrawn
/// answer has an empty value. flagged is 1 or 0; duration_ms is the whole time spent on the
/// assignment; answered_at is ISO 8601 in UTC. Training units are in it as all others are.
QByteArray labelsCsv(const QList<StudyAssignment> &assignments, const AnswerState &answers,
                     const QList<Question> &questions, LabelRows rows);

/// The same of a stored study.
Result<QByteArray> exportLabels(const Database &database, StudyId study, LabelRows rows);

} // namespace Concord
