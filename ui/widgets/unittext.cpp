// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/unittext.h"

#include "ui/widgets/bubble.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QVBoxLayout>

namespace Concord {

UnitText::UnitText(QWidget *parent)
    : QScrollArea(parent), m_texts(nullptr), m_pointSize(font().pointSize())
{
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    m_texts = new QVBoxLayout(inside);
    m_texts->setContentsMargins(24, 20, 24, 20);
    m_texts->setSpacing(12);
    setWidget(inside);
}

void UnitText::clear()
{
    emptyLayout(m_texts);
}

void UnitText::setUnit(const ShownUnit &unit)
{
    clear();
    for (const ShownTurn &turn : unit.turns) {
        auto *bubble = new Bubble({turn.label, turn.text},
                                  turn.side % 2 == 0 ? Bubble::Side::Left : Bubble::Side::Right);
        bubble->setPointSize(m_pointSize);
        m_texts->addWidget(bubble);
    }
    for (const ShownPart &part : unit.parts)
        addPart(part);
    m_texts->addStretch();
}

void UnitText::addPart(const ShownPart &part)
{
    QFrame *frame = makeFrame("reference");
    auto *column = new QVBoxLayout(frame);
    column->setContentsMargins(14, 10, 14, 12);
    column->setSpacing(6);
    column->addWidget(makeLabel(part.heading, "section"));
    if (!part.text.isEmpty())
        column->addWidget(makeTextLabel(Bubble::shownText(part.text)));
    if (!part.chips.isEmpty()) {
        auto *chips = new FlowLayout;
        for (const QString &chip : part.chips)
            chips->addWidget(makeLabel(chip, "plainchip"));
        column->addLayout(chips);
    }
    m_texts->addWidget(frame);
}

void UnitText::setPointSize(int size)
{
    m_pointSize = size;
    const QList<Bubble *> bubbles = findChildren<Bubble *>();
    for (Bubble *bubble : bubbles)
        bubble->setPointSize(size);
}

} // namespace Concord
