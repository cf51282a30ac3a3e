// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/studychange.h"

#include <QDateTime>

namespace Concord {

class Database;
struct HandOverSummary;

/// Changes a study; what was done in a sentence. For the writing thread.
Result<QString> applyStudyChange(const Database &database, const StudyChange &change,
                                 const QDateTime &now);

/// Who was given how many units, and how many nobody could take, in a sentence.
QString handOverWords(const HandOverSummary &summary);

} // namespace Concord
