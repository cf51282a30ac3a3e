// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"

class QFrame;
class QLabel;
class QVBoxLayout;

class QWidget;

namespace Concord {

/// An answer for a person: option labels on one line, sentences on a line each.
QString answerText(const ReferenceAnswer &answer);

/// Text of any length in a size of its own; of a very long one the beginning.
QLabel *makeSizedText(const QString &text, int pointSize);

/// A layout without margins.
QVBoxLayout *makeColumn(QWidget *parent, int spacing);

/// What the user asks for.
QFrame *makeRequestFrame(const Item &item, int pointSize);

enum class ReferenceLength {
    Whole,
    Short, ///< a long analysis is folded away after its beginning
};

/// The reference answer and analysis.
QFrame *makeReferenceFrame(const Item &item, int pointSize, ReferenceLength length);

} // namespace Concord
