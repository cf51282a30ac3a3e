// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace Concord {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_missing(makeLabel({}, "empty")), m_next(makeLabel({}, "muted")),
      m_action(new QPushButton)
{
    m_action->setProperty("role", QStringLiteral("primary"));
    m_action->setObjectName(QStringLiteral("emptyAction"));
    m_missing->setAlignment(Qt::AlignCenter);
    m_next->setAlignment(Qt::AlignCenter);
    m_next->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(32, 28, 32, 28);
    column->addStretch();
    column->addWidget(m_missing);
    column->addWidget(m_next);
    column->addSpacing(12);
    column->addWidget(m_action, 0, Qt::AlignCenter);
    column->addStretch();
    setFocusProxy(m_action);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionRequested);
}

void EmptyState::setTexts(const QString &missing, const QString &next, const QString &action)
{
    m_missing->setText(missing);
    m_next->setText(next);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

} // namespace Concord
