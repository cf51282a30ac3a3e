// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/checkedjson.h"
#include "models/study/template.h"

namespace Concord {

/// Reads a training example of a template whose shown parts and questions are read already. What is
/// wrong goes to the object's complaint, also answers that are missing or cannot be given. Those of
/// an attribute set without attributes are taken as they are: what is allowed comes with the
/// population.
TrainingExample readTraining(CheckedObject object, const StudyTemplate &studyTemplate);

QJsonObject trainingToJson(const TrainingExample &example);

} // namespace Concord
