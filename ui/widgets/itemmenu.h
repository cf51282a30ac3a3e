// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"

class QPoint;
class QWidget;

namespace Concord {

class Bubble;

/// The bubble that a widget is part of, or nullptr.
Bubble *bubbleAround(QWidget *widget);

/// Into the clipboard: what one turn says, and "Speaker: text" lines of all.
void copyTurn(const Bubble &bubble);
void copyDialogue(const Item &item);

/// What can be copied at `target`, a widget of an item's view.
void openItemMenu(QWidget &view, const Item &item, QWidget *target, const QPoint &where);

} // namespace Concord
