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

    friend bool operator==(const LabelsSummary &, const LabelsSummary &) = default;
};

/// Takes in the labels of a study from CSV as exportLabels() writes it, all or nothing.
///
/// The columns unit_key, annotator, question and value are needed, in any order; occurrence (1),
/// flagged, comment, duration_ms and answered_at (now) may be missing, others are ignored. A row is
/// matched by unit_key, annotator, question and occurrence. An empty value leaves the answer as it
/// is, and so does an empty comment or flagged 0; nothing is ever withdrawn. A value for a skipped
/// unit answers it. Events are appended in the name of `device`, dated `now` unless the row says
/// when. An Error names file and line, what is wrong and what is allowed.
Result<LabelsSummary> importLabels(const Database &database, StudyId study, const QString &path,
                                   DeviceId device, const QDateTime &now);

} // namespace Concord
