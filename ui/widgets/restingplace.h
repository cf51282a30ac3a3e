// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QFrame;
class QLabel;
class QPushButton;
class QHBoxLayout;

namespace Concord {

/// A page between two pieces of work: what was reached, and the buttons that lead on from it.
class RestingPlace : public QWidget
{
    Q_OBJECT

public:
    explicit RestingPlace(QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &text);
    void setReading(const QString &text); ///< what to read before going on; empty: nothing
    void setPointSize(int size); ///< of the reading, in points
    /// The main button stands last and is the one Enter presses.
    QPushButton *addButton(const QString &text, const char *name, bool isMain);

private:
    void makeReading();

    QLabel *m_title;
    QLabel *m_text;
    QLabel *m_reading;
    QFrame *m_card; ///< around the reading
    QHBoxLayout *m_buttons;
};

} // namespace Concord
