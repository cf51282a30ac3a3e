// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/unitlistmodel.h"

#include <algorithm>

namespace Concord {

void UnitListModel::setEntries(const QList<UnitEntry> &entries)
{
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

void UnitListModel::setEntry(int row, const UnitEntry &entry)
{
    if (row < 0 || row >= m_entries.size() || m_entries[row] == entry)
        return;
    m_entries[row] = entry;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

int UnitListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int UnitListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant UnitListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const UnitEntry &entry = m_entries[index.row()];
    if (role == StateRole)
        return int(entry.state);
    if (role == FlaggedRole)
        return entry.isFlagged;
    if (role == TrainingRole)
        return entry.isTraining;
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case NumberColumn:
        return numberText(index.row());
    case StateColumn:
        switch (entry.state) {
        case AssignmentState::Open:
            return tr("open");
        case AssignmentState::Done:
            return tr("done");
        case AssignmentState::Skipped:
            return tr("skipped");
        }
        break;
    case AnswerColumn:
        return entry.answer;
    case FlagColumn:
        return entry.isFlagged ? tr("flagged") : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QString UnitListModel::numberText(int row) const
{
    const auto isTraining = [](const UnitEntry &entry) { return entry.isTraining; };
    const auto training = std::count_if(m_entries.begin(), m_entries.begin() + row, isTraining);
    return isTraining(m_entries[row]) ? tr("Training %1").arg(training + 1)
                                      : QString::number(row - training + 1);
}

QVariant UnitListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case NumberColumn:
        return tr("Unit");
    case StateColumn:
        return tr("State");
    case AnswerColumn:
        return tr("Your answer");
    case FlagColumn:
        return tr("Flag");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace Concord
