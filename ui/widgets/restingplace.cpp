// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/restingplace.h"

#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int restingWidth = 620;

} // namespace

RestingPlace::RestingPlace(QWidget *parent)
    : QWidget(parent), m_title(makeLabel({}, "title")), m_text(makeLabel({}, "muted")),
      m_buttons(new QVBoxLayout)
{
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_text->setAlignment(Qt::AlignCenter);
    m_text->setWordWrap(true);
    auto *inside = new QWidget;
    inside->setMaximumWidth(restingWidth);
    auto *column = new QVBoxLayout(inside);
    column->addStretch();
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(16);
    column->addLayout(m_buttons);
    column->addStretch();
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(inside, 100);
    row->addStretch(1);
}

void RestingPlace::setTexts(const QString &title, const QString &text)
{
    m_title->setText(title);
    m_text->setText(text);
}

QPushButton *RestingPlace::addButton(const QString &text, const char *name, bool isMain)
{
    auto *button = new QPushButton(text);
    button->setObjectName(QString::fromLatin1(name));
    button->setAutoDefault(true); // Enter presses it
    if (isMain)
        button->setProperty("role", QStringLiteral("primary"));
    m_buttons->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

} // namespace Concord
