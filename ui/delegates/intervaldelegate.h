// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/estimate.h"

#include <QStyledItemDelegate>

namespace Concord {

/// Draws each row's estimate as a point with its interval to the right of the cell's text, all rows
/// on one axis up to 1. Rows without a value keep their text alone.
class IntervalDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setEstimates(const QList<Estimate> &estimates);
    double axisStart() const { return m_axisStart; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    QList<Estimate> m_estimates; ///< by row
    double m_axisStart = 0;
};

} // namespace Concord
