// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/jsonline.h"

#include <array>

namespace Concord {

/// What a chat's messages call who speaks and what is said; the first that is there counts.
struct ChatNames
{
    std::array<const char *, 2> speaker;
    std::array<const char *, 2> content;
};

/// The key of a chat: what the first of these fields says that is there and not null, text or a
/// whole number; else "line-12" of its line.
Result<QString> chatKey(const JsonFields &fields, const QList<const char *> &names, qint64 line);

/// A list of messages as turns, at least one. The speaker is the role's word as it is. The content
/// is a text, or a list of parts: of {type: "text", text} the text, of any other its type in
/// brackets ("[image]" of image_url, "[audio]" of input_audio), nothing of which is ever fetched,
/// each on a line of its own. Calls (tool_calls, function_call) follow as "name(arguments)"; with
/// them the content may be null. Other fields of a message are left out.
Result<QList<Turn>> chatTurns(simdjson::dom::array array, const QString &path,
                              const ChatNames &names);

/// Rounds of a chat, by roundsFromTurns(); what "system" or "developer" says before anybody else
/// belongs to the first round and does not open it.
QList<Round> chatRounds(const QList<Turn> &turns);

} // namespace Concord
