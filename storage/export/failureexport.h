// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/evaluation/failure.h"

class QIODevice;

namespace Concord {

class Database;

enum class FailureFormat {
    Jsonl, ///< one JSON object per line
    Csv, ///< RFC 4180, UTF-8, CRLF; lists are joined by "|"
};

/// Writes responses in the order given, page by page: what they are about, their scores in one
/// reading as stored, attributes stated (each with its verdict: right, wrong_value or spurious) and
/// related, the answer beside the reference, the text, the tags. JSON also has what the parser's
/// rules found and the scores that lists do not show. Responses that do not exist are left out.
/// After an Error the device holds a part.
Result<void> exportFailures(const Database &database, const QList<ResponseId> &responses,
                            Reading reading, FailureFormat format, QIODevice &device);

/// The same of those that a filter chooses, worst first.
Result<void> exportFailures(const Database &database, const FailureFilter &filter,
                            FailureFormat format, QIODevice &device);

} // namespace Concord
