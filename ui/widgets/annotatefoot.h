// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/annotationscreen.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace Concord {

/// Below the text that is judged: the commands with their keys, and when the last answer was saved.
class AnnotateFoot : public QFrame
{
    Q_OBJECT

public:
    explicit AnnotateFoot(QWidget *parent = nullptr);

    void setScreen(const AnnotationScreen &screen);

Q_SIGNALS:
    void previousRequested();
    void nextRequested();
    void undoRequested();
    void redoRequested();
    void unitListRequested();
    void settingsRequested();
    void keysRequested();
    void leaveRequested();

private:
    using Wish = void (AnnotateFoot::*)();
    QPushButton *add(QHBoxLayout *row, const QString &text, const char *name, Wish wish);

    QPushButton *m_previous;
    QPushButton *m_next;
    QPushButton *m_undo;
    QPushButton *m_redo;
    QLabel *m_saved;
};

} // namespace Concord
