// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/import/messagesreader.h"

#include "storage/import/chatmessages.h"

namespace Concord {

Result<Item> MessagesReader::read(QByteArrayView record, qint64 line)
{
    const auto object = m_json.parse(record);
    if (!object)
        return object.error();
    const JsonFields fields(*object);
    static const QList<const char *> keys{"id", "conversation_id", "key"};
    auto key = chatKey(fields, keys, line);
    if (!key)
        return key.error();
    const auto array = fields.array("messages");
    if (!array)
        return array.error();
    const auto turns =
        chatTurns(*array, QStringLiteral("messages"), {{"role", "from"}, {"content", "value"}});
    if (!turns)
        return turns.error();
    Item item;
    item.key = *std::move(key);
    item.dialogue.rounds = chatRounds(*turns);
    QList<QByteArrayView> known{"messages"};
    for (const char *name : keys) {
        // Only the one that became the key.
        if (const auto value = fields.element(name); value && !value->is_null()) {
            known.append(name);
            break;
        }
    }
    item.extra = otherFields(*object, known);
    return item;
}

} // namespace Concord
