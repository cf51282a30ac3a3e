// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/import/readstudy.h"

#include <simdjson.h>

namespace Concord {

/// What a result of Label Studio answers, and with what.
struct LabelStudioResult
{
    ReadQuestion question;
    QStringList parts; ///< as ReadAnswer has them; no text or number: none
};

/// Nothing where its type cannot be an answer, or it is about a part of the task.
std::optional<LabelStudioResult> readLabelStudioResult(simdjson::dom::object result);

/// For the warning: "rectanglelabels", or "choices of a part".
QString labelStudioTypeOf(simdjson::dom::object result);

} // namespace Concord
