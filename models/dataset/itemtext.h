// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"

namespace Concord {

/// A dialogue as "Speaker: text" lines, an empty line between rounds.
QString dialogueText(const Dialogue &dialogue);

/// An item with every field it has, as indented JSON.
QByteArray itemJson(const Item &item);

} // namespace Concord
