// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/bubble.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLocale>

namespace Concord {

Bubble::Bubble(const Turn &turn, Side side, QWidget *parent)
    : QWidget(parent), m_frame(makeFrame(side == Side::Left ? "bubbleA" : "bubbleB")),
      m_text(makeTextLabel(shownText(turn.content)))
{
    m_text->setAccessibleName(tr("%1 says").arg(turn.speaker));
    auto *inside = new QVBoxLayout(m_frame);
    inside->setContentsMargins(14, 8, 14, 10);
    inside->setSpacing(2);
    if (!turn.speaker.isEmpty())
        inside->addWidget(makeLabel(turn.speaker, "speaker"));
    inside->addWidget(m_text);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    if (side == Side::Right)
        row->addSpacing(40);
    if (side == Side::Right)
        row->addStretch(1);
    row->addWidget(m_frame, 100);
    if (side == Side::Left)
        row->addStretch(1);
    if (side == Side::Left)
        row->addSpacing(40);
    setPointSize(font().pointSize());
}

QString Bubble::shownText(const QString &text)
{
    if (text.size() <= longestShown)
        return text;
    const QString left = QLocale().toString(text.size() - longestShown);
    return text.first(longestShown) + u"\n\n" + tr("… %1 more characters are not shown.").arg(left);
}

void Bubble::setPointSize(int size)
{
    QFont textFont = font();
    textFont.setPointSize(size);
    m_text->setFont(textFont);
    const QFontMetrics metrics(textFont);
    const int longest = metrics.averageCharWidth() * charactersALine;
    const int wanted =
        metrics.boundingRect(QRect(0, 0, longest, 0), Qt::TextWordWrap, m_text->text()).width()
        + 34;
    m_frame->setMaximumWidth(qMin(wanted, longest + 28));
}

} // namespace Concord
