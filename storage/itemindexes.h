// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

namespace Concord {

class Database;

/// Takes away the secondary indexes of the tables of items while the first items come in, which
/// is faster than keeping them up; whether it did. It does not where there are items or studies,
/// as making them again holds up everything that is written. Until createMissingIndexes() nothing
/// but staged items may be there; an opened project makes them itself.
Result<bool> dropItemIndexes(const Database &database);

/// Makes one index of the schema that is not there; false when all are.
Result<bool> createMissingIndex(const Database &database);
/// Makes all of them, each in a transaction of its own.
Result<void> createMissingIndexes(const Database &database);

} // namespace Concord
