// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/failuretablemodel.h"

#include "models/report/resulttext.h"

#include <algorithm>

namespace Concord {

namespace {

// Numbers end below each other; everything else begins there.
QVariant alignment(int column)
{
    const bool isNumber = column == FailureTableModel::ScoreColumn;
    return int(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace

void FailureTableModel::setRows(const QList<FailureRow> &rows, FailureMeasure measure)
{
    beginResetModel();
    m_rows = rows;
    m_measure = measure;
    m_hasSeveralPathways = std::any_of(rows.begin(), rows.end(), [&](const FailureRow &row) {
        return row.pathway != rows.constFirst().pathway;
    });
    m_places.clear();
    m_places.reserve(rows.size());
    for (qsizetype i = 0; i < rows.size(); ++i)
        m_places.insert(rows[i].response, int(i));
    endResetModel();
    Q_EMIT headerDataChanged(Qt::Horizontal, ScoreColumn, ScoreColumn);
}

void FailureTableModel::upsert(const FailureRow &row)
{
    const int place = rowOf(row.response);
    if (place < 0) {
        const int end = int(m_rows.size());
        beginInsertRows({}, end, end);
        if (end > 0 && row.pathway != m_rows.constFirst().pathway)
            m_hasSeveralPathways = true;
        m_rows.append(row);
        m_places.insert(row.response, end);
        endInsertRows();
    } else if (m_rows[place] != row) {
        m_rows[place] = row;
        Q_EMIT dataChanged(index(place, 0), index(place, ColumnCount - 1));
    }
}

FailureRow FailureTableModel::rowAt(int row) const
{
    return m_rows.value(row);
}

int FailureTableModel::rowOf(ResponseId response) const
{
    return m_places.value(response, -1);
}

QString FailureTableModel::measureText(FailureMeasure measure)
{
    switch (measure) {
    case FailureMeasure::TaskAccuracy:
        return tr("Task accuracy");
    case FailureMeasure::AttributeTypeF1:
        return tr("Attribute-type F1");
    case FailureMeasure::RelativeValueAccuracy:
        return tr("Relative value accuracy");
    }
    return {};
}

QString FailureTableModel::stateText(ParseState state)
{
    switch (state) {
    case ParseState::Parsed:
        return tr("answer read");
    case ParseState::NoAnswer:
        return tr("no answer found");
    case ParseState::UnusableAnswer:
        return tr("answer not usable");
    }
    return {};
}

QString FailureTableModel::scoreText(std::optional<double> score)
{
    return score ? percentText(*score, 2) : tr("–");
}

int FailureTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FailureTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

std::optional<double> FailureTableModel::scoreOf(const FailureRow &row) const
{
    switch (m_measure) {
    case FailureMeasure::TaskAccuracy:
        return row.taskAccuracy;
    case FailureMeasure::AttributeTypeF1:
        return row.attributeTypeF1;
    case FailureMeasure::RelativeValueAccuracy:
        return row.relativeValueAccuracy;
    }
    return {};
}

QString FailureTableModel::text(const FailureRow &row, Column column) const
{
    switch (column) {
    case ItemColumn:
        return row.key;
    case TaskColumn:
        return row.task;
    case ModelColumn:
        return modelTitle(row.model);
    case PathwayColumn:
        return pathwayName(row.pathway);
    case ScoreColumn:
        return scoreText(scoreOf(row));
    case StateColumn:
        return stateText(row.state);
    case TagsColumn:
        return row.tags.join(QStringLiteral(", "));
    case ColumnCount:
        break;
    }
    return {};
}

QVariant FailureTableModel::sortValue(const FailureRow &row, Column column) const
{
    if (column == StateColumn)
        return int(row.state);
    if (column != ScoreColumn)
        return text(row, column);
    const std::optional<double> score = scoreOf(row);
    return score ? QVariant(*score) : QVariant();
}

QVariant FailureTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const FailureRow &row = m_rows[index.row()];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::TextAlignmentRole:
        return alignment(column);
    case Qt::DisplayRole:
        return text(row, column);
    case IdRole:
        return row.response.value();
    case SortRole:
        return sortValue(row, column);
    default:
        return {};
    }
}

QVariant FailureTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section);
    if (role == Qt::ToolTipRole && section == ScoreColumn)
        return measureText(m_measure);
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case ItemColumn:
        return tr("Item");
    case TaskColumn:
        return tr("Task");
    case ModelColumn:
        return tr("Model");
    case PathwayColumn:
        return tr("Pathway");
    case ScoreColumn:
        return tr("Score");
    case StateColumn:
        return tr("State");
    case TagsColumn:
        return tr("Tags");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace Concord
