// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/annotatefoot.h"

#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

namespace Concord {

AnnotateFoot::AnnotateFoot(QWidget *parent) : QFrame(parent), m_saved(makeLabel({}, "muted"))
{
    setProperty("role", QStringLiteral("foot"));
    m_saved->setObjectName(QStringLiteral("saved"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 6, 12, 6);
    row->setSpacing(2);
    m_previous = add(row, tr("← Previous  Alt+←"), "previous", &AnnotateFoot::previousRequested);
    m_next = add(row, tr("Next →  Alt+→"), "next", &AnnotateFoot::nextRequested);
    m_undo = add(row, tr("Undo  Ctrl+Z"), "undo", &AnnotateFoot::undoRequested);
    m_redo = add(row, tr("Redo  Ctrl+Shift+Z"), "redo", &AnnotateFoot::redoRequested);
    add(row, tr("Units  Alt+J"), "unitList", &AnnotateFoot::unitListRequested);
    row->addStretch();
    row->addWidget(m_saved);
    row->addStretch();
    add(row, tr("Settings  Alt+O"), "annotateSettings", &AnnotateFoot::settingsRequested);
    add(row, tr("Keys  F1"), "keys", &AnnotateFoot::keysRequested);
    add(row, tr("Stop for now"), "leave", &AnnotateFoot::leaveRequested);
}

QPushButton *AnnotateFoot::add(QHBoxLayout *row, const QString &text, const char *name, Wish wish)
{
    QPushButton *button = makeQuietButton(text, name);
    button->setFocusPolicy(Qt::TabFocus); // a click leaves the keys to the question
    connect(button, &QPushButton::clicked, this, wish);
    row->addWidget(button);
    return button;
}

void AnnotateFoot::setScreen(const AnnotationScreen &screen)
{
    m_saved->setText(screen.savedAt.isValid()
                         ? tr("saved %1")
                               .arg(QLocale().toString(screen.savedAt.toLocalTime().time(),
                                                       QStringLiteral("HH:mm:ss")))
                         : QString());
    m_undo->setEnabled(screen.canUndo);
    m_redo->setEnabled(screen.canRedo);
    m_previous->setEnabled(screen.position > 0);
    m_next->setEnabled(screen.position + 1 < screen.reach());
}

} // namespace Concord
