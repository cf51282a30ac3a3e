// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studyplanning.h"

#include "app/templates.h"
#include "storage/amendments.h"
#include "storage/annotationrepository.h"
#include "storage/candidaterepository.h"
#include "storage/studyrepository.h"

#include <algorithm>

namespace Concord {

Result<StudyPlan> planFromDatabase(const Database &database, const StudyRequest &request)
{
    const auto studyTemplate = findTemplate(request.templateId);
    if (!studyTemplate)
        return studyTemplate.error();
    if (auto valid = checkDesign(request.name, request.design); !valid)
        return valid.error();
    const auto population = CandidateRepository(database).candidates(populationFor(*studyTemplate));
    if (!population)
        return population.error();
    return planStudy(request.name, *studyTemplate, request.design, *population);
}

Result<TrainingRules> trainingRules(const Database &database, const Study &study)
{
    const StudyRepository studies(database);
    const auto units = studies.units(study.id);
    if (!units)
        return units.error();
    TrainingRules rules{{}, study.design.passMark};
    for (const StudyUnit &unit : *units) {
        if (!unit.isTraining)
            continue;
        const auto shown = studies.shownUnit(unit.id);
        if (!shown)
            return shown.error();
        if (shown->training)
            rules.keys.insert(unit.id, *shown->training);
    }
    return rules;
}

Result<StudyOverview> studyOverview(const Database &database, const Study &study)
{
    const StudyRepository studies(database);
    const auto studyTemplate = studies.studyTemplate(study.id);
    const auto members = studies.annotators(study.id);
    const auto assignments = studies.assignments(study.id);
    const auto events = AnnotationRepository(database).events(study.id);
    const auto training = trainingRules(database, study);
    auto amendments = studyAmendments(database, study.id);
    for (const Error *error :
         {studyTemplate ? nullptr : &studyTemplate.error(), members ? nullptr : &members.error(),
          assignments ? nullptr : &assignments.error(), events ? nullptr : &events.error(),
          training ? nullptr : &training.error(), amendments ? nullptr : &amendments.error()}) {
        if (error)
            return *error;
    }
    const auto progress =
        studyProgress(*assignments, AnswerState(*events), studyTemplate->questions, *training);
    StudyOverview overview{study, {}, {}, *std::move(amendments), studyTemplate->guideline};
    for (const Annotator &member : *members) {
        if (member.isJudge)
            continue;
        const auto own = std::ranges::find(progress, member.id, &AnnotatorProgress::id);
        overview.annotators.append(member);
        overview.progress.append(
            own != progress.end() ? *own
                                  : AnnotatorProgress{.annotator = member.name, .id = member.id});
    }
    return overview;
}

Result<QList<StudyOverview>> studyOverviews(const Database &database)
{
    const auto studies = StudyRepository(database).list();
    if (!studies)
        return studies.error();
    QList<StudyOverview> overviews;
    for (const Study &study : *studies) {
        auto overview = studyOverview(database, study);
        if (!overview)
            return overview.error();
        overviews.append(*std::move(overview));
    }
    return overviews;
}

} // namespace Concord
