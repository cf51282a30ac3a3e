// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace Concord {

class Database;

/// What responses to an item are judged by.
struct ItemReference
{
    ReferenceAnswer answer;
    QMap<QString, QString> related; ///< related attributes by type
};

/// Of each of `items`, some hundred at most.
Result<QHash<ItemId, ItemReference>> itemReferences(const Database &database,
                                                    const QSet<ItemId> &items);

} // namespace Concord
