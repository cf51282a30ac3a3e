// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/itemmodels/unitfilterproxy.h"

namespace Concord {

void UnitFilterProxy::setShow(Show show)
{
    m_show = show;
    invalidateFilter();
}

bool UnitFilterProxy::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    const bool isTraining = index.data(UnitListModel::TrainingRole).toBool();
    const int state = index.data(UnitListModel::StateRole).toInt();
    switch (m_show) {
    case Show::All:
        return true;
    case Show::Open:
        return !isTraining && state == int(AssignmentState::Open);
    case Show::Done:
        return !isTraining && state == int(AssignmentState::Done);
    case Show::Flagged:
        return !isTraining && index.data(UnitListModel::FlaggedRole).toBool();
    case Show::Skipped:
        return !isTraining && state == int(AssignmentState::Skipped);
    case Show::Training:
        return isTraining;
    }
    Q_UNREACHABLE();
}

} // namespace Concord
