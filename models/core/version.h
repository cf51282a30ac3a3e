// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Concord {

/// The program's version, as `project()` in CMakeLists.txt says it.
QString programVersion();

} // namespace Concord
