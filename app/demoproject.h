// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QDateTime>

namespace Concord {

/// Makes a project at `path` from the demo files that are built into the program, by the same
/// import that users run. Leaves nothing behind when it fails.
Result<void> createDemoProject(const QString &path, const QDateTime &now);

} // namespace Concord
