// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/template.h"

namespace Concord {

/// What is judged at once, for a person: "one turn of a dialogue".
QString unitWord(const UnitRule &unit);

} // namespace Concord
