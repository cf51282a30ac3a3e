// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/itemmodels/unitfilterproxy.h"

#include <QDialog>

class QTableView;
class QToolButton;

namespace Concord {

/// An annotator's units with state and answer; letters narrow it to a state, Enter or a double
/// click goes to a unit.
class UnitListDialog : public QDialog
{
    Q_OBJECT

public:
    UnitListDialog(UnitListModel &units, int current, QWidget *parent = nullptr);

Q_SIGNALS:
    void unitChosen(int position);

private:
    QLayout *makeFilters(bool hasTraining);
    void setShow(UnitFilterProxy::Show show);
    void choose();
    bool eventFilter(QObject *watched, QEvent *event) override;

    UnitFilterProxy m_proxy;
    QTableView *m_table;
    QMap<QChar, QToolButton *> m_filters; ///< by their letters
};

} // namespace Concord
