// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/itemreader.h"
#include "storage/import/jsonline.h"

namespace Concord {

/// Dialogues, one JSON object a line: `id` (text or whole number), `turns` (at least one {speaker,
/// content}, unless there is a request or an attribute), and what takeItemFields() knows; `source`
/// and whatever else there is stays with the item as extra fields. Rounds are made by
/// roundsFromTurns().
class DialoguesReader : public ItemReader
{
public:
    Result<Item> read(QByteArrayView record, qint64 line) override;

private:
    JsonLine m_json;
};

} // namespace Concord
