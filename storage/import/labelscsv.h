// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/studyids.h"

#include <QDateTime>

namespace Concord {

class Database;

/// What became of the rows of a labels file.
struct LabelsSummary
{
    qint64 imported = 0; ///< rows that changed something
    qint64 unchanged = 0; ///< rows that say what is current
    qint64 empty = 0; ///< rows without a value, flag or comment
    qint64 others = 0; ///< of a judge, or by item key: about what is not in the study

    friend bool operator==(const LabelsSummary &, const LabelsSummary &) = default;
};

/// Takes in the labels of a study from CSV as exportLabels() writes it, or from Label Studio's JSON
/// (labelstudiorows.h), all or nothing.
///
/// The columns unit_key, annotator, question and value are needed, in any order; occurrence (1),
/// flagged, comment, duration_ms and answered_at (now) may be missing, others are ignored. item_key
/// may stand for unit_key. A row is matched by unit_key, annotator, question and occurrence. Values
/// are written as answervalue.h says, those of an item's question as that unit asks it; a question
/// that ends in #reason is the reason of a yes/no answer. An empty value leaves the answer as it
/// is, and so does an empty comment or flagged 0; nothing is ever withdrawn. A value for a skipped
/// unit answers it. Events are appended in the name of `device`, dated `now` unless the row says
/// when. An Error names file and line, what is wrong and what is allowed.
Result<LabelsSummary> importLabels(const Database &database, StudyId study, const QString &path,
                                   DeviceId device, const QDateTime &now);

/// The same of one judge, also into a closed study: adds it to the study with the units it rates
/// (JudgeWriter). The column annotator may be missing; where it is not, it names the judge or
/// nobody. `path` may be a folder of PersonaLens (personalensjudge.h).
Result<LabelsSummary> importJudge(const Database &database, StudyId study, const QString &judge,
                                  const QString &path, DeviceId device, const QDateTime &now);

} // namespace Concord
