// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/delegates/searchdelegate.h"

#include "ui/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

namespace Concord {

namespace {

constexpr qsizetype leadIn = 24; ///< characters before a hit that would not be seen

// The text from shortly before its first hit, where that does not fit into the width.
QString shownFrom(const QString &text, const TextSpan &hit, const QFontMetrics &metrics, int width)
{
    if (metrics.horizontalAdvance(text.first(hit.start + hit.length) + u'…') < width)
        return text;
    qsizetype start = qMax(qsizetype(0), hit.start - leadIn);
    if (start > 0) { // not in the midst of a word
        const qsizetype space = text.indexOf(u' ', start);
        start = space >= 0 && space < hit.start ? space + 1 : start;
    }
    return start == 0 ? text : QString(u'…' + text.sliced(start));
}

QList<QTextLayout::FormatRange> formatsOf(const QList<TextSpan> &hits, qsizetype length)
{
    QTextCharFormat format;
    format.setBackground(currentTheme().markSoft);
    format.setForeground(currentTheme().mark);
    QList<QTextLayout::FormatRange> ranges;
    for (const TextSpan &hit : hits) {
        if (hit.start + hit.length <= length)
            ranges.append({int(hit.start), int(hit.length), format});
    }
    return ranges;
}

} // namespace

void SearchDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    item.textElideMode = Qt::ElideRight; // whatever is right for other columns
    const QStyleOptionViewItem plain = item;
    initStyleOption(&item, index);
    const QList<TextSpan> hits =
        m_words.isEmpty() ? QList<TextSpan>() : findWords(item.text, m_words);
    if (hits.isEmpty()) {
        QStyledItemDelegate::paint(painter, plain, index);
        return;
    }
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, &item, item.widget) + 1;
    QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    area.adjust(margin, 0, -margin, 0);
    const QString whole = shownFrom(item.text, hits.constFirst(), item.fontMetrics, area.width());
    const QString shown = item.fontMetrics.elidedText(whole, Qt::ElideRight, area.width());
    item.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    QTextLayout layout(shown, item.font);
    QTextOption textOption;
    textOption.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(textOption);
    layout.setFormats(formatsOf(findWords(shown, m_words), shown.size()));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(area.width());
    layout.endLayout();
    painter->save();
    painter->setClipRect(area);
    const bool isSelected = item.state & QStyle::State_Selected;
    painter->setPen(item.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(painter, QPointF(area.left(), area.center().y() - line.height() / 2));
    painter->restore();
}

} // namespace Concord
