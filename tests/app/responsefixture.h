// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Concord {

/// A project in the folder with `items` items and one run of responses to them.
QString makeResponseProject(const QString &folder, int items);

/// Makes the project's scores look like those of an older version, each of them 0.25.
void makeScoresOld(const QString &project);

/// A number that an SQL statement gives.
qint64 numberIn(const QString &project, const QString &sql);

} // namespace Concord
