// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QScrollArea;

namespace Concord {

/// What an annotator has to agree to before the first unit, with the two answers to it.
class ConsentView : public QWidget
{
    Q_OBJECT

public:
    explicit ConsentView(QWidget *parent = nullptr);

    /// Takes the keyboard, so that the text can be scrolled; agreeing takes a wish of its own.
    void ask(const QString &text);

Q_SIGNALS:
    void agreed();
    void declined();

private:
    QLabel *m_text;
    QScrollArea *m_area;
};

} // namespace Concord
