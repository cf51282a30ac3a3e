// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/evaluation/responsedetail.h"

#include <QWidget>

namespace Concord {

/// Tokens as flowing text; those that METEOR matched have a line beneath: solid for equal words,
/// dashed for equal stems, dotted for synonyms. Of very many tokens the first are shown.
class MatchedText : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype longestShown = 3'000; ///< tokens

    /// `others` are those of the other text, which tool tips name.
    MatchedText(const QList<MatchedToken> &tokens, const QList<MatchedToken> &others,
                QWidget *parent = nullptr);

    /// "9 of 40 tokens: 7 as words, 1 by stem, 1 as a synonym."
    static QString summary(const QList<MatchedToken> &tokens);

    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void measure();
    QList<QRect> arrange(int width) const;
    QString tip(const MatchedToken &token) const;

    QList<MatchedToken> m_tokens;
    QList<MatchedToken> m_others;
    QList<int> m_widths; ///< of m_tokens
    QList<QRect> m_places; ///< of m_tokens, at the width there is
};

} // namespace Concord
