// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/consentview.h"

#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int consentWidth = 760;

} // namespace

ConsentView::ConsentView(QWidget *parent)
    : QWidget(parent), m_text(makeTextLabel({})), m_area(new QScrollArea)
{
    m_text->setObjectName(QStringLiteral("consentText"));
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *text = new QVBoxLayout(inside);
    text->setContentsMargins(0, 0, 12, 0);
    text->addWidget(m_text);
    text->addStretch();
    m_area->setObjectName(QStringLiteral("consent"));
    m_area->setAccessibleName(tr("What taking part means"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidget(inside);
    auto *agree = new QPushButton(tr("I agree and begin"));
    agree->setObjectName(QStringLiteral("agree"));
    agree->setProperty("role", QStringLiteral("primary"));
    auto *decline = new QPushButton(tr("Not now"));
    decline->setObjectName(QStringLiteral("notNow"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(decline);
    buttons->addWidget(agree);
    auto *frame = new QWidget;
    frame->setMaximumWidth(consentWidth);
    auto *column = new QVBoxLayout(frame);
    column->setSpacing(16);
    column->addWidget(makeLabel(tr("Before you begin"), "title"));
    column->addWidget(m_area, 1);
    column->addLayout(buttons);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(32, 28, 32, 28);
    row->addStretch(1);
    row->addWidget(frame, 100);
    row->addStretch(1);
    connect(agree, &QPushButton::clicked, this, &ConsentView::agreed);
    connect(decline, &QPushButton::clicked, this, &ConsentView::declined);
}

void ConsentView::ask(const QString &text)
{
    m_text->setText(text);
    m_area->verticalScrollBar()->setValue(0);
    m_area->setFocus();
}

} // namespace Concord
