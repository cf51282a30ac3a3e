// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/unitlistmodel.h"

#include <QDialog>

class QTableView;

namespace Concord {

/// An annotator's units with state and answer; Enter or a double click goes to one.
class UnitListDialog : public QDialog
{
    Q_OBJECT

public:
    UnitListDialog(UnitListModel &units, int current, QWidget *parent = nullptr);

Q_SIGNALS:
    void unitChosen(int position);

private:
    void choose();

    QTableView *m_table;
};

} // namespace Concord
