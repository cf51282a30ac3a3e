// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/annotation.h"
#include "models/study/shownunit.h"
#include "models/study/study.h"

namespace Concord {

class Database;

/// A unit as a packet keeps it: what is shown, and no way to the source.
struct PacketUnit
{
    UnitId id;
    QString key;
    UnitKind kind = UnitKind::Utterance;
    bool isTraining = false;
    ShownUnit shown;
};

/// All that one annotator needs of a study, and nothing else of the project.
struct PacketContent
{
    Study study; ///< its design without seed, population and whatever else tells of the sources
    StudyTemplate studyTemplate;
    Annotator annotator;
    QList<PacketUnit> units; ///< in blind order
    QList<StudyAssignment> assignments; ///< in blind order; withdrawn ones with answers only
    QList<AnnotationEvent> events; ///< the annotator's own
};

/// An Error when the study is not open, or the annotator is no person with units in it.
Result<PacketContent> readPacketContent(const Database &project, StudyId study,
                                        AnnotatorId annotator);

} // namespace Concord
