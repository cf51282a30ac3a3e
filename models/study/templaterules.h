// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/checkedjson.h"
#include "models/study/template.h"

namespace Concord {

/// Complains of what fits field by field and yet not together: parts that the unit does not have,
/// questions that cannot be answered from what is shown.
void checkTemplateRules(CheckedObject &root, const StudyTemplate &studyTemplate);

} // namespace Concord
