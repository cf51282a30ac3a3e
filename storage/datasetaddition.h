// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/datasetrepository.h"

namespace Concord {

/// Makes a staged dataset's items and rejects part of its target, in the place of the target's
/// items with the same keys, and journals it; inside the caller's transaction. The target's digest
/// and counts are those of all it holds then, its source is the staged one's. An Error when an item
/// that would give way is in use by now.
Result<void> addToDataset(const Database &database, const StagedContent &content);

} // namespace Concord
