// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/dawidskene.h"
#include "models/agreement/mace.h"

#include <QJsonObject>

namespace Concord {

/// The documents that `concord help aggregate` describes, for each method.
QJsonObject majorityJson(const LabelCounts &counts, const Consensus &consensus);
QJsonObject toJson(const LabelCounts &counts, const DawidSkeneResult &result);
QJsonObject toJson(const LabelCounts &counts, const MaceResult &result);

} // namespace Concord
