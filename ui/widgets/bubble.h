// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/dialogue.h"

#include <QWidget>

class QFrame;
class QLabel;

namespace Concord {

/// One turn of a dialogue: speaker and text in a bubble, at one side of its width, no line longer
/// than about 75 characters. Text is data: it is shown as it is, and of a very long turn the
/// beginning only, with a note of how much is left out.
class Bubble : public QWidget
{
    Q_OBJECT

public:
    enum class Side { Left, Right };

    static constexpr qsizetype longestShown = 20'000; ///< characters
    static constexpr int charactersALine = 75; ///< at most, about

    Bubble(const Turn &turn, Side side, QWidget *parent = nullptr);

    /// The beginning of a very long text, with a note of how much is left out; else the text.
    static QString shownText(const QString &text);

    void setPointSize(int size);

private:
    QFrame *m_frame;
    QLabel *m_text;
};

} // namespace Concord
