// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/design.h"

namespace Concord {

/// What a plan cannot give of what was asked.
QList<DesignWarning> designWarnings(const StudyPlan &plan, const StudyDesign &asked);

} // namespace Concord
