// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/results/resultinput.h"

namespace Concord {

/// A person's answer to an item as a model's would be read: options and rankings are lists.
ReferenceAnswer answerInFormat(const QString &task, const QString &value);

/// How well people did the items' tasks, scored as models are (answerScore(), as published), beside
/// the model runs on the same items:
///
///     task_accuracy           means over answers; where there are rankings also their item rank
///     task_accuracy_by_task   the same, task by task
///
/// Intervals by bootstrap over units. Nothing unless the question asks for the item's answer.
QList<OutcomeTable> taskAccuracyTables(const ResultInput &input);

} // namespace Concord
