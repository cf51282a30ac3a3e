// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"

#include <QDateTime>

namespace Concord {

class Database;

/// Items that somebody has looked at and is done with.
class ReviewRepository
{
public:
    explicit ReviewRepository(const Database &database);

    /// In order of import.
    Result<QList<ItemId>> reviewed() const;
    /// `now` is kept where the item was not reviewed before.
    Result<void> setReviewed(ItemId item, bool isReviewed, const QDateTime &now);

private:
    const Database &m_database;
};

} // namespace Concord
