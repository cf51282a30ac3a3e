// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dataset.h"
#include "storage/statement.h"

#include <QCryptographicHash>
#include <QHash>

#include <array>
#include <memory>

namespace Concord {

class Database;

/// An item that was read, with the digests that are computed away from the writing thread.
struct ReadItem
{
    Item item;
    QByteArray dialogueHash;
    QByteArray hash; ///< contentHash() of the item
    int words = 0; ///< of the dialogue's contents
    qint64 bytes = 0; ///< of its line
    QByteArray content; ///< the line's first 64 KiB, for the rejects should the key be taken
};

/// A line that was refused, with what is kept of it.
struct RejectedLine
{
    Reject reject;
    qint64 bytes = 0;
    QByteArray content; ///< at most 64 KiB
};

/// What one short transaction of an import writes.
struct ItemBatch
{
    QList<ReadItem> items;
    QList<RejectedLine> rejects;
    qint64 sourceBytes = 0;

    bool isEmpty() const { return items.isEmpty() && rejects.isEmpty(); }
};

/// Writes the items of a staged dataset through SQLite's own interface, which halves the time of an
/// import; fillSearch() makes them searchable afterwards. Belongs to the writing thread.
class ItemLoader
{
public:
    static Result<std::unique_ptr<ItemLoader>> create(Database &database, DatasetId dataset);
    ~ItemLoader();
    ItemLoader(const ItemLoader &) = delete;
    ItemLoader &operator=(const ItemLoader &) = delete;

    /// Writes a batch in one transaction. Items whose key is taken become rejects: those are
    /// returned.
    Result<QList<Reject>> write(const ItemBatch &batch);

    qint64 items() const { return m_items; }
    qint64 rejected() const { return m_rejected; }
    /// Digest over the digests of all items that were written, in order.
    QByteArray contentHash() const { return m_hash.result(); }

private:
    enum Sql {
        InsertDialogue,
        FindDialogue,
        InsertTurn,
        InsertItem,
        FindLine,
        InsertContext,
        FindContext,
        InsertText,
        InsertAttribute,
        FindAttribute,
        InsertItemAttribute,
        InsertReject,
        SqlCount
    };

    ItemLoader(Database &database, DatasetId dataset);
    Result<QList<Reject>> writeRows(const ItemBatch &batch);
    Result<std::optional<Reject>> findDuplicate(const Item &item);
    Result<void> writeItem(const ReadItem &read);
    Result<qint64> writeDialogue(const ReadItem &read);
    Result<void> writeTurns(qint64 dialogue, const QList<Round> &rounds);
    Result<std::optional<qint64>> contextId(const QByteArray &context);
    Result<void> writeText(qint64 id, const ReadItem &read);
    Result<void> writeAttributes(qint64 id, const QList<Attribute> &attributes);
    Result<qint64> attributeId(const Attribute &attribute);
    Result<void> writeReject(const Reject &reject, qint64 bytes, const QByteArray &content);

    Database &m_database;
    DatasetId m_dataset;
    std::array<Statement, SqlCount> m_sql;
    QHash<std::pair<QString, QString>, qint64> m_attributes;
    std::pair<QByteArray, qint64> m_lastContext;
    QCryptographicHash m_hash;
    qint64 m_items = 0;
    qint64 m_rejected = 0;
};

} // namespace Concord
