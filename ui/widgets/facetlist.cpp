// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facetlist.h"

#include "ui/widgets/labels.h"

#include <QHeaderView>
#include <QLocale>
#include <QScopedValueRollback>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace Concord {

namespace {

constexpr int valueRole = Qt::UserRole;

} // namespace

FacetList::FacetList(const QString &title, const QString &allText, QWidget *parent)
    : QWidget(parent), m_list(new QTreeWidget), m_allText(allText)
{
    m_list->setAccessibleName(title);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setColumnCount(2);
    m_list->setHeaderHidden(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(makeLabel(title, "section"));
    layout->addWidget(m_list);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &FacetList::choose);
    setValues({});
}

void FacetList::addRow(const QString &text, const QString &value, qint64 items)
{
    auto *row = new QTreeWidgetItem(m_list, {text, QLocale().toString(items)});
    row->setData(0, valueRole, value);
    row->setToolTip(0, text);
    row->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
}

void FacetList::setValues(const QList<FacetValue> &values)
{
    const QScopedValueRollback filling(m_filling, true);
    m_list->clear();
    const qint64 all =
        std::accumulate(values.begin(), values.end(), qint64(0),
                        [](qint64 sum, const FacetValue &value) { return sum + value.items; });
    addRow(m_allText, {}, all);
    for (const FacetValue &value : values)
        addRow(value.value, value.value, value.items);
    const bool isGone = !m_chosen.isEmpty()
        && std::none_of(values.begin(), values.end(),
                        [this](const FacetValue &value) { return value.value == m_chosen; });
    if (isGone)
        addRow(m_chosen, m_chosen, 0);
    selectChosen();
    m_list->setFixedHeight(m_list->sizeHintForRow(0) * m_list->topLevelItemCount()
                           + 2 * m_list->frameWidth() + 2);
}

void FacetList::setChosen(const QString &value)
{
    const QScopedValueRollback filling(m_filling, true);
    m_chosen = value;
    selectChosen();
}

void FacetList::selectChosen()
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        if (m_list->topLevelItem(i)->data(0, valueRole).toString() == m_chosen)
            m_list->setCurrentItem(m_list->topLevelItem(i));
    }
}

void FacetList::choose()
{
    if (m_filling || !m_list->currentItem())
        return;
    m_chosen = m_list->currentItem()->data(0, valueRole).toString();
    Q_EMIT chosenChanged(m_chosen);
}

} // namespace Concord
