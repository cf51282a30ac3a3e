// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/failure.h"

#include <QAbstractTableModel>
#include <QHash>

namespace Concord {

/// A table of responses in the order they are given in: worst first.
class FailureTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        ItemColumn,
        TaskColumn,
        ModelColumn,
        PathwayColumn,
        ScoreColumn,
        StateColumn,
        TagsColumn,
        ColumnCount
    };
    /// IdRole: the response's number. SortRole: the score as a number (invalid where there is
    /// none), the state's place, else the text.
    enum Role { IdRole = Qt::UserRole, SortRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// Another selection; the score column shows `measure`.
    void setRows(const QList<FailureRow> &rows, FailureMeasure measure);
    /// Changes the row of that response; a response that is not here goes to the end.
    void upsert(const FailureRow &row);

    bool hasSeveralPathways() const { return m_hasSeveralPathways; }
    FailureMeasure measure() const { return m_measure; }
    FailureRow rowAt(int row) const; ///< without a response where there is no such row
    int rowOf(ResponseId response) const; ///< -1 when it is not in the table

    static QString measureText(FailureMeasure measure);
    static QString stateText(ParseState state);
    static QString scoreText(std::optional<double> score); ///< in percent; "–" where there is none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    std::optional<double> scoreOf(const FailureRow &row) const;
    QString text(const FailureRow &row, Column column) const;
    QVariant sortValue(const FailureRow &row, Column column) const;

    QList<FailureRow> m_rows;
    QHash<ResponseId, int> m_places;
    bool m_hasSeveralPathways = false;
    FailureMeasure m_measure = FailureMeasure::TaskAccuracy;
};

} // namespace Concord
