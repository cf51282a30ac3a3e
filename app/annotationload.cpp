// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/annotationload.h"

#include "app/apptext.h"
#include "storage/annotationrepository.h"
#include "storage/studyrepository.h"

#include <algorithm>

namespace Concord {

namespace {

Result<void> checkLoad(const AnnotationLoad &load)
{
    if (load.study.state != StudyState::Open)
        return Error{AppText::tr("The study \"%1\" is closed: it takes no more answers.")
                         .arg(load.study.name),
                     {}};
    if (load.assignments.isEmpty())
        return Error{AppText::tr("There are no units for this annotator in the study \"%1\".")
                         .arg(load.study.name),
                     {}};
    return {};
}

void orderUnits(QList<StudyAssignment> &assignments)
{
    assignments.removeIf([](const StudyAssignment &assignment) { return assignment.isWithdrawn; });
    std::ranges::stable_partition(assignments, &StudyAssignment::isTraining);
}

// Only what a sitting needs before the units are shown: keys to mark by, options to name answers.
Result<void> loadUnits(const StudyRepository &studies, AnnotationLoad &load)
{
    const bool asksItems =
        std::ranges::any_of(load.studyTemplate.questions, [](const Question &question) {
            return question.kind == QuestionKind::ItemAnswer;
        });
    for (const StudyAssignment &assignment : std::as_const(load.assignments)) {
        if (!asksItems && !assignment.isTraining)
            continue;
        const Result<ShownUnit> unit = studies.shownUnit(assignment.unit);
        if (!unit)
            return unit.error();
        if (assignment.isTraining && unit->training)
            load.keys.insert(assignment.unit, *unit->training);
        if (unit->itemQuestion)
            load.itemQuestions.insert(assignment.unit, *unit->itemQuestion);
    }
    return {};
}

} // namespace

Result<AnnotationLoad> loadAnnotation(const Database &database, StudyId id, AnnotatorId annotator,
                                      DeviceId device)
{
    const StudyRepository studies(database);
    const AnnotationRepository annotations(database);
    const auto study = studies.load(id);
    const auto studyTemplate = studies.studyTemplate(id);
    const auto assignments = studies.assignments(id, annotator);
    const auto events = annotations.events(id, annotator);
    const auto sequence = annotations.nextSequence(device);
    const auto counter = annotations.maxCounter();
    for (const Error *error :
         {study ? nullptr : &study.error(), studyTemplate ? nullptr : &studyTemplate.error(),
          assignments ? nullptr : &assignments.error(), events ? nullptr : &events.error(),
          sequence ? nullptr : &sequence.error(), counter ? nullptr : &counter.error()}) {
        if (error)
            return *error;
    }
    AnnotationLoad load{*study, *studyTemplate, *assignments, {}, {}, *events, *sequence, *counter};
    orderUnits(load.assignments);
    if (const auto checked = checkLoad(load); !checked)
        return checked.error();
    if (const auto loaded = loadUnits(studies, load); !loaded)
        return loaded.error();
    return load;
}

} // namespace Concord
