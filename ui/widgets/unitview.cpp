// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/unitview.h"

#include "ui/widgets/answers/attributefilter.h"
#include "ui/widgets/bubble.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace Concord {

namespace {

constexpr int cardMargin = 16;
constexpr int bubbleIndent = 40; ///< that sets the two sides off
constexpr int columnGap = 12;
constexpr int leastPairWidth = 680; ///< below it two responses stand below each other

bool isOfPair(const ShownPart &part)
{
    return part.part == u"first" || part.part == u"second";
}

} // namespace

UnitView::UnitView(QWidget *parent) : QScrollArea(parent), m_texts(new QWidget)
{
    setObjectName(QStringLiteral("unitText"));
    setAccessibleName(tr("Text to judge"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *inside = new QWidget;
    inside->setProperty("role", QStringLiteral("page"));
    auto *center = new QHBoxLayout(inside);
    center->setContentsMargins(32, 24, 32, 24);
    m_column = new QVBoxLayout(m_texts);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(columnGap);
    center->addStretch(1);
    center->addWidget(m_texts, 100);
    center->addStretch(1);
    setWidget(inside);
}

void UnitView::clear()
{
    m_pair = nullptr;
    emptyLayout(m_column);
}

void UnitView::setUnit(const ShownUnit &unit)
{
    clear();
    const qsizetype textPlace = m_shows.indexOf(QStringLiteral("text"));
    const auto isAbove = [&](const ShownPart &part) {
        const qsizetype place =
            m_shows.indexOf(isOfPair(part) ? QStringLiteral("responses") : part.part);
        return place >= 0 && place < textPlace;
    };
    m_column->addStretch(1);
    for (const ShownPart &part : unit.parts) {
        if (isAbove(part))
            addPart(part);
    }
    addTurns(unit.turns);
    for (const ShownPart &part : unit.parts) {
        if (!isAbove(part))
            addPart(part);
    }
    m_column->addStretch(2);
    setPointSize(m_pointSize);
    verticalScrollBar()->setValue(0);
}

void UnitView::addTurns(const QList<ShownTurn> &turns)
{
    for (const ShownTurn &turn : turns)
        m_column->addWidget(
            new Bubble({turn.label, turn.text},
                       turn.side % 2 == 0 ? Bubble::Side::Left : Bubble::Side::Right));
}

void UnitView::addPart(const ShownPart &part)
{
    QFrame *card = makeFrame(part.part == u"request" ? "request" : "card");
    card->setObjectName(u"part-" + part.part);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(cardMargin, 10, cardMargin, 12);
    column->setSpacing(6);
    column->addWidget(makeLabel(part.heading, "section"));
    if (!part.chips.isEmpty()) {
        auto *chips = new QWidget;
        auto *flow = new FlowLayout(chips);
        for (const QString &chip : part.chips)
            flow->addWidget(makeLabel(attributeWord(chip), "partchip"));
        column->addWidget(chips);
    }
    if (!part.text.isEmpty()) {
        QLabel *text = makeTextLabel(Bubble::shownText(part.text));
        text->setObjectName(QStringLiteral("partText"));
        text->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        text->setAccessibleName(part.heading);
        column->addWidget(text, 1);
    }
    if (!isOfPair(part)) {
        m_column->addWidget(card);
        return;
    }
    if (!m_pair) {
        m_pair = new QBoxLayout(QBoxLayout::TopToBottom);
        m_pair->setSpacing(columnGap);
        auto *pair = new QWidget;
        pair->setLayout(m_pair);
        m_pair->setContentsMargins(0, 0, 0, 0);
        m_column->addWidget(pair);
    }
    m_pair->addWidget(card, 1);
    arrangePair();
}

void UnitView::arrangePair()
{
    if (m_pair)
        m_pair->setDirection(viewport()->width() >= leastPairWidth ? QBoxLayout::LeftToRight
                                                                   : QBoxLayout::TopToBottom);
}

void UnitView::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrangePair();
}

bool UnitView::scrollByKey(int key)
{
    const bool isUp = key == Qt::Key_PageUp;
    if (!isUp && key != Qt::Key_PageDown)
        return false;
    verticalScrollBar()->triggerAction(isUp ? QScrollBar::SliderPageStepSub
                                            : QScrollBar::SliderPageStepAdd);
    return true;
}

void UnitView::setPointSize(int size)
{
    m_pointSize = size;
    const QList<Bubble *> bubbles = widget()->findChildren<Bubble *>();
    for (Bubble *bubble : bubbles)
        bubble->setPointSize(size);
    const QList<QLabel *> texts = widget()->findChildren<QLabel *>(QStringLiteral("partText"));
    for (QLabel *text : texts) {
        QFont textFont = text->font();
        textFont.setPointSize(size);
        text->setFont(textFont);
    }
    QFont textFont = font();
    textFont.setPointSize(size);
    const int line = QFontMetrics(textFont).averageCharWidth() * Bubble::charactersALine;
    const int card = line + 2 * cardMargin;
    m_texts->setMaximumWidth(m_pair ? 2 * card + columnGap : card + bubbleIndent);
}

} // namespace Concord
