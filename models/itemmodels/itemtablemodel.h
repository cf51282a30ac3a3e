// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"

#include <QAbstractTableModel>
#include <QCache>

#include <optional>

namespace Concord {

/// A table of items that knows all ids and asks for rows a page at a time, when they are looked at.
///
/// A row that has not come yet shows nothing; rowsRequested() asks for its page and setRows() fills
/// it in. Rows that were not looked at for long are forgotten and asked for again.
class ItemTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        KeyColumn,
        TaskColumn,
        DomainColumn,
        RoundsColumn,
        TurnsColumn,
        WordsColumn,
        DatasetColumn,
        ReviewedColumn,
        TextColumn,
        ColumnCount
    };
    enum Role { IdRole = Qt::UserRole };

    static constexpr int pageSize = 64;

    explicit ItemTableModel(QObject *parent = nullptr);

    /// Another selection of items; forgets all rows.
    void setIds(const QList<ItemId> &ids);
    /// One row, wherever it is.
    void setReviewed(ItemId id, bool isReviewed);
    /// The row, where it is known already.
    std::optional<ItemRow> knownRow(int row) const;
    /// Rows `first`, `first` + 1, …; of an answer to an older selection nothing is taken.
    void setRows(int first, const QList<ItemRow> &rows);

    const QList<ItemId> &ids() const { return m_ids; }
    ItemId idAt(int row) const;
    int rowOf(ItemId id) const; ///< -1 when it is not in the table

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// A view looks at rows that are not here. Emitted from data(): answer later, not at once.
    void rowsRequested(int first, const QList<Concord::ItemId> &ids) const;

private:
    const ItemRow *rowAt(int row) const;
    QVariant cell(const ItemRow &row, Column column) const;

    QList<ItemId> m_ids;
    mutable QCache<int, QList<ItemRow>> m_pages;
    mutable QSet<int> m_requested;
};

} // namespace Concord
