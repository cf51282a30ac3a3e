// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/unitlistdialog.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace Concord {

UnitListDialog::UnitListDialog(UnitListModel &units, int current, QWidget *parent)
    : QDialog(parent), m_table(new QTableView)
{
    setWindowTitle(tr("Units"));
    resize(460, 520);
    m_table->setObjectName(QStringLiteral("units"));
    m_table->setAccessibleName(tr("Units"));
    m_table->setModel(&units);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->selectRow(current);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *go = buttons->addButton(tr("Go to the unit"), QDialogButtonBox::AcceptRole);
    go->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addWidget(makeLabel(tr("Your units, in your order"), "heading"));
    column->addWidget(m_table);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &UnitListDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_table, &QTableView::activated, this, &UnitListDialog::choose);
    m_table->setFocus();
}

void UnitListDialog::choose()
{
    if (!isVisible())
        return; // Enter reaches the table and the default button
    accept();
    Q_EMIT unitChosen(m_table->currentIndex().row());
}

} // namespace Concord
