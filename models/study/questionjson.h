// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/checkedjson.h"
#include "models/study/question.h"

namespace Concord {

/// Reads a question of a template, an object with
///
///     id, text
///     kind: single_choice | multiple_choice | attribute_set | scale | yes_no_reason | ranking |
///           free_text | item_answer
///     options: [{id, text, key, origin?}]     of choices, scales and rankings; of yes_no_reason
///                                             yes and no where there are none
///     attributes?: {type: [values]}           of attribute_set, asked by type name; otherwise
///                                             the population's
///     reason_for?: [option ids]               of yes_no_reason; otherwise no
///     required?: bool, measure?, coefficient?
///
/// What is wrong goes to the object's complaint. `ids` are those of the questions before.
Question readQuestion(CheckedObject &object, QStringList &ids);

/// The same as an object: questionFromJson() gives back an equal question.
QJsonObject questionToJson(const Question &question);
Result<Question> questionFromJson(const QJsonValue &value);

} // namespace Concord
