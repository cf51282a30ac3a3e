// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/existingitems.h"

#include "storage/database.h"
#include "storage/itemremoval.h"
#include "storage/text.h"

namespace Concord {

ExistingItems::ExistingItems(DatasetId dataset, Conflict conflict)
    : m_dataset(dataset), m_conflict(conflict)
{}

Result<std::unique_ptr<ExistingItems>> ExistingItems::create(Database &database, DatasetId dataset,
                                                             Conflict conflict)
{
    // In the order of ExistingItems::Sql.
    const std::array<QByteArray, SqlCount> statements = {
        "SELECT id FROM item WHERE dataset = ?1 AND key = ?2",
        "SELECT 1 FROM item_text WHERE item = ?1 AND hash = ?2",
        QByteArray("SELECT 1 FROM item WHERE id = ?1 AND ") + itemIsInUse,
    };
    std::unique_ptr<ExistingItems> existing(new ExistingItems(dataset, conflict));
    for (size_t i = 0; i < SqlCount; ++i) {
        auto statement = Statement::prepare(database.handle(), statements[i].constData());
        if (!statement)
            return statement.error();
        existing->m_sql[i] = *std::move(statement);
    }
    return existing;
}

Result<QList<Reject>> ExistingItems::takeOut(ItemBatch &batch)
{
    QList<Reject> repeated;
    QList<ReadItem> written;
    written.reserve(batch.items.size());
    for (ReadItem &read : batch.items) {
        const auto found = fate(read);
        if (!found)
            return found.error();
        if (*found == Fate::Written) {
            written.append(std::move(read));
            continue;
        }
        if (*found == Fate::Taken)
            continue;
        const Reject reject{
            read.item.line,
            StorageText::tr("The key \"%1\" was already used in an earlier line of this file.")
                .arg(read.item.key)};
        repeated.append(reject);
        batch.rejects.append({reject, read.bytes, read.content});
    }
    batch.items = std::move(written);
    return repeated;
}

Result<ExistingItems::Fate> ExistingItems::fate(const ReadItem &read)
{
    const QByteArray key = read.item.key.toUtf8();
    const auto known = m_sql[FindItem].bind(1, m_dataset.value()).bindText(2, key).run();
    if (!known)
        return known.error();
    if (!*known)
        return Fate::Written;
    if (wasMet(**known))
        return Fate::Repeated;
    const auto same = finds(FindSame, **known, read.hash);
    if (!same)
        return same.error();
    if (*same) {
        ++m_skipped;
        return Fate::Taken;
    }
    if (m_conflict == Conflict::Keep)
        return keep(read.item,
                    StorageText::tr("The dataset has \"%1\" with other content; that was kept."));
    const auto isUsed = finds(FindUse, **known);
    if (!isUsed)
        return isUsed.error();
    if (*isUsed)
        return keep(read.item,
                    StorageText::tr("The dataset has \"%1\" with other content; that was kept, as "
                                    "a study or a model's response refers to it."));
    ++m_replaced;
    return Fate::Written;
}

Result<bool> ExistingItems::finds(Sql sql, qint64 item, const QByteArray &hash)
{
    Statement &statement = m_sql[sql];
    statement.bind(1, item);
    if (!hash.isEmpty())
        statement.bindBlob(2, hash);
    const auto found = statement.run();
    if (!found)
        return found.error();
    return found->has_value();
}

// Which also remembers it.
bool ExistingItems::wasMet(qint64 item)
{
    const auto place = size_t(item);
    if (place >= m_met.size())
        m_met.resize(place + 1);
    const bool met = m_met[place];
    m_met[place] = true;
    return met;
}

ExistingItems::Fate ExistingItems::keep(const Item &item, const QString &reason)
{
    ++m_conflictCount;
    if (m_conflicts.size() < maximumListedRejects)
        m_conflicts.append({item.line, reason.arg(item.key)});
    return Fate::Taken;
}

void ExistingItems::tell(ImportSummary &summary) const
{
    summary.skipped = m_skipped;
    summary.replaced = m_replaced;
    summary.conflicts = m_conflicts;
    summary.conflictCount = m_conflictCount;
}

} // namespace Concord
