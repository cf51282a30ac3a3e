// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/studydata.h"
#include "models/report/studyfacts.h"

namespace Concord {

/// The units that people did not answer alike, with excerpts, labels in words and the truth where
/// it is known. None of free texts, which always differ.
Result<QList<DisputedUnit>> disputedUnits(const Database &database, const StudyData &data);

} // namespace Concord
