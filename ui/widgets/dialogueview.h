// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/attribute.h"
#include "models/dataset/dialogue.h"
#include "models/text/harmlesstext.h"
#include "models/text/searchwords.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace Concord {

class Bubble;

/// A dialogue as bubbles, round by round; a round that reveals attributes says so at its head.
/// Lies in somebody else's scroll area.
class DialogueView : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype turnsAtOnce = 100; ///< a longer dialogue shows more on request

    explicit DialogueView(QWidget *parent = nullptr);

    void setDialogue(const Dialogue &dialogue, const QList<Attribute> &attributes);
    void setPointSize(int size);
    const Dialogue &dialogue() const { return m_dialogue; }

    /// The head of a round, or nullptr when it is not shown.
    QWidget *roundHead(int round) const;
    /// Shows a round of the dialogue and gives its head.
    QWidget *showRound(int round);

    /// Marks these words in what is shown and what will be.
    void setMarks(const SearchWords &words);

    /// Marks `text` everywhere and gives how often it occurs in all turns, shown or not.
    qsizetype find(const QString &text);
    /// Shows a match, by its index, and marks it as the current one: where it is in this widget.
    QRect showMatch(qsizetype match);

private:
    struct Place
    {
        int turn = 0;
        TextMatch match;
    };

    void clear();
    void startAt(int turn, qsizetype turns);
    void showRoundsFrom(int first, qsizetype turns);
    void addEarlierButton();
    void addHead(int round);
    void addMoreButton(int next);
    void showTurn(int turn);
    void markBubble(int turn);

    QVBoxLayout *m_layout;
    Dialogue m_dialogue;
    QList<Attribute> m_attributes;
    QList<QWidget *> m_heads;
    QList<Bubble *> m_bubbles; ///< of m_firstTurn and those after it
    int m_firstRound = 0; ///< that is shown
    int m_firstTurn = 0;
    QPushButton *m_more = nullptr;
    int m_nextRound = 0; ///< that is not shown
    SearchWords m_words;
    QList<Place> m_found;
    qsizetype m_current = -1; ///< of m_found
    int m_pointSize = 13;
};

} // namespace Concord
