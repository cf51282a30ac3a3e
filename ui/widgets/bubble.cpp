// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bubble.h"

#include "ui/widgets/labels.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace Concord {

namespace {

constexpr int framing = 14 + 14 + 2; ///< the margins around the text, and the border
constexpr qsizetype partSize = 10'000; ///< characters that are laid out as one

} // namespace

Bubble::Bubble(const Turn &turn, Side side, QWidget *parent)
    : QWidget(parent), m_turn(turn), m_text(harmlessText(turn.content)),
      m_frame(makeFrame(side == Side::Left ? "bubbleA" : "bubbleB")),
      m_inside(new QVBoxLayout(m_frame))
{
    m_inside->setContentsMargins(14, 8, 14, 10);
    m_inside->setSpacing(2);
    if (!turn.speaker.isEmpty()) {
        QLabel *speaker = makeLabel(harmlessText(turn.speaker), "speaker");
        speaker->setWordWrap(turn.speaker.size() > charactersALine);
        m_inside->addWidget(speaker);
    }
    // A little more than the beginning is not worth a button.
    addPart(m_text.size() <= longestFirst + longestFirst / 2 ? m_text.size() : longestFirst);
    updateButton();

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    if (side == Side::Right) {
        row->addSpacing(40);
        row->addStretch(1);
    }
    row->addWidget(m_frame, 100);
    if (side == Side::Left) {
        row->addStretch(1);
        row->addSpacing(40);
    }
    setPointSize(font().pointSize());
}

QString Bubble::shownText(const QString &text)
{
    if (text.size() <= longestShown)
        return text;
    const QString left = QLocale().toString(text.size() - longestShown);
    return text.first(longestShown) + u"\n\n" + tr("… %1 more characters are not shown.").arg(left);
}

void Bubble::addPart(qsizetype longest)
{
    const qsizetype length = partLength(QStringView(m_text).sliced(m_shown), longest);
    auto *label = new TextLabel(m_text.sliced(m_shown, length));
    label->setAccessibleName(tr("%1 says").arg(isolated(harmlessText(m_turn.speaker))));
    if (!m_parts.isEmpty())
        label->setFont(m_parts.constFirst().label->font());
    m_inside->insertWidget(m_more ? m_inside->indexOf(m_more) : m_inside->count(), label);
    m_parts.append({m_shown, label});
    m_shown += length;
    markPart(m_parts.constLast());
}

void Bubble::showMore(qsizetype end)
{
    while (m_shown < qMin(end, m_text.size()))
        addPart(partSize);
    updateButton();
}

void Bubble::updateButton()
{
    const qsizetype left = m_text.size() - m_shown;
    if (left <= 0) {
        if (m_more)
            m_more->hide();
        return;
    }
    if (!m_more) {
        m_more = new QPushButton;
        m_more->setObjectName(QStringLiteral("showAll"));
        m_more->setProperty("role", QStringLiteral("link"));
        m_inside->addWidget(m_more, 0, Qt::AlignLeft);
        connect(m_more, &QPushButton::clicked, this, [this] { showMore(m_shown + longestMore); });
    }
    const QString characters = QLocale().toString(left);
    m_more->setText(left <= longestMore ? tr("Show all (%1 more characters)").arg(characters)
                                        : tr("Show more (%1 characters left)").arg(characters));
}

void Bubble::setPointSize(int size)
{
    QFont textFont = font();
    textFont.setPointSize(size);
    for (const Part &part : m_parts)
        part.label->setFont(textFont);
    const int longest = QFontMetrics(textFont).averageCharWidth() * charactersALine;
    int width = m_more ? longest : m_parts.constFirst().label->naturalWidth(longest);
    if (!m_turn.speaker.isEmpty()) {
        const int speaker = fontMetrics().horizontalAdvance(m_turn.speaker.left(charactersALine));
        width = qMin(longest, qMax(width, speaker));
    }
    m_frame->setMaximumWidth(width + framing);
}

void Bubble::setMarks(const SearchWords &words)
{
    if (m_words == words)
        return;
    m_words = words;
    for (const Part &part : m_parts)
        markPart(part);
}

void Bubble::setMatches(const QList<TextMatch> &matches, qsizetype current)
{
    if (m_matches.isEmpty() && matches.isEmpty())
        return;
    m_matches = matches;
    m_current = current;
    for (const Part &part : m_parts)
        markPart(part);
}

// A match that goes over the end of a part is marked in both.
void Bubble::markPart(const Part &part) const
{
    const QString text = part.label->text();
    part.label->setMarks(m_words);
    QList<TextMatch> inside;
    qsizetype current = -1;
    for (qsizetype i = 0; i < m_matches.size(); ++i) {
        const qsizetype from = qMax<qsizetype>(0, m_matches[i].position - part.start);
        const qsizetype to =
            qMin(text.size(), m_matches[i].position + m_matches[i].length - part.start);
        if (from >= to)
            continue;
        if (i == m_current)
            current = inside.size();
        inside.append({from, to - from});
    }
    part.label->setMatches(inside, current);
}

QRect Bubble::showMatch(const TextMatch &match)
{
    showMore(match.position + 1);
    for (const Part &part : m_parts) {
        const qsizetype inside = match.position - part.start;
        if (inside >= 0 && inside < part.label->text().size()) {
            layout()->activate();
            m_inside->activate();
            const QRect place = part.label->rectOf({inside, match.length});
            return place.translated(part.label->mapTo(this, QPoint()));
        }
    }
    return rect();
}

} // namespace Concord
