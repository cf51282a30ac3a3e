// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/sharegptreader.h"

#include "storage/import/chatmessages.h"

namespace Concord {

Result<Item> ShareGptReader::read(QByteArrayView record, qint64 line)
{
    const auto object = m_json.parse(record);
    if (!object)
        return object.error();
    const JsonFields fields(*object);
    auto key = chatKey(fields, {"id"}, line);
    if (!key)
        return key.error();
    const bool isSingular = !fields.element("conversations") && fields.element("conversation");
    const char *name = isSingular ? "conversation" : "conversations";
    const auto array = fields.array(name);
    if (!array)
        return array.error();
    const auto turns =
        chatTurns(*array, QString::fromLatin1(name), {{"from", "role"}, {"value", "content"}});
    if (!turns)
        return turns.error();
    Item item;
    item.key = *std::move(key);
    item.dialogue.rounds = chatRounds(*turns);
    item.extra = otherFields(*object, {"id", name});
    return item;
}

} // namespace Concord
