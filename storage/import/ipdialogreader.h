// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/itemreader.h"
#include "storage/import/jsonline.h"

namespace Concord {

/// The benchmark of IP-Dialog (arXiv 2506.02449), one JSON object a line: `task`, `index`, `domain`
/// (text or null), `user_attr_group`, `request`, `GT` {related_attributes, analysis, answer (text
/// or list of texts)}, `history` (rounds of {speaker, content}). The key is "task-index", as
/// `index` is unique inside a task only. Other fields stay with the item as extra fields.
/// The training data have the same fields; lines of prompts are read by readIpDialogPrompt().
class IpDialogReader : public ItemReader
{
public:
    Result<Item> read(QByteArrayView record, qint64 line) override;

private:
    JsonLine m_json;
};

} // namespace Concord
