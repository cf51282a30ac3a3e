// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/multichoice.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QWidgetAction>

namespace Concord {

MultiChoice::MultiChoice(const QString &title, QWidget *parent)
    : QToolButton(parent), m_title(title), m_list(new QListWidget)
{
    setProperty("role", QStringLiteral("choice"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(this);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(m_list);
    menu->addAction(action);
    setMenu(menu);
    m_list->setObjectName(QStringLiteral("names"));
    m_list->setAccessibleName(title);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    connect(menu, &QMenu::aboutToShow, m_list, [this] {
        m_list->setFocus();
        if (!m_list->currentItem())
            m_list->setCurrentRow(0);
    });
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        updateText();
        Q_EMIT chosenChanged();
    });
    updateText();
}

void MultiChoice::setNoneText(const QString &text)
{
    m_none = text;
    updateText();
}

void MultiChoice::setNames(const QStringList &keys, const QStringList &texts)
{
    QStringList known;
    QStringList shown;
    for (int i = 0; i < m_list->count(); ++i) {
        known.append(m_list->item(i)->data(Qt::UserRole).toString());
        shown.append(m_list->item(i)->text());
    }
    if (known == keys && shown == texts)
        return; // the list may be open
    const QStringList before = chosen();
    const QSignalBlocker blocker(m_list);
    m_list->clear();
    for (qsizetype i = 0; i < keys.size(); ++i) {
        auto *item = new QListWidgetItem(texts[i], m_list);
        item->setData(Qt::UserRole, keys[i]);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
    }
    constexpr int mostRows = 14;
    const int rows = qBound(1, m_list->count(), mostRows);
    m_list->setFixedHeight(rows * qMax(m_list->sizeHintForRow(0), fontMetrics().height() + 6) + 8);
    m_list->setFixedWidth(m_list->sizeHintForColumn(0) + m_list->verticalScrollBar()->width() + 16);
    setChosen(before);
}

void MultiChoice::setChosen(const QStringList &keys)
{
    const QSignalBlocker blocker(m_list);
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        const bool isChosen = keys.contains(item->data(Qt::UserRole).toString());
        item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
    }
    updateText();
}

QStringList MultiChoice::chosen() const
{
    QStringList keys;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked)
            keys.append(m_list->item(i)->data(Qt::UserRole).toString());
    }
    const bool isAll = m_none.isEmpty() && keys.size() == m_list->count();
    return isAll ? QStringList() : keys;
}

void MultiChoice::updateText()
{
    const qsizetype count = chosen().size();
    QString text = tr("%1: %2").arg(m_title, m_none.isEmpty() ? tr("all") : m_none);
    if (count == 1) {
        const auto isTicked = [this](int row) {
            return m_list->item(row)->checkState() == Qt::Checked;
        };
        int row = 0;
        while (!isTicked(row))
            ++row;
        text = tr("%1: %2").arg(m_title, m_list->item(row)->text());
    } else if (count > 1) {
        text = tr("%1: %2 of %3").arg(m_title).arg(count).arg(m_list->count());
    }
    setText(text);
    setAccessibleName(text);
    setEnabled(m_list->count() > (m_none.isEmpty() ? 1 : 0));
}

// Enter ticks a line, as Space does.
bool MultiChoice::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        QListWidgetItem *item = m_list->currentItem();
        if (item && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
            item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
            return true;
        }
    }
    return QToolButton::eventFilter(watched, event);
}

} // namespace Concord
