// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/textlabel.h"

#include "ui/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QTextBlock>
#include <QTextLayout>

#include <cmath>

namespace Concord {

namespace {

constexpr qsizetype measuredLength = 1'000; ///< characters; more fill any line
constexpr qsizetype rememberedWidths = 8;

using Selection = QAbstractTextDocumentLayout::Selection;

Selection selectionOf(QTextDocument &document, const TextMatch &match, const QColor &ground,
                      const QColor &text)
{
    Selection selection;
    selection.cursor = QTextCursor(&document);
    const int last = document.characterCount() - 1;
    selection.cursor.setPosition(qMin(int(match.position), last));
    selection.cursor.setPosition(qMin(int(match.position + match.length), last),
                                 QTextCursor::KeepAnchor);
    selection.format.setBackground(ground);
    selection.format.setForeground(text);
    return selection;
}

} // namespace

TextLabel::TextLabel(const QString &text, QWidget *parent) : QLabel(parent)
{
    m_document.setUndoRedoEnabled(false);
    m_document.setDocumentMargin(0);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_document.setDefaultTextOption(option);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setText(text);
    setCursor(Qt::IBeamCursor);
    setFocusPolicy(Qt::ClickFocus); // not a stop for Tab: a dialogue has dozens of them
    m_cursor = QTextCursor(&m_document);
}

void TextLabel::sync() const
{
    const QString shown = text();
    const bool isSame = shown.isSharedWith(m_synced) || shown == m_synced;
    if (isSame && m_document.defaultFont() == font())
        return;
    m_heights.clear();
    m_document.setDefaultFont(font());
    if (!isSame) {
        m_document.setPlainText(shown);
        m_cursor.setPosition(0); // the text that came has moved it to the end
    }
    m_synced = shown;
}

void TextLabel::setMarks(const SearchWords &words)
{
    const QList<TextSpan> marks = words.isEmpty() ? QList<TextSpan>() : findWords(text(), words);
    if (m_marks == marks)
        return;
    m_marks = marks;
    update();
}

void TextLabel::setMatches(const QList<TextMatch> &matches, qsizetype current)
{
    if (m_matches == matches && m_current == current)
        return;
    m_matches = matches;
    m_current = current;
    update();
}

QRect TextLabel::rectOf(const TextMatch &match) const
{
    sync();
    m_document.setTextWidth(width());
    const QTextBlock block = m_document.findBlock(int(match.position));
    if (!block.isValid())
        return rect();
    const QRectF place = m_document.documentLayout()->blockBoundingRect(block);
    const int inside = int(match.position) - block.position();
    const QTextLine line = block.layout()->lineForTextPosition(inside);
    if (!line.isValid())
        return place.toAlignedRect();
    return QRectF(place.x() + line.cursorToX(inside), place.y() + line.y(), 1, line.height())
        .toAlignedRect();
}

QString TextLabel::chosenText() const
{
    return m_cursor.selectedText().replace(QChar::ParagraphSeparator, u'\n');
}

int TextLabel::naturalWidth(int longest) const
{
    if (text().size() > measuredLength)
        return longest;
    sync();
    m_document.setTextWidth(longest);
    return qMin(longest, int(std::ceil(m_document.idealWidth())) + 1);
}

int TextLabel::heightForWidth(int width) const
{
    ensurePolished();
    sync();
    if (const auto known = m_heights.constFind(width); known != m_heights.cend())
        return *known;
    m_document.setTextWidth(width);
    const int height = int(std::ceil(m_document.size().height()));
    if (m_heights.size() >= rememberedWidths)
        m_heights.clear();
    m_heights.insert(width, height);
    return height;
}

QSize TextLabel::sizeHint() const
{
    ensurePolished();
    const int width = naturalWidth(75 * fontMetrics().averageCharWidth());
    return {width, heightForWidth(width)};
}

QSize TextLabel::minimumSizeHint() const
{
    return {8 * fontMetrics().averageCharWidth(), fontMetrics().height()};
}

void TextLabel::paintEvent(QPaintEvent *event)
{
    sync();
    m_document.setTextWidth(width());
    const Theme &theme = currentTheme();
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette = palette();
    context.palette.setColor(QPalette::Text, palette().color(foregroundRole()));
    context.clip = event->rect();
    for (const TextSpan &mark : m_marks) {
        context.selections.append(
            selectionOf(m_document, {mark.start, mark.length}, theme.markSoft, theme.mark));
    }
    for (qsizetype i = 0; i < m_matches.size(); ++i) {
        const bool isCurrent = i == m_current;
        context.selections.append(selectionOf(m_document, m_matches[i],
                                              isCurrent ? theme.accent : theme.mark,
                                              isCurrent ? theme.accentText : theme.surface));
    }
    if (m_cursor.hasSelection()) {
        Selection chosen;
        chosen.cursor = m_cursor;
        chosen.format.setBackground(palette().highlight());
        chosen.format.setForeground(palette().highlightedText());
        context.selections.append(chosen);
    }
    QPainter painter(this);
    painter.setClipRect(event->rect());
    m_document.documentLayout()->draw(&painter, context);
}

int TextLabel::positionAt(const QPointF &point) const
{
    sync();
    m_document.setTextWidth(width());
    return m_document.documentLayout()->hitTest(point, Qt::FuzzyHit);
}

void TextLabel::choose(const QTextCursor &cursor)
{
    m_cursor = cursor;
    update();
    if (cursor.hasSelection() && QGuiApplication::clipboard()->supportsSelection())
        QGuiApplication::clipboard()->setText(chosenText(), QClipboard::Selection);
}

void TextLabel::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    QTextCursor cursor = m_cursor;
    cursor.setPosition(positionAt(event->position()),
                       event->modifiers().testFlag(Qt::ShiftModifier) ? QTextCursor::KeepAnchor
                                                                      : QTextCursor::MoveAnchor);
    choose(cursor);
}

