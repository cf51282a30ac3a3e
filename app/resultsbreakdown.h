// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"
#include "models/report/studyresults.h"
#include "models/study/studyids.h"

#include <QHash>

namespace Concord {

/// What the parts of a study's results are made from.
struct BreakdownInput
{
    const Ratings &ratings;
    QHash<QString, ItemRow> items; ///< the unit's item by unit key; absent: it is about none
    QHash<QString, QDateTime> answeredAt; ///< last counted answer by unit key
};

/// Fills in what is said about parts of the units: tasks, domains, the curve, confusions of pairs.
/// Headline and options have to be there. A unit with several items counts under its first one's.
void addBreakdowns(StudyResults &results, const BreakdownInput &input);

} // namespace Concord
