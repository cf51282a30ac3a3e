// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/annotation.h"
#include "models/study/answervalue.h"

namespace Concord {

/// `value` as answers to `question` are written, where `question` is one of `questions`, the reason
/// of one, or a question that every unit has (annotation.h). An Error says what is wrong with the
/// question or the value. No value withdraws, which every question allows.
Result<std::optional<QString>> checkedEventValue(const QList<Question> &questions,
                                                 const QString &question,
                                                 const std::optional<QString> &value);

} // namespace Concord
