// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/dialogueview.h"

#include "ui/widgets/attributechips.h"
#include "ui/widgets/bubble.h"
#include "ui/widgets/flowlayout.h"
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
    m_more = nullptr;
    m_firstRound = m_firstTurn = m_nextRound = 0;
    emptyLayout(m_layout);
}

void DialogueView::setDialogue(const Dialogue &dialogue, const QList<Attribute> &attributes)
{
    clear();
    m_found.clear();
    m_current = -1;
    m_dialogue = dialogue;
    m_attributes = attributes;
    showRoundsFrom(0, turnsAtOnce);
}

// Builds the round of that turn and those after it, and nothing else.
void DialogueView::startAt(int turn, qsizetype turns)
{
    clear();
    const QList<Round> &rounds = m_dialogue.rounds;
    while (m_firstRound + 1 < rounds.size()
           && m_firstTurn + int(rounds[m_firstRound].turns.size()) <= turn)
        m_firstTurn += int(rounds[m_firstRound++].turns.size());
    if (m_firstTurn > 0)
        addEarlierButton();
    showRoundsFrom(m_firstRound, turns);
}

void DialogueView::addEarlierButton()
{
    auto *earlier =
        new QPushButton(tr("Show earlier (%n turn(s) before)", nullptr, m_firstTurn), this);
    earlier->setObjectName(QStringLiteral("earlierTurns"));
    const auto showEarlier = [this] {
        startAt(qMax(0, m_firstTurn - int(turnsAtOnce)), m_bubbles.size() + turnsAtOnce);
    };
    // Queued: the button itself goes.
    connect(earlier, &QPushButton::clicked, this, showEarlier, Qt::QueuedConnection);
    m_layout->addWidget(earlier);
}

void DialogueView::showRoundsFrom(int first, qsizetype turns)
{
    const qsizetype before = m_bubbles.size();
    for (int round = first; round < m_dialogue.rounds.size(); ++round) {
        if (m_bubbles.size() - before >= turns) {
            addMoreButton(round);
            return;
        }
        addHead(round);
        const QString opener = m_dialogue.rounds[round].turns.value(0).speaker;
        for (const Turn &turn : m_dialogue.rounds[round].turns) {
            auto *bubble = new Bubble(
                turn, turn.speaker == opener ? Bubble::Side::Left : Bubble::Side::Right, this);
            bubble->setPointSize(m_pointSize);
            bubble->setMarks(m_words);
            m_layout->addWidget(bubble);
            m_bubbles.append(bubble);
            markBubble(m_firstTurn + int(m_bubbles.size()) - 1);
        }
    }
    m_nextRound = int(m_dialogue.rounds.size());
}

void DialogueView::addHead(int round)
{
    auto *head = new QWidget(this);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, round == 0 ? 0 : 10, 0, 0);
    row->addWidget(makeLabel(tr("Round %1").arg(round + 1), "section"));
    QList<Attribute> revealed;
    for (const Attribute &attribute : m_attributes) {
        if (attribute.round == round)
            revealed.append(attribute);
    }
    const QList<AttributeGroup> groups = groupedAttributes(revealed);
    if (groups.size() > 1) { // may need more than a line
        auto *chips = new QWidget;
        auto *flow = new FlowLayout(chips);
        for (const AttributeGroup &group : groups)
            flow->addWidget(makeChip(tr("reveals %1").arg(attributeText(group)), "chip"));
        row->addWidget(chips, 1);
    } else {
        for (const AttributeGroup &group : groups)
            row->addWidget(makeChip(tr("reveals %1").arg(attributeText(group)), "chip"));
        row->addWidget(makeFrame("rule"), 1);
    }
    m_layout->addWidget(head);
    m_heads.append(head);
}

void DialogueView::addMoreButton(int next)
{
    m_nextRound = next;
    qsizetype left = 0;
    for (qsizetype round = next; round < m_dialogue.rounds.size(); ++round)
        left += m_dialogue.rounds[round].turns.size();
    m_more = new QPushButton(tr("Show more (%n turn(s) left)", nullptr, int(left)), this);
    m_more->setObjectName(QStringLiteral("moreTurns"));
    connect(m_more, &QPushButton::clicked, this,
            [this] { showTurn(m_firstTurn + int(m_bubbles.size())); });
    m_layout->addWidget(m_more);
}

// Builds what is missing up to that turn and some more, or, far away, what is around it: thousands
// of bubbles would freeze the window.
void DialogueView::showTurn(int turn)
{
    const qsizetype after = turn - m_firstTurn - m_bubbles.size();
    if (turn < m_firstTurn || after > 2 * turnsAtOnce) {
        startAt(qMax(0, turn - int(turnsAtOnce) / 2), turnsAtOnce);
        return;
    }
    if (after < 0 || !m_more)
        return;
    m_layout->removeWidget(m_more);
    m_more->hide();
    m_more->deleteLater();
    m_more = nullptr;
    showRoundsFrom(m_nextRound, after + turnsAtOnce);
}

void DialogueView::setPointSize(int size)
{
    m_pointSize = size;
    for (Bubble *bubble : m_bubbles)
        bubble->setPointSize(size);
}

QWidget *DialogueView::roundHead(int round) const
{
    return m_heads.value(round - m_firstRound);
}

QWidget *DialogueView::showRound(int round)
{
    int turn = 0;
    for (int before = 0; before < round; ++before)
        turn += int(m_dialogue.rounds[before].turns.size());
    showTurn(turn);
    m_layout->activate();
    return roundHead(round);
}

void DialogueView::setMarks(const SearchWords &words)
{
    m_words = words;
    for (Bubble *bubble : m_bubbles)
        bubble->setMarks(words);
}

qsizetype DialogueView::find(const QString &text)
{
    m_found.clear();
    m_current = -1;
    int turn = 0;
    const QString wanted = harmlessText(text);
    for (const Round &round : m_dialogue.rounds) {
        for (const Turn &said : round.turns) {
            const QList<TextMatch> matches = matchesIn(harmlessText(said.content), {wanted});
            for (const TextMatch &match : matches)
                m_found.append({turn, match});
            ++turn;
        }
    }
    for (int i = 0; i < m_bubbles.size(); ++i)
        markBubble(m_firstTurn + i);
    return m_found.size();
}

void DialogueView::markBubble(int turn)
{
    Bubble *bubble = m_bubbles.value(turn - m_firstTurn);
    if (!bubble)
        return;
    const auto first = std::lower_bound(m_found.cbegin(), m_found.cend(), turn,
                                        [](const Place &place, int at) { return place.turn < at; });
    QList<TextMatch> matches;
    qsizetype current = -1;
    for (auto place = first; place != m_found.cend() && place->turn == turn; ++place) {
        if (place - m_found.cbegin() == m_current)
            current = matches.size();
        matches.append(place->match);
    }
    bubble->setMatches(matches, current);
}

QRect DialogueView::showMatch(qsizetype match)
{
    const qsizetype before = std::exchange(m_current, match);
    const Place place = m_found.at(match);
    showTurn(place.turn);
    if (before >= 0)
        markBubble(m_found[before].turn);
    markBubble(place.turn);
    Bubble *bubble = m_bubbles[place.turn - m_firstTurn];
    bubble->showMatch(place.match);
    m_layout->activate();
    return bubble->showMatch(place.match).translated(bubble->mapTo(this, QPoint()));
}

} // namespace Concord
