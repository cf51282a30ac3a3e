// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLayout;

namespace Concord {

class FittingArea;

/// What an annotator has to agree to before the first unit, with the two answers to it.
class ConsentView : public QWidget
{
    Q_OBJECT

public:
    explicit ConsentView(QWidget *parent = nullptr);

    /// Takes the keyboard, so that the text can be scrolled; agreeing takes a wish of its own.
    void ask(const QString &text);
    void setPointSize(int size); ///< of the text, in points

Q_SIGNALS:
    void agreed();
    void declined();

private:
    QLayout *makeButtons();

    QLabel *m_text;
    FittingArea *m_area;
    QWidget *m_frame; ///< as wide as a line of text may be
};

} // namespace Concord
