// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/adjudication.h"

#include <QAbstractTableModel>

namespace Concord {

/// The units of a study in the order in which they are best decided.
class AdjudicationQueueModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { UnitColumn, DisagreementColumn, LabelsColumn, StateColumn, ColumnCount };
    enum Role { StateRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    /// Another study or question: resets. Of the same units in the same order it touches the rows
    /// that changed.
    void setUnits(const Question &question, const QList<AdjudicationUnit> &units);
    const QList<AdjudicationUnit> &units() const { return m_units; }
    const Question &question() const { return m_question; }
    /// The row of a unit, or -1.
    int rowOf(UnitId unit) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

private:
    bool hasSameUnits(const Question &question, const QList<AdjudicationUnit> &units) const;
    QString labelsText(const AdjudicationUnit &unit) const;

    Question m_question;
    QList<AdjudicationUnit> m_units;
};

} // namespace Concord
