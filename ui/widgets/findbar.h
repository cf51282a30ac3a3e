// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QLineEdit;

namespace Concord {

/// Asks what to find: a line with the number of matches, and buttons to the next and the previous
/// one. Enter and F3 go on, with Shift back, Esc closes it.
class FindBar : public QFrame
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    QString text() const;
    /// Shows itself, with the words chosen to be typed over.
    void open();
    /// `current` counts from 0; without any text the number stays away.
    void setCount(qsizetype current, qsizetype count);

Q_SIGNALS:
    void textChanged(const QString &text);
    void stepRequested(int step); ///< +1 or -1
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QLineEdit *m_line;
    QLabel *m_count;
};

} // namespace Concord
