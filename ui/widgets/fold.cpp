// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/fold.h"

#include "ui/widgets/labels.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace Concord {

Fold::Fold(const QString &title, Maker make, QWidget *parent)
    : QWidget(parent), m_button(new QToolButton), m_make(std::move(make))
{
    m_button->setProperty("role", QStringLiteral("fold"));
    m_button->setCheckable(true);
    m_button->setArrowType(Qt::RightArrow);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setTitle(title);
    setFocusProxy(m_button);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    connect(m_button, &QToolButton::toggled, this, &Fold::unfold);
}

void Fold::setTitle(const QString &title)
{
    m_button->setText(plainButtonText(title));
}

bool Fold::isOpen() const
{
    return m_button->isChecked();
}

void Fold::setOpen(bool isOpen)
{
    m_button->setChecked(isOpen);
}

void Fold::unfold(bool isOpen)
{
    m_button->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
    if (isOpen && !m_content) {
        m_content = m_make();
        layout()->addWidget(m_content);
    }
    if (m_content)
        m_content->setVisible(isOpen);
}

} // namespace Concord
