// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace Concord {

/// Loads an IP-Dialog file into the tables of a new project through SQLite's C interface: one
/// thread, one transaction with the full text in it, secondary indexes at its end. What an import
/// is compared with. Seconds of reading (parsing and digests) and of everything.
QJsonObject loadBare(const QString &source, const QString &project);

} // namespace Concord
