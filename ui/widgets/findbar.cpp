// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/findbar.h"

#include "ui/theme.h"
#include "ui/widgets/labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

namespace Concord {

namespace {

QToolButton *makeStep(const char *name, Qt::ArrowType arrow, const QString &text)
{
    auto *button = new QToolButton;
    button->setObjectName(QString::fromLatin1(name));
    button->setProperty("role", QStringLiteral("fold"));
    button->setArrowType(arrow);
    button->setAccessibleName(text);
    button->setToolTip(text);
    return button;
}

} // namespace

FindBar::FindBar(QWidget *parent)
    : QFrame(parent), m_line(new QLineEdit), m_count(makeLabel({}, "muted"))
{
    setProperty("role", QStringLiteral("head"));
    setObjectName(QStringLiteral("findBar"));
    m_line->setObjectName(QStringLiteral("findText"));
    m_line->setAccessibleName(tr("Find in the dialogue"));
    m_line->setPlaceholderText(tr("Find in the dialogue"));
    m_line->setClearButtonEnabled(true);
    m_count->setObjectName(QStringLiteral("findCount"));
    QToolButton *previous =
        makeStep("findPrevious", Qt::UpArrow, tr("Previous match (Shift+Enter, Shift+F3)"));
    QToolButton *next = makeStep("findNext", Qt::DownArrow, tr("Next match (Enter, F3)"));
    auto *close = new QToolButton;
    close->setObjectName(QStringLiteral("findClose"));
    close->setProperty("role", QStringLiteral("fold"));
    close->setText(QStringLiteral("✕"));
    close->setAccessibleName(tr("Close (Esc)"));
    close->setToolTip(tr("Close (Esc)"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(20, 6, 12, 6);
    row->setSpacing(8);
    row->addWidget(m_line, 1);
    row->addWidget(m_count);
    for (QToolButton *button : {previous, next, close})
        row->addWidget(button);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::textChanged, this, &FindBar::textChanged);
    connect(previous, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(-1); });
    connect(next, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(1); });
    connect(close, &QToolButton::clicked, this, &FindBar::closed);
}

QString FindBar::text() const
{
    return m_line->text();
}

void FindBar::open()
{
    show();
    m_line->setFocus();
    m_line->selectAll();
}

void FindBar::setCount(qsizetype current, qsizetype count)
{
    const QLocale locale;
    if (m_line->text().isEmpty())
        m_count->clear();
    else if (count == 0)
        m_count->setText(tr("not found"));
    else
        m_count->setText(tr("%1 of %2").arg(locale.toString(current + 1), locale.toString(count)));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (isEnter)
        Q_EMIT stepRequested(event->modifiers().testFlag(Qt::ShiftModifier) ? -1 : 1);
    else
        QFrame::keyPressEvent(event);
}

// Esc may be somebody's shortcut: here it closes the bar.
bool FindBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QFrame::event(event);
}

} // namespace Concord
