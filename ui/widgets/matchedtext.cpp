// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/matchedtext.h"

#include "ui/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

namespace Concord {

namespace {

constexpr int lineThickness = 2;
constexpr int lineRoom = 8; ///< beneath a line of text, for the line that marks it

struct TokenLook
{
    Qt::PenStyle line = Qt::NoPen;
    QColor lineColor;
    QColor textColor;
};

TokenLook lookOf(const MatchedToken &token, const Theme &theme)
{
    if (!token.stage)
        return {Qt::NoPen, {}, theme.muted};
    switch (*token.stage) {
    case MeteorMatch::Stage::Word:
        return {Qt::SolidLine, theme.accent, theme.text};
    case MeteorMatch::Stage::Stem:
        return {Qt::DashLine, theme.accent, theme.text};
    case MeteorMatch::Stage::Synonym:
        return {Qt::DotLine, theme.mark, theme.mark};
    }
    return {};
}

// Asks for an ellipsis only where one is needed: advances are rounded.
QString fittingText(const QString &text, const QFontMetrics &metrics, int width)
{
    return metrics.horizontalAdvance(text) < width
        ? text
        : metrics.elidedText(text, Qt::ElideRight, width);
}

qsizetype countOf(const QList<MatchedToken> &tokens, MeteorMatch::Stage stage)
{
    return std::count_if(tokens.begin(), tokens.end(),
                         [stage](const MatchedToken &token) { return token.stage == stage; });
}

} // namespace

MatchedText::MatchedText(const QList<MatchedToken> &tokens, const QList<MatchedToken> &others,
                         QWidget *parent)
    : QWidget(parent), m_tokens(tokens.first(qMin(tokens.size(), longestShown))), m_others(others)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleDescription(summary(tokens));
    measure();
}

QString MatchedText::summary(const QList<MatchedToken> &tokens)
{
    using Stage = MeteorMatch::Stage;
    const qsizetype words = countOf(tokens, Stage::Word);
    const qsizetype stems = countOf(tokens, Stage::Stem);
    const qsizetype synonyms = countOf(tokens, Stage::Synonym);
    return tr("%1 of %2 tokens matched: %3 as words, %4 by stem, %5 as synonyms.")
        .arg(words + stems + synonyms)
        .arg(tokens.size())
        .arg(words)
        .arg(stems)
        .arg(synonyms);
}

void MatchedText::measure()
{
    const QFontMetrics metrics(font());
    m_widths.clear();
    m_widths.reserve(m_tokens.size());
    for (const MatchedToken &token : m_tokens)
        m_widths.append(metrics.horizontalAdvance(token.text) + 1);
}

// Gives every token its place; one that is wider than a line gets the whole line.
QList<QRect> MatchedText::arrange(int width) const
{
    const QFontMetrics metrics(font());
    const int space = metrics.horizontalAdvance(u' ') + 1;
    const int lineHeight = metrics.height() + lineRoom;
    QList<QRect> places;
    places.reserve(m_widths.size());
    QPoint corner;
    for (const int tokenWidth : m_widths) {
        const int wanted = qMin(tokenWidth, width);
        if (corner.x() > 0 && corner.x() + wanted > width)
            corner = QPoint(0, corner.y() + lineHeight);
        places.append(QRect(corner, QSize(wanted, metrics.height())));
        corner.rx() += wanted + space;
    }
    return places;
}

int MatchedText::heightForWidth(int width) const
{
    const QList<QRect> places = arrange(width);
    return places.isEmpty() ? 0 : places.last().bottom() + 1 + lineRoom;
}

QSize MatchedText::sizeHint() const
{
    const QList<QRect> oneLine = arrange(QWIDGETSIZE_MAX);
    const int longest = fontMetrics().averageCharWidth() * 40;
    const int width = oneLine.isEmpty() ? 0 : qMin(oneLine.last().right() + 1, longest);
    return QSize(width, heightForWidth(width));
}

QSize MatchedText::minimumSizeHint() const
{
    return QSize(0, fontMetrics().height() + lineRoom);
}

void MatchedText::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    const QFontMetrics metrics(font());
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        const QRect &place = m_places[i];
        if (!place.adjusted(0, 0, 0, lineRoom).intersects(event->rect()))
            continue;
        const TokenLook look = lookOf(m_tokens[i], currentTheme());
        painter.setPen(look.textColor);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                         fittingText(m_tokens[i].text, metrics, place.width()));
        if (look.line == Qt::NoPen)
            continue;
        painter.setPen(QPen(look.lineColor, lineThickness, look.line, Qt::FlatCap));
        const int y = place.bottom() + 2;
        painter.drawLine(place.left(), y, place.right() + 1, y);
    }
}

void MatchedText::resizeEvent(QResizeEvent *event)
{
    m_places = arrange(width());
    QWidget::resizeEvent(event);
}

void MatchedText::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        measure();
        m_places = arrange(width());
        updateGeometry();
    }
    QWidget::changeEvent(event);
}

QString MatchedText::tip(const MatchedToken &token) const
{
    if (!token.stage)
        return tr("Nothing in the other text matches this token.");
    const QString partner = m_others.value(token.partner).text;
    if (partner.isEmpty())
        return {};
    switch (*token.stage) {
    case MeteorMatch::Stage::Word:
        return tr("The same token is in the other text.");
    case MeteorMatch::Stage::Stem:
        return tr("Matches “%1” of the other text: both have the same stem.").arg(partner);
    case MeteorMatch::Stage::Synonym:
        return tr("Matches “%1” of the other text: WordNet has them as synonyms.").arg(partner);
    }
    return {};
}

bool MatchedText::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto found = std::find_if(m_places.begin(), m_places.end(), [&](const QRect &place) {
        return place.contains(help->pos());
    });
    if (found == m_places.end())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(),
                           tip(m_tokens[found - m_places.begin()]).toHtmlEscaped(), this);
    return true;
}

} // namespace Concord
