// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialogueview.h"

#include "ui/widgets/bubble.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace Concord {

DialogueView::DialogueView(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(8);
}

void DialogueView::clear()
{
    m_heads.clear();
    m_bubbles.clear();
    emptyLayout(m_layout);
}

void DialogueView::setDialogue(const Dialogue &dialogue, const QList<Attribute> &attributes)
{
    clear();
    m_dialogue = dialogue;
    m_attributes = attributes;
    showRoundsFrom(0);
}

void DialogueView::showRoundsFrom(int first)
{
    qsizetype turns = 0;
    for (int round = first; round < m_dialogue.rounds.size(); ++round) {
        if (turns >= turnsAtOnce) {
            addMoreButton(round);
            return;
        }
        addHead(round);
        const QString opener = m_dialogue.rounds[round].turns.value(0).speaker;
        for (const Turn &turn : m_dialogue.rounds[round].turns) {
            auto *bubble = new Bubble(
                turn, turn.speaker == opener ? Bubble::Side::Left : Bubble::Side::Right, this);
            bubble->setPointSize(m_pointSize);
            m_layout->addWidget(bubble);
            m_bubbles.append(bubble);
            ++turns;
        }
    }
}

void DialogueView::addHead(int round)
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, round == 0 ? 0 : 10, 0, 0);
    row->addWidget(makeLabel(tr("Round %1").arg(round + 1), "section"));
    for (const Attribute &attribute : m_attributes) {
        if (attribute.round == round)
            row->addWidget(
                makeLabel(tr("reveals %1: %2").arg(attribute.type, attribute.value), "chip"));
    }
    row->addWidget(makeFrame("rule"), 1);
    m_layout->addWidget(head);
    m_heads.append(head);
}

void DialogueView::addMoreButton(int next)
{
    qsizetype left = 0;
    for (qsizetype round = next; round < m_dialogue.rounds.size(); ++round)
        left += m_dialogue.rounds[round].turns.size();
    auto *button = new QPushButton(tr("Show more (%n turn(s) left)", nullptr, int(left)), this);
    connect(button, &QPushButton::clicked, this, [this, button, next] {
        m_layout->removeWidget(button);
        button->hide();
        button->deleteLater();
        showRoundsFrom(next);
    });
    m_layout->addWidget(button);
}

void DialogueView::setPointSize(int size)
{
    m_pointSize = size;
    for (Bubble *bubble : m_bubbles)
        bubble->setPointSize(size);
}

QWidget *DialogueView::roundHead(int round) const
{
    return m_heads.value(round);
}

} // namespace Concord
