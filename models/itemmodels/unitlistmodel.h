// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/annotationscreen.h"

#include <QAbstractTableModel>

namespace Concord {

/// The units of one annotator, in their own order; training units come first, counted apart.
class UnitListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NumberColumn, StateColumn, AnswerColumn, FlagColumn, ColumnCount };
    enum Role { StateRole = Qt::UserRole, FlaggedRole, TrainingRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(const QList<UnitEntry> &entries); ///< another annotator or study
    void setEntry(int row, const UnitEntry &entry); ///< touches one row, and only when it changed
    const QList<UnitEntry> &entries() const { return m_entries; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    QString numberText(int row) const;

    QList<UnitEntry> m_entries;
};

} // namespace Concord
