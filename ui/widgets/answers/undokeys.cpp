// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/answers/undokeys.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <functional>

namespace Concord {

namespace {

using Ask = std::function<bool()>;

bool isRedo(const QKeyEvent &key)
{
    return key.matches(QKeySequence::Redo)
        || key.keyCombination() == QKeyCombination(Qt::CTRL | Qt::SHIFT, Qt::Key_Z)
        || key.keyCombination() == QKeyCombination(Qt::CTRL, Qt::Key_Y);
}

// A field claims its keys by accepting the ShortcutOverride that comes before them.
class UndoKeyFilter : public QObject
{
public:
    UndoKeyFilter(QWidget *field, Ask canUndo, Ask canRedo)
        : QObject(field), m_canUndo(std::move(canUndo)), m_canRedo(std::move(canRedo))
    {
        field->installEventFilter(this);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::ShortcutOverride)
            return QObject::eventFilter(watched, event);
        const auto &key = *static_cast<QKeyEvent *>(event);
        const bool isUnused =
            (key.matches(QKeySequence::Undo) && !m_canUndo()) || (isRedo(key) && !m_canRedo());
        if (isUnused)
            event->ignore();
        return isUnused;
    }

private:
    Ask m_canUndo;
    Ask m_canRedo;
};

} // namespace

void leaveUnusedUndoKeys(QLineEdit *field)
{
    new UndoKeyFilter(
        field, [field] { return field->isUndoAvailable(); },
        [field] { return field->isRedoAvailable(); });
}

void leaveUnusedUndoKeys(QPlainTextEdit *field)
{
    new UndoKeyFilter(
        field, [field] { return field->document()->isUndoAvailable(); },
        [field] { return field->document()->isRedoAvailable(); });
}

} // namespace Concord
