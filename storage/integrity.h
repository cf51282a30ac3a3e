// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QStringList>

namespace Concord {

class Database;

/// Looks through the whole project: the file's pages, foreign keys, the schema against a fresh one,
/// the digest of every dialogue and dataset against what its import recorded, and the event log.
/// Gives one sentence per fault; an empty list is a sound project. May take long; reads only.
Result<QStringList> findFaults(const Database &database);

} // namespace Concord
