// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/intervaltable.h"

#include "ui/delegates/intervaldelegate.h"

namespace Concord {

IntervalTable::IntervalTable(QWidget *parent)
    : ResultTable(Height::Content, parent), m_delegate(new IntervalDelegate(this))
{}

void IntervalTable::setIntervals(DocumentTable table, const QList<Estimate> &estimates)
{
    if (table.columns.isEmpty())
        return;
    const auto last = int(table.columns.size()) - 1;
    table.columns[last].isNumber = false; // the bars stand to its right
    m_delegate->setEstimates(estimates);
    setItemDelegateForColumn(last, m_delegate);
    setWideColumn(last, false);
    setTable(table);
}

QString IntervalTable::axisSentence() const
{
    return tr("Bars reach from %1 to 1: the point is the value, the bar its interval.")
        .arg(locale().toString(m_delegate->axisStart(), 'g', 2));
}

} // namespace Concord
