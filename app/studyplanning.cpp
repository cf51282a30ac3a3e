// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studyplanning.h"

#include "app/templates.h"
#include "storage/annotationrepository.h"
#include "storage/candidaterepository.h"
#include "storage/studyrepository.h"

namespace Concord {

Result<StudyPlan> planFromDatabase(const Database &database, const StudyRequest &request)
{
    const Result<StudyTemplate> studyTemplate =
        request.ownTemplate ? *request.ownTemplate : findTemplate(request.templateId);
    if (!studyTemplate)
        return studyTemplate.error();
    if (auto valid = checkDesign(request.name, request.design); !valid)
        return valid.error();
    const auto population = CandidateRepository(database).candidates(populationFor(*studyTemplate));
    if (!population)
        return population.error();
    return planStudy(request.name, *studyTemplate, request.design, *population);
}

Result<StudyOverview> studyOverview(const Database &database, const Study &study)
{
    const StudyRepository studies(database);
    const auto studyTemplate = studies.studyTemplate(study.id);
    auto annotators = studies.annotators(study.id);
    const auto assignments = studies.assignments(study.id);
    const auto events = AnnotationRepository(database).events(study.id);
    for (const Error *error :
         {studyTemplate ? nullptr : &studyTemplate.error(),
          annotators ? nullptr : &annotators.error(), assignments ? nullptr : &assignments.error(),
          events ? nullptr : &events.error()}) {
        if (error)
            return *error;
    }
    return StudyOverview{
        study, *std::move(annotators),
        studyProgress(*assignments, AnswerState(*events), studyTemplate->questions)};
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
