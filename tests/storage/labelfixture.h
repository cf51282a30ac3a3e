// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/annotation.h"
#include "models/study/study.h"
#include "storage/database.h"

namespace Concord {

/// A template that asks a question of every kind: choice, several, traits, scale, yesno, order,
/// words and task.
StudyTemplate everyKindTemplate();

/// A study of it, named "S", of the units u-1 and u-2 about the items rank-1 and rank-2 for Al and
/// Bo; and in the design a unit of training, t-1.
StudyId makeLabelStudy(Database &database,
                       const StudyTemplate &studyTemplate = everyKindTemplate());

UnitId unitNamed(const Database &database, StudyId study, const QString &key);

/// Appends an answer at testTime(); a null value withdraws.
void giveAnswer(const Database &database, StudyId study, const QString &unit,
                const QString &annotator, const QString &question, const QString &value,
                std::optional<qint64> duration = {});

} // namespace Concord
