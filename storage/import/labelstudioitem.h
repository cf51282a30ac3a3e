// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/item.h"

#include <simdjson.h>

#include <optional>

namespace Concord {

/// A field of a JSON object, if it is there.
std::optional<simdjson::dom::element> jsonField(simdjson::dom::object object,
                                                std::string_view name);
/// A text, or a number as text; nothing for anything else.
std::optional<QString> jsonWord(std::optional<simdjson::dom::element> element);

/// The item of a Label Studio task, but for its line.
///
/// The key is data.unit_key, as `concord labels export` writes it, or else the task's id, data.id
/// or its number. The dialogue is a list in data.dialogue, dialogues, dialog, messages,
/// conversation or turns, of texts or of objects with speaker, role, author, from or name and
/// text, content, value, utterance or message. Without one it is one turn: data.text, or else the
/// request, or the first text there is. The request is data.question, request or prompt; what
/// else data holds is kept beside. The Error is a reason for the list of rejects.
Result<Item> labelStudioItem(simdjson::dom::object task, qint64 number);

} // namespace Concord
