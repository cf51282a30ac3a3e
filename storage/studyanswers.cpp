// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/studyanswers.h"

#include "storage/annotationrepository.h"
#include "storage/studyrepository.h"

namespace Concord {

Result<StudyAnswers> readStudyAnswers(const Database &database, StudyId study)
{
    const StudyRepository studies(database);
    const auto stored = studies.load(study);
    if (!stored)
        return stored.error();
    const auto asked = studies.studyTemplate(study);
    if (!asked)
        return asked.error();
    const auto assignments = studies.assignments(study);
    if (!assignments)
        return assignments.error();
    const auto events = AnnotationRepository(database).events(study);
    if (!events)
        return events.error();
    return StudyAnswers{*stored, asked->questions, *assignments, AnswerState(*events)};
}

} // namespace Concord
