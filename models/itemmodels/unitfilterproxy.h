// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/unitlistmodel.h"

#include <QSortFilterProxyModel>

namespace Concord {

/// The units of a list that are in one state. Training units are apart: they show with All and with
/// Training alone.
class UnitFilterProxy : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    enum class Show { All, Open, Done, Flagged, Skipped, Training };

    using QSortFilterProxyModel::QSortFilterProxyModel;

    void setShow(Show show);
    Show show() const { return m_show; }

private:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

    Show m_show = Show::All;
};

} // namespace Concord
