// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/harmlesstext.h"
#include "models/text/searchwords.h"

#include <QHash>
#include <QLabel>
#include <QTextCursor>
#include <QTextDocument>

namespace Concord {

/// Text of any script as it is, never as HTML: each paragraph runs the way its first letter does,
/// words longer than a line are broken, and parts of it can be chosen, copied and marked.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    explicit TextLabel(const QString &text = {}, QWidget *parent = nullptr);

    /// Marks what was searched for softly.
    void setMarks(const SearchWords &words);
    /// Marks what find found; the current one, by its index, stands out. -1: none does.
    void setMatches(const QList<TextMatch> &matches, qsizetype current = -1);
    /// Where the beginning of a match is.
    QRect rectOf(const TextMatch &match) const;

    QString chosenText() const;
    /// The width that the longest line would like, but `longest` at most.
    int naturalWidth(int longest) const;

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void sync() const; ///< gives the document the label's text and font
    int positionAt(const QPointF &point) const;
    void choose(const QTextCursor &cursor);
    bool moveBy(QKeyEvent *event);

    mutable QTextDocument m_document;
    mutable QString m_synced;
    mutable QHash<int, int> m_heights; ///< by width
    mutable QTextCursor m_cursor;
    QList<TextSpan> m_marks;
    QList<TextMatch> m_matches;
    qsizetype m_current = -1;
};

} // namespace Concord
