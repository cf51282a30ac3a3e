// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/question.h"

#include <QPair>

namespace Concord {

/// An attribute type and one of its values.
using AttributePair = QPair<QString, QString>;

/// As people read it: "high_income" is "high income".
QString attributeWord(const QString &text);

/// What the typed letters can mean: the beginning of a type, then that of a value ("homu" and "ho
/// mu" are hobby: music), the longest beginning of a type first; where no type begins so, that of a
/// value. Words inside a name begin it too. All pairs for an empty text.
QList<AttributePair> matchingAttributes(const QList<AttributeChoice> &attributes,
                                        const QString &typed);

} // namespace Concord
