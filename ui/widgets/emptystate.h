// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace Concord {

/// What an empty page says: what is missing, what to do next, and the button that does it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// An empty `action` hides the button.
    void setTexts(const QString &missing, const QString &next, const QString &action);

Q_SIGNALS:
    void actionRequested();

private:
    QLabel *m_missing;
    QLabel *m_next;
    QPushButton *m_action;
};

} // namespace Concord
