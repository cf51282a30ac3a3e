// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/itemreader.h"
#include "storage/import/jsonline.h"

namespace Concord {

/// Chats as ShareGPT has them, one JSON object a record: `conversations`, or `conversation` (a list
/// of {from, value} or {role, content}, see chatTurns()), are the turns, `id` (text or a whole
/// number) is the key, else the line ("line-12"). Other fields stay with the item as extra fields.
/// Rounds are made by chatRounds().
class ShareGptReader : public ItemReader
{
public:
    Result<Item> read(QByteArrayView record, qint64 line) override;

private:
    JsonLine m_json;
};

} // namespace Concord