void TextLabel::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton))
        return event->ignore();
    QTextCursor cursor = m_cursor;
    cursor.setPosition(positionAt(event->position()), QTextCursor::KeepAnchor);
    choose(cursor);
}

void TextLabel::mouseReleaseEvent(QMouseEvent *event)
{
    event->setAccepted(event->button() == Qt::LeftButton);
}

void TextLabel::mouseDoubleClickEvent(QMouseEvent *event)
{
    QTextCursor cursor = m_cursor;
    cursor.setPosition(positionAt(event->position()));
    cursor.select(QTextCursor::WordUnderCursor);
    choose(cursor);
}

bool TextLabel::moveBy(QKeyEvent *event)
{
    sync();
    const std::pair<QKeySequence::StandardKey, QTextCursor::MoveOperation> moves[] = {
        {QKeySequence::SelectNextChar, QTextCursor::Right},
        {QKeySequence::SelectPreviousChar, QTextCursor::Left},
        {QKeySequence::SelectNextWord, QTextCursor::WordRight},
        {QKeySequence::SelectPreviousWord, QTextCursor::WordLeft},
        {QKeySequence::SelectNextLine, QTextCursor::Down},
        {QKeySequence::SelectPreviousLine, QTextCursor::Up},
        {QKeySequence::SelectEndOfLine, QTextCursor::EndOfLine},
        {QKeySequence::SelectStartOfLine, QTextCursor::StartOfLine},
        {QKeySequence::SelectEndOfDocument, QTextCursor::End},
        {QKeySequence::SelectStartOfDocument, QTextCursor::Start}};
    for (const auto &[key, operation] : moves) {
        if (!event->matches(key))
            continue;
        QTextCursor cursor = m_cursor;
        cursor.movePosition(operation, QTextCursor::KeepAnchor);
        choose(cursor);
        return true;
    }
    return false;
}

void TextLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && !chosenText().isEmpty()) {
        QGuiApplication::clipboard()->setText(chosenText());
    } else if (event->matches(QKeySequence::SelectAll)) {
        sync();
        QTextCursor cursor(&m_document);
        cursor.select(QTextCursor::Document);
        choose(cursor);
    } else if (!moveBy(event)) {
        event->ignore(); // QLabel would keep Ctrl+C to itself, with nothing to copy
    }
}

void TextLabel::contextMenuEvent(QContextMenuEvent *event)
{
    event->ignore(); // whoever shows the text has the menu
}

void TextLabel::focusOutEvent(QFocusEvent *event)
{
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason) {
        m_cursor.clearSelection();
        update();
    }
    QLabel::focusOutEvent(event);
}

void TextLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    QLabel::changeEvent(event);
}

bool TextLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isOurs = (key->matches(QKeySequence::Copy) && !chosenText().isEmpty())
            || key->matches(QKeySequence::SelectAll);
        if (isOurs) {
            event->accept();
            return true;
        }
    }
    return QLabel::event(event);
}

} // namespace Concord
