// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/study/amendment.h"
#include "models/study/studyids.h"

#include <QJsonObject>

namespace Concord {

class Database;

/// Stores an amendment; belongs in the transaction of the change. `detail` names people by the ids
/// in "annotator" and "receivers", so that the names of those who are erased go with them.
Result<void> addAmendment(const Database &database, StudyId study, const QDateTime &now,
                          const QString &kind, const QJsonObject &detail);

/// A study's amendments, oldest first.
Result<QList<Amendment>> studyAmendments(const Database &database, StudyId study);

} // namespace Concord
