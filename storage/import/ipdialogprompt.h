// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"
#include "storage/import/jsonline.h"

namespace Concord {

/// Whether a line's fields are those of the prompts of IP-Dialog, in which its training data come
/// too: input and output, and no history.
bool isIpDialogPrompt(const JsonFields &fields);

/// A line of alpaca_hq_*.jsonl or train_alpaca_hq_*.jsonl: {index, task, instruction, input,
/// output}.
///
/// The input is a prompt with the dialogue ("My history dialogue is:", one "User: …" or "AI: …" a
/// line) and the request ("My Request: …"): they become dialogue and request. What the output says
/// under Attributes or the like, Analysis and Answer becomes the related attributes, the analysis
/// and the answer. Of an input that has no dialogue the whole is both the request and the only
/// turn, and the whole output the answer. The key is "task-index" as in the benchmark; where one of
/// the two is missing, id, or the line ("line-12"). Other fields stay with the item as extra
/// fields.
Result<Item> readIpDialogPrompt(const JsonFields &fields, qint64 line);

} // namespace Concord
