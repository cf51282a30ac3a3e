// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/importsummary.h"
#include "storage/import/itemloader.h"

#include <vector>

namespace Concord {

/// Tells of the items of a source which of them the dataset that they are added to has already.
/// Belongs to the writing thread.
class ExistingItems
{
public:
    static Result<std::unique_ptr<ExistingItems>> create(Database &database, DatasetId dataset,
                                                         Conflict conflict);

    /// Takes the items out of the batch that are not to be written: those the dataset has, and,
    /// made rejects of the batch and returned, those whose key an earlier line had.
    Result<QList<Reject>> takeOut(ItemBatch &batch);

    /// Puts what became of all batches into the summary.
    void tell(ImportSummary &summary) const;

private:
    enum Sql { FindItem, FindSame, FindUse, SqlCount };
    enum class Fate { Written, Taken, Repeated };

    ExistingItems(DatasetId dataset, Conflict conflict);
    Result<Fate> fate(const ReadItem &read);
    Result<bool> finds(Sql sql, qint64 item, const QByteArray &hash = {});
    bool wasMet(qint64 item);
    Fate keep(const Item &item, const QString &reason);

    DatasetId m_dataset;
    Conflict m_conflict;
    std::array<Statement, SqlCount> m_sql;
    std::vector<bool> m_met; ///< by item id: an earlier line had its key
    qint64 m_skipped = 0;
    qint64 m_replaced = 0;
    qint64 m_conflictCount = 0;
    QList<Reject> m_conflicts;
};

} // namespace Concord
