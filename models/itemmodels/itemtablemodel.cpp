// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/itemtablemodel.h"

namespace Concord {

namespace {

constexpr int cachedPages = 64;

int itemAlignment(int column)
{
    const bool isNumber = column == ItemTableModel::RoundsColumn
        || column == ItemTableModel::TurnsColumn || column == ItemTableModel::WordsColumn;
    return int(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace

ItemTableModel::ItemTableModel(QObject *parent) : QAbstractTableModel(parent), m_pages(cachedPages)
{}

void ItemTableModel::setIds(const QList<ItemId> &ids)
{
    beginResetModel();
    m_ids = ids;
    m_pages.clear();
    m_requested.clear();
    endResetModel();
}

void ItemTableModel::setRows(int first, const QList<ItemRow> &rows)
{
    const bool isPage = first >= 0 && first % pageSize == 0 && rows.size() <= pageSize
        && first + rows.size() <= m_ids.size() && !rows.isEmpty();
    if (!isPage)
        return;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (rows[i].id != m_ids[first + i])
            return;
    }
    m_requested.remove(first / pageSize);
    m_pages.insert(first / pageSize, new QList<ItemRow>(rows));
    Q_EMIT dataChanged(index(first, 0), index(first + int(rows.size()) - 1, ColumnCount - 1));
}

void ItemTableModel::setReviewed(ItemId id, bool isReviewed)
{
    const int row = rowOf(id);
    QList<ItemRow> *page = row < 0 ? nullptr : m_pages.object(row / pageSize);
    if (!page || row % pageSize >= page->size())
        return;
    (*page)[row % pageSize].isReviewed = isReviewed;
    Q_EMIT dataChanged(index(row, ReviewedColumn), index(row, ReviewedColumn));
}

std::optional<ItemRow> ItemTableModel::knownRow(int row) const
{
    const QList<ItemRow> *page = row < 0 ? nullptr : m_pages.object(row / pageSize);
    if (!page || row % pageSize >= page->size())
        return {};
    return (*page)[row % pageSize];
}

ItemId ItemTableModel::idAt(int row) const
{
    return row >= 0 && row < m_ids.size() ? m_ids[row] : ItemId();
}

int ItemTableModel::rowOf(ItemId id) const
{
    return int(m_ids.indexOf(id));
}

int ItemTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

int ItemTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

const ItemRow *ItemTableModel::rowAt(int row) const
{
    const int page = row / pageSize;
    if (const QList<ItemRow> *rows = m_pages.object(page))
        return row % pageSize < rows->size() ? &(*rows)[row % pageSize] : nullptr;
    if (!m_requested.contains(page)) {
        m_requested.insert(page);
        Q_EMIT rowsRequested(page * pageSize, m_ids.mid(qsizetype(page) * pageSize, pageSize));
    }
    return nullptr;
}

QVariant ItemTableModel::cell(const ItemRow &row, Column column) const
{
    switch (column) {
    case KeyColumn:
        return row.key;
    case TaskColumn:
        return row.task;
    case DomainColumn:
        return row.domain;
    case TextColumn:
        return row.snippet.isEmpty() ? row.text : row.snippet;
    case RoundsColumn:
        return row.rounds;
    case TurnsColumn:
        return row.turns;
    case WordsColumn:
        return row.words;
    case DatasetColumn:
        return row.dataset;
    case ReviewedColumn:
        return row.isReviewed ? QStringLiteral("✓") : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ItemTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == IdRole)
        return QVariant::fromValue(m_ids[index.row()].value());
    if (role == Qt::TextAlignmentRole)
        return itemAlignment(index.column());
    const bool saysReviewed = role == Qt::AccessibleTextRole && index.column() == ReviewedColumn;
    if (role != Qt::DisplayRole && !saysReviewed)
        return {};
    const ItemRow *row = rowAt(index.row());
    if (saysReviewed)
        return row && row->isReviewed ? tr("reviewed") : tr("not reviewed");
    return row ? cell(*row, static_cast<Column>(index.column())) : QVariant();
}

QVariant ItemTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (section == ReviewedColumn && (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole))
        return tr("Reviewed");
    if (role == Qt::TextAlignmentRole)
        return itemAlignment(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case KeyColumn:
        return tr("Item");
    case TaskColumn:
        return tr("Task");
    case DomainColumn:
        return tr("Domain");
    case TextColumn:
        return tr("Request or first turn");
    case RoundsColumn:
        return tr("Rounds");
    case TurnsColumn:
        return tr("Turns");
    case WordsColumn:
        return tr("Words");
    case DatasetColumn:
        return tr("Dataset");
    case ReviewedColumn:
        return QStringLiteral("✓");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace Concord
