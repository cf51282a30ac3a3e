// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dialogue.h"
#include "models/text/harmlesstext.h"
#include "models/text/searchwords.h"

#include <QWidget>

class QFrame;
class QPushButton;
class QVBoxLayout;

namespace Concord {

class TextLabel;

/// One turn of a dialogue: speaker and text in a bubble, at one side of its width, no line longer
/// than about 75 characters. Text is data: it is shown as it is, and of a very long turn the
/// beginning, with a button that shows more.
class Bubble : public QWidget
{
    Q_OBJECT

public:
    enum class Side { Left, Right };

    static constexpr qsizetype longestShown = 20'000; ///< characters of other texts
    static constexpr qsizetype longestFirst = 4'000; ///< characters of a turn before the button
    static constexpr qsizetype longestMore = 200'000; ///< that the button adds at once
    static constexpr int charactersALine = 75; ///< at most, about

    Bubble(const Turn &turn, Side side, QWidget *parent = nullptr);

    /// The beginning of a very long text, with a note of how much is left out; else the text.
    static QString shownText(const QString &text);

    const Turn &turn() const { return m_turn; }
    void setPointSize(int size);

    /// Marks the words that were searched for.
    void setMarks(const SearchWords &words);
    /// Marks what find found in harmlessText() of the turn; -1: none of it is the current one.
    void setMatches(const QList<TextMatch> &matches, qsizetype current = -1);
    /// Shows the text up to a match, and says where that is.
    QRect showMatch(const TextMatch &match);

private:
    struct Part
    {
        qsizetype start = 0;
        TextLabel *label = nullptr;
    };

    void addPart(qsizetype longest);
    void showMore(qsizetype end);
    void updateButton();
    void markPart(const Part &part) const;

    Turn m_turn;
    QString m_text; ///< harmless
    QFrame *m_frame;
    QVBoxLayout *m_inside;
    QPushButton *m_more = nullptr;
    QList<Part> m_parts;
    qsizetype m_shown = 0; ///< characters
    SearchWords m_words;
    QList<TextMatch> m_matches;
    qsizetype m_current = -1;
};

} // namespace Concord
