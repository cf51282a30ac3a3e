// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/facetlist.h"

#include "ui/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace Concord {

namespace {

constexpr int valueRole = Qt::UserRole;

} // namespace

FacetList::FacetList(const QString &title, const QString &allText, QWidget *parent)
    : QWidget(parent), m_head(new QHBoxLayout), m_title(new QToolButton), m_list(new QTreeWidget),
      m_allText(allText)
{
    // What is left of the height belongs beneath all lists, not between them.
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_title->setText(title);
    m_title->setObjectName(QStringLiteral("facetTitle"));
    m_title->setProperty("role", QStringLiteral("section"));
    m_title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_title->setAutoRaise(true);
    m_title->setCheckable(true);
    m_title->setChecked(true);
    m_title->setArrowType(Qt::DownArrow);
    m_title->setToolTip(tr("Fold or unfold"));
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
    m_head->addWidget(m_title);
    m_head->addStretch();
    layout->addLayout(m_head);
    layout->addWidget(m_list);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &FacetList::choose);
    connect(m_title, &QToolButton::toggled, this, &FacetList::fold);
    setValues({});
    setAll({}); // nothing is counted yet
}

void FacetList::addRow(const QString &text, const QString &value, qint64 items)
{
    auto *row = new QTreeWidgetItem(m_list, {text, QLocale().toString(items)});
    if (m_isCounting)
        row->setForeground(1, currentTheme().faint);
    row->setData(0, valueRole, value);
    row->setToolTip(0, text);
    row->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
}

void FacetList::setValues(const QList<FacetValue> &values)
{
    const QScopedValueRollback filling(m_filling, true);
    m_isEmpty = values.isEmpty();
    m_isCounting = false;
    m_list->clear();
    const qint64 all =
        std::accumulate(values.begin(), values.end(), qint64(0),
                        [](qint64 sum, const FacetValue &value) { return sum + value.items; });
    addRow(m_allText, {}, all);
    for (const FacetValue &value : values)
        addRow(nameOf(value.value), value.value, value.items);
    const bool isGone = !m_chosen.isEmpty()
        && std::none_of(values.begin(), values.end(),
                        [this](const FacetValue &value) { return value.value == m_chosen; });
    if (isGone)
        addRow(nameOf(m_chosen), m_chosen, 0);
    selectChosen();
    fitHeight();
}

void FacetList::setAll(std::optional<qint64> items)
{
    m_list->topLevelItem(0)->setText(1, items ? QLocale().toString(*items) : QString());
}

void FacetList::addToTitle(QWidget *widget)
{
    m_head->addWidget(widget);
}

QStringList FacetList::values() const
{
    QStringList values;
    for (int i = 1; i < m_list->topLevelItemCount(); ++i)
        values.append(m_list->topLevelItem(i)->data(0, valueRole).toString());
    return values;
}

void FacetList::fitHeight()
{
    m_list->setFixedHeight(m_list->sizeHintForRow(0) * m_list->topLevelItemCount()
                           + 2 * m_list->frameWidth() + 2);
}

void FacetList::setNames(const QHash<QString, QString> &names)
{
    m_names = names;
}

QString FacetList::nameOf(const QString &value) const
{
    // A run's model and pathway are parted by a tabulator.
    return m_names.value(value, QString(value).replace(u'\t', QStringLiteral(" · ")));
}

void FacetList::setCounting(bool isCounting)
{
    if (m_isCounting == isCounting)
        return;
    m_isCounting = isCounting;
    const Theme &theme = currentTheme();
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        m_list->topLevelItem(i)->setForeground(1, isCounting ? theme.faint : theme.text);
}

bool FacetList::isFolded() const
{
    return !m_title->isChecked();
}

void FacetList::setFolded(bool isFolded)
{
    const QSignalBlocker quiet(this);
    m_title->setChecked(!isFolded);
}

void FacetList::fold(bool isUnfolded)
{
    m_title->setArrowType(isUnfolded ? Qt::DownArrow : Qt::RightArrow);
    m_list->setVisible(isUnfolded);
    Q_EMIT foldedChanged(!isUnfolded);
}

void FacetList::setChosen(const QString &value)
{
    const QScopedValueRollback filling(m_filling, true);
    m_chosen = value;
    const auto shows = [this](int row) {
        return m_list->topLevelItem(row)->data(0, valueRole).toString() == m_chosen;
    };
    bool isShown = false;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        isShown = isShown || shows(i);
    if (!isShown) {
        addRow(nameOf(m_chosen), m_chosen, 0);
        fitHeight();
    }
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
