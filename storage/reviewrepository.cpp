// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/reviewrepository.h"

#include "storage/itemsearch.h"
#include "storage/journal.h"
#include "storage/query.h"

namespace Concord {

ReviewRepository::ReviewRepository(const Database &database) : m_database(database) {}

Result<QList<ItemId>> ReviewRepository::reviewed() const
{
    return idsFrom(m_database, {QStringLiteral("SELECT item FROM review")});
}

Result<void> ReviewRepository::setReviewed(ItemId item, bool isReviewed, const QDateTime &now)
{
    if (!isReviewed) {
        Query remove(m_database, QStringLiteral("DELETE FROM review WHERE item = ?"));
        return remove.bind(item.value()).exec();
    }
    Query add(m_database,
              QStringLiteral("INSERT INTO review (item, at) VALUES (?, ?) "
                             "ON CONFLICT (item) DO NOTHING"));
    return add.bind(item.value()).bind(storedTime(now)).exec();
}

} // namespace Concord
