// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/itemmenu.h"

#include "models/dataset/itemtext.h"
#include "ui/widgets/bubble.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMenu>

namespace Concord {

namespace {

QString menuText(const char *source)
{
    return QCoreApplication::translate("Concord::ItemView", source);
}

void copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

} // namespace

Bubble *bubbleAround(QWidget *widget)
{
    while (widget && !qobject_cast<Bubble *>(widget))
        widget = widget->parentWidget();
    return qobject_cast<Bubble *>(widget);
}

void copyTurn(const Bubble &bubble)
{
    copyText(bubble.turn().content);
}

void copyDialogue(const Item &item)
{
    copyText(dialogueText(item.dialogue));
}

void openItemMenu(QWidget &view, const Item &item, QWidget *target, const QPoint &where)
{
    auto *menu = new QMenu(&view);
    menu->setObjectName(QStringLiteral("itemMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto *label = qobject_cast<TextLabel *>(target);
    if (const QString chosen = label ? label->chosenText() : QString(); !chosen.isEmpty()) {
        menu->addAction(menuText(QT_TRANSLATE_NOOP("Concord::ItemView", "Copy")),
                        [chosen] { copyText(chosen); });
    }
    if (const Bubble *bubble = bubbleAround(target)) {
        menu->addAction(menuText(QT_TRANSLATE_NOOP("Concord::ItemView", "Copy turn")),
                        [text = bubble->turn().content] { copyText(text); });
    }
    if (!item.dialogue.rounds.isEmpty()) {
        QAction *dialogue =
            menu->addAction(menuText(QT_TRANSLATE_NOOP("Concord::ItemView", "Copy dialogue")),
                            [item] { copyDialogue(item); });
        dialogue->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C));
    }
    menu->addAction(menuText(QT_TRANSLATE_NOOP("Concord::ItemView", "Copy item as JSON")),
                    [item] { copyText(QString::fromUtf8(itemJson(item))); });
    menu->popup(where);
}

} // namespace Concord
