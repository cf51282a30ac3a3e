// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace Concord {

/// A page between two pieces of work: what was reached, and the buttons that lead on from it.
class RestingPlace : public QWidget
{
    Q_OBJECT

public:
    explicit RestingPlace(QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &text);
    /// The main button stands last and is the one Enter presses.
    QPushButton *addButton(const QString &text, const char *name, bool isMain);

private:
    QLabel *m_title;
    QLabel *m_text;
    QVBoxLayout *m_buttons;
};

} // namespace Concord
