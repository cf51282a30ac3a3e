// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/restingplace.h"

#include "ui/widgets/fittingarea.h"
#include "ui/widgets/labels.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int restingWidth = 680;
constexpr int readingMargin = 20;

} // namespace

RestingPlace::RestingPlace(QWidget *parent)
    : QWidget(parent), m_title(makeLabel({}, "title")), m_text(makeLabel({}, "reached")),
      m_reading(makeTextLabel({})), m_card(makeFrame("card")), m_buttons(new QHBoxLayout)
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
    column->addSpacing(8);
    column->addWidget(m_card);
    column->addSpacing(8);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addLayout(m_buttons);
    row->addStretch();
    column->addLayout(row);
    column->addStretch();
    makeReading();
    auto *center = new QHBoxLayout(this);
    center->addStretch(1);
    center->addWidget(inside, 100);
    center->addStretch(1);
}

void RestingPlace::makeReading()
{
    auto *inside = new QWidget;
    auto *text = new QVBoxLayout(inside);
    text->setContentsMargins(readingMargin, 16, readingMargin, 16);
    text->addWidget(m_reading);
    auto *area = new FittingArea(inside);
    area->setObjectName(QStringLiteral("reading"));
    area->setAccessibleName(tr("Guideline"));
    area->setFocusPolicy(Qt::StrongFocus); // Up and Down scroll
    auto *column = new QVBoxLayout(m_card);
    column->setContentsMargins(1, 1, 1, 1);
    column->addWidget(area);
    m_card->hide();
}

void RestingPlace::setReading(const QString &text)
{
    m_reading->setText(text);
    m_card->setVisible(!text.isEmpty());
}

void RestingPlace::setPointSize(int size)
{
    QFont textFont = m_reading->font();
    textFont.setPointSize(size);
    m_reading->setFont(textFont);
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
    m_buttons->addWidget(button);
    return button;
}

} // namespace Concord
