// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/packetcontent.h"

#include "storage/annotationrepository.h"
#include "storage/studyrepository.h"
#include "storage/text.h"

#include <QSet>

#include <algorithm>

namespace Concord {

namespace {

// Only what the annotator's screen needs is named here, so that what a design gets later stays out.
StudyDesign designForPacket(const StudyDesign &design)
{
    StudyDesign shown;
    shown.seed = 0;
    shown.strata.clear();
    shown.trainingUnits = design.trainingUnits;
    shown.passMark = design.passMark;
    shown.repeatedUnits = design.repeatedUnits;
    shown.phase = design.phase;
    shown.consent = design.consent;
    shown.asksConsent = design.asksConsent;
    return shown;
}

Result<Study> openStudy(const StudyRepository &studies, StudyId id)
{
    auto study = studies.load(id);
    if (!study)
        return study;
    if (study->state != StudyState::Open)
        return Error{StorageText::tr("The study “%1” is not open, so there is nothing to annotate "
                                     "in a packet of it.")
                         .arg(study->name),
                     {}};
    return study;
}

Result<Annotator> personOf(const StudyRepository &studies, const Study &study, AnnotatorId id)
{
    const auto annotators = studies.annotators(study.id);
    if (!annotators)
        return annotators.error();
    const auto found = std::ranges::find(*annotators, id, &Annotator::id);
    if (found == annotators->end())
        return Error{StorageText::tr("This annotator is not in the study “%1”.").arg(study.name),
                     {}};
    return *found;
}

Result<void> readAssignments(const StudyRepository &studies, PacketContent &content)
{
    const auto all = studies.assignments(content.study.id, content.annotator.id);
    if (!all)
        return all.error();
    QSet<AssignmentId> answered;
    for (const AnnotationEvent &event : content.events)
        answered.insert(event.assignment);
    for (const StudyAssignment &assignment : *all) {
        if (!assignment.isWithdrawn || answered.contains(assignment.id))
            content.assignments.append(assignment);
    }
    if (content.assignments.isEmpty())
        return Error{StorageText::tr("There are no units for “%1” in the study “%2”.")
                         .arg(content.annotator.name, content.study.name),
                     {}};
    return {};
}

Result<void> readUnits(const StudyRepository &studies, PacketContent &content)
{
    const auto all = studies.units(content.study.id);
    if (!all)
        return all.error();
    QHash<UnitId, StudyUnit> byId;
    for (const StudyUnit &unit : *all)
        byId.insert(unit.id, unit);
    QSet<UnitId> taken;
    for (const StudyAssignment &assignment : content.assignments) {
        if (taken.contains(assignment.unit))
            continue;
        taken.insert(assignment.unit);
        auto shown = studies.shownUnit(assignment.unit);
        if (!shown)
            return shown.error();
        const StudyUnit unit = byId.value(assignment.unit);
        if (!unit.isTraining)
            shown->training.reset();
        content.units.append({unit.id, unit.key, unit.kind, unit.isTraining, *std::move(shown)});
    }
    return {};
}

} // namespace

Result<PacketContent> readPacketContent(const Database &project, StudyId study,
                                        AnnotatorId annotator)
{
    const StudyRepository studies(project);
    PacketContent content;
    auto found = openStudy(studies, study);
    if (!found)
        return found.error();
    content.study = *std::move(found);
    auto person = personOf(studies, content.study, annotator);
    if (!person)
        return person.error();
    content.annotator = *std::move(person);
    auto studyTemplate = studies.studyTemplate(study);
    if (!studyTemplate)
        return studyTemplate.error();
    content.studyTemplate = *std::move(studyTemplate);
    auto events = AnnotationRepository(project).events(study, annotator);
    if (!events)
        return events.error();
    content.events = *std::move(events);
    if (auto done = readAssignments(studies, content); !done)
        return done.error();
    if (auto done = readUnits(studies, content); !done)
        return done.error();
    content.study.design = designForPacket(content.study.design);
    content.study.design.units = int(content.units.size());
    return content;
}

} // namespace Concord
