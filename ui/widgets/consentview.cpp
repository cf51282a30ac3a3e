// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/consentview.h"

#include "ui/widgets/bubble.h"
#include "ui/widgets/fittingarea.h"
#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int consentPoints = 13; ///< until a size is set
constexpr int textMargin = 24;

} // namespace

ConsentView::ConsentView(QWidget *parent)
    : QWidget(parent), m_text(makeTextLabel({})), m_area(nullptr), m_frame(new QWidget)
{
    m_text->setObjectName(QStringLiteral("consentText"));
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *text = new QVBoxLayout(inside);
    text->setContentsMargins(textMargin, 20, textMargin, 20);
    text->addWidget(m_text);
    m_area = new FittingArea(inside);
    m_area->setObjectName(QStringLiteral("consent"));
    m_area->setAccessibleName(tr("What taking part means"));
    m_area->setFocusPolicy(Qt::StrongFocus); // Up and Down scroll
    QFrame *card = makeFrame("card");
    auto *inCard = new QVBoxLayout(card);
    inCard->setContentsMargins(1, 1, 1, 1);
    inCard->addWidget(m_area);
    auto *column = new QVBoxLayout(m_frame);
    column->setSpacing(16);
    column->addStretch(1);
    column->addWidget(makeLabel(tr("Before you begin"), "title"));
    column->addWidget(card);
    column->addLayout(makeButtons());
    column->addStretch(2);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(32, 28, 32, 28);
    row->addStretch(1);
    row->addWidget(m_frame, 100);
    row->addStretch(1);
    setPointSize(consentPoints);
}

QLayout *ConsentView::makeButtons()
{
    auto *decline = new QPushButton(tr("Not now"));
    decline->setObjectName(QStringLiteral("notNow"));
    auto *agree = new QPushButton(tr("I agree and begin"));
    agree->setObjectName(QStringLiteral("agree"));
    agree->setProperty("role", QStringLiteral("primary"));
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton *button : {decline, agree}) {
        button->setAutoDefault(true); // Enter presses it
        buttons->addWidget(button);
    }
    connect(agree, &QPushButton::clicked, this, &ConsentView::agreed);
    connect(decline, &QPushButton::clicked, this, &ConsentView::declined);
    return buttons;
}

void ConsentView::setPointSize(int size)
{
    QFont textFont = m_text->font();
    textFont.setPointSize(size);
    m_text->setFont(textFont);
    const int line = QFontMetrics(textFont).averageCharWidth() * Bubble::charactersALine;
    m_frame->setMaximumWidth(line + 2 * textMargin);
}

void ConsentView::ask(const QString &text)
{
    m_text->setText(text);
    m_area->verticalScrollBar()->setValue(0);
    m_area->setFocus();
}

} // namespace Concord
