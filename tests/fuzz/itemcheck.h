// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"
#include "tests/fuzz/fuzzing.h"

#include <simdjson.h>

namespace Concord {

/// Text that a project keeps as it is: no NUL, and no half of a surrogate pair.
inline void checkText(const QString &text)
{
    FUZZ_CHECK(text.isValidUtf16());
    FUZZ_CHECK(!text.contains(QChar(0)));
}

inline void checkJson(const QByteArray &json)
{
    if (json.isEmpty())
        return;
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    FUZZ_CHECK(!parser.parse(json.data(), size_t(json.size())).get(object));
}

/// What each reader promises of an item.
inline void checkItem(const Item &item)
{
    for (const QString &text : {item.key, item.task, item.domain, item.request, item.analysis})
        checkText(text);
    for (const Attribute &attribute : item.attributes) {
        checkText(attribute.type);
        checkText(attribute.value);
        FUZZ_CHECK(!attribute.type.isEmpty());
    }
    for (const QString &part : item.answer.parts)
        checkText(part);
    for (const Round &round : item.dialogue.rounds) {
        for (const Turn &turn : round.turns) {
            checkText(turn.speaker);
            checkText(turn.content);
        }
    }
    checkJson(item.extra);
    checkJson(item.context);
}

} // namespace Concord
