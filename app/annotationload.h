// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/annotation.h"
#include "models/study/shownunit.h"
#include "models/study/study.h"

#include <QHash>

namespace Concord {

class Database;

/// Everything an annotator's sitting begins with, read in one go.
struct AnnotationLoad
{
    Study study;
    StudyTemplate studyTemplate;
    QList<StudyAssignment> assignments; ///< training units first; none that were withdrawn
    QHash<UnitId, TrainingKey> keys; ///< of the training units
    QHash<UnitId, Question> itemQuestions; ///< where a template has an ItemAnswer
    QList<AnnotationEvent> events; ///< the annotator's
    qint64 nextSequence = 1; ///< of the device
    qint64 maxCounter = 0;
};

/// An Error, too, when the study takes no answers or the annotator has no units in it.
Result<AnnotationLoad> loadAnnotation(const Database &database, StudyId study,
                                      AnnotatorId annotator, DeviceId device);

} // namespace Concord
