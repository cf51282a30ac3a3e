// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"

namespace Concord {

/// The reference answer of item_text.answer: a JSON text, or a null string where there is none.
ReferenceAnswer answerFromStored(const QString &json);

} // namespace Concord
