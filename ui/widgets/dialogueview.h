// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/attribute.h"
#include "models/dataset/dialogue.h"

#include <QWidget>

class QVBoxLayout;

namespace Concord {

class Bubble;

/// A dialogue as bubbles, round by round; a round that reveals an attribute says so at its head.
/// Lies in somebody else's scroll area.
class DialogueView : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype turnsAtOnce = 100; ///< a longer dialogue shows more on request

    explicit DialogueView(QWidget *parent = nullptr);

    void setDialogue(const Dialogue &dialogue, const QList<Attribute> &attributes);
    void setPointSize(int size);

    /// The head of a round, or nullptr when it is not shown.
    QWidget *roundHead(int round) const;

private:
    void clear();
    void showRoundsFrom(int first);
    void addHead(int round);
    void addMoreButton(int next);

    QVBoxLayout *m_layout;
    Dialogue m_dialogue;
    QList<Attribute> m_attributes;
    QList<QWidget *> m_heads;
    QList<Bubble *> m_bubbles;
    int m_pointSize = 13;
};

} // namespace Concord
