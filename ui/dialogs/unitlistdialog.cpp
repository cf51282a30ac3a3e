// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/unitlistdialog.h"

#include "ui/widgets/labels.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace Concord {

UnitListDialog::UnitListDialog(UnitListModel &units, int current, QWidget *parent)
    : QDialog(parent), m_table(new QTableView)
{
    setWindowTitle(tr("Units"));
    resize(620, 520);
    m_proxy.setSourceModel(&units);
    m_table->setObjectName(QStringLiteral("units"));
    m_table->setAccessibleName(tr("Units"));
    m_table->setModel(&m_proxy);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->setColumnWidth(UnitListModel::AnswerColumn, 200);
    m_table->installEventFilter(this);
    m_table->selectRow(current);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *go = buttons->addButton(tr("Go to the unit"), QDialogButtonBox::AcceptRole);
    go->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 18);
    column->setSpacing(10);
    column->addWidget(makeLabel(tr("Your units, in your order"), "heading"));
    const QList<UnitEntry> &entries = units.entries();
    column->addLayout(makeFilters(!entries.isEmpty() && entries.constFirst().isTraining));
    column->addWidget(m_table);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &UnitListDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_table, &QTableView::activated, this, &UnitListDialog::choose);
    m_table->setFocus();
}

QLayout *UnitListDialog::makeFilters(bool hasTraining)
{
    using Show = UnitFilterProxy::Show;
    const std::tuple<Show, QString, QString> filters[] = {
        {Show::All, tr("All"), tr("A", "key of All")},
        {Show::Open, tr("Open"), tr("O", "key of Open")},
        {Show::Done, tr("Done"), tr("D", "key of Done")},
        {Show::Flagged, tr("Flagged"), tr("F", "key of Flagged")},
        {Show::Skipped, tr("Skipped"), tr("S", "key of Skipped")},
        {Show::Training, tr("Training"), tr("T", "key of Training")}};
    auto *row = new QHBoxLayout;
    row->setSpacing(6);
    for (const auto &[show, text, key] : filters) {
        if (show == Show::Training && !hasTraining)
            continue;
        auto *button = new QToolButton;
        button->setText(tr("%1  %2", "a filter and its key").arg(text, key));
        button->setAccessibleName(tr("%1, key %2").arg(text, key));
        button->setProperty("role", QStringLiteral("tag"));
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setChecked(show == Show::All);
        button->setFocusPolicy(Qt::TabFocus);
        connect(button, &QToolButton::clicked, this, [this, show = show] { setShow(show); });
        row->addWidget(button);
        m_filters.insert(key.at(0).toUpper(), button);
    }
    row->addStretch();
    return row;
}

void UnitListDialog::setShow(UnitFilterProxy::Show show)
{
    m_proxy.setShow(show);
    if (!m_table->currentIndex().isValid() && m_proxy.rowCount() > 0)
        m_table->selectRow(0);
    m_table->scrollTo(m_table->currentIndex());
}

void UnitListDialog::choose()
{
    const QModelIndex index = m_table->currentIndex();
    if (!isVisible() || !index.isValid())
        return; // Enter reaches the table and the default button
    accept();
    Q_EMIT unitChosen(m_proxy.mapToSource(index).row());
}

bool UnitListDialog::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto &key = *static_cast<QKeyEvent *>(event);
        const QString text = key.text().toUpper();
        QToolButton *filter = text.isEmpty() ? nullptr : m_filters.value(text.at(0));
        if (filter && !key.modifiers()) {
            filter->click();
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace Concord
