// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/itemreader.h"
#include "storage/import/jsonline.h"

namespace Concord {

/// Chats as the interfaces of models take them, one JSON object a record: `messages` (a list of
/// {role, content}, see chatTurns()) are the turns, `id`, `conversation_id` or `key` (text or a
/// whole number) is the key. Where none of them is there, the key is the line ("line-12"), so that
/// what is imported again is known by its line. Other fields stay with the item as extra fields.
/// Rounds are made by chatRounds().
class MessagesReader : public ItemReader
{
public:
    Result<Item> read(QByteArrayView record, qint64 line) override;

private:
    JsonLine m_json;
};

} // namespace Concord
