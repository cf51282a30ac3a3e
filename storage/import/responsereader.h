// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/evaluation/responsescore.h"
#include "storage/import/jsonline.h"

namespace Concord {

/// A line of an IP-Dialog output file: the response, and what says which item it answers.
struct ResponseLine
{
    QString key; ///< "recommend-485", of the shape with index and task; else empty
    QString label; ///< the reference in the prompt's layout, of the shape with label; else empty
    QString predict;
};

/// Reads both shapes of model output (ip-dialog.md section 2): {index, task, …, predict} and
/// {prompt, label, predict}. Used by one thread.
class ResponseReader
{
public:
    Result<ResponseLine> read(QByteArrayView line);

private:
    JsonLine m_json;
};

/// Whether the fields of this line are those of model output.
bool isResponseLine(QByteArrayView line);

/// Whether the line answers the item: its key, or the label "- Analysis: [..]\n- Answer: [..]",
/// where white space does not count.
bool answers(const ResponseLine &line, const QString &key, const ScoringItem &item);

} // namespace Concord
