// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/navigationrail.h"

#include "ui/theme.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

namespace Concord {

NavigationRail::NavigationRail(QWidget *parent)
    : QFrame(parent), m_layout(new QVBoxLayout(this)), m_buttons(new QButtonGroup(this))
{
    setProperty("role", QStringLiteral("rail"));
    setAccessibleName(tr("Pages"));
    m_layout->setContentsMargins(6, 10, 6, 10);
    m_layout->setSpacing(4);
    m_layout->addStretch();
    m_buttons->setExclusive(true);
    connect(m_buttons, &QButtonGroup::idClicked, this, &NavigationRail::pageRequested);
}

void NavigationRail::addPage(int number, const QString &iconName, const QString &text)
{
    const QKeySequence key(QKeyCombination(Qt::CTRL, Qt::Key(Qt::Key_0 + number)));
    auto *button = new QToolButton;
    button->setObjectName(iconName);
    button->setText(text);
    button->setToolTip(tr("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    button->setShortcut(key);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setIconSize(QSize(24, 24));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setMinimumWidth(76);
    m_buttons->addButton(button, number);
    m_layout->insertWidget(m_layout->count() - 1, button);
    updateIcons();
}

void NavigationRail::setCurrent(int number)
{
    if (QAbstractButton *button = m_buttons->button(number))
        button->setChecked(true);
}

void NavigationRail::updateIcons()
{
    const QList<QAbstractButton *> buttons = m_buttons->buttons();
    for (QAbstractButton *button : buttons) {
        QIcon icon = themedIcon(button->objectName(), currentTheme().muted);
        const QIcon chosen = themedIcon(button->objectName(), currentTheme().accent);
        for (const QSize size : chosen.availableSizes())
            icon.addPixmap(chosen.pixmap(size), QIcon::Normal, QIcon::On);
        button->setIcon(icon);
    }
}

} // namespace Concord
