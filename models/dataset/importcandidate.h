// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/importsummary.h"

namespace Concord {

/// A format and what files of it hold.
struct ImportFormat
{
    QString id;
    ImportKind kind = ImportKind::Items;
};

/// A file as it is offered for import, with what its path and content say of it.
struct ImportCandidate
{
    ImportSource source;
    ImportKind kind = ImportKind::Items;
    QString importedAs = {}; ///< the dataset that a file of this name came into before, if any
};

} // namespace Concord
