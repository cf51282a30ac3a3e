// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studyplanning.h"

#include "app/apptext.h"
#include "app/templates.h"
#include "storage/amendments.h"
#include "storage/annotationrepository.h"
#include "storage/itemrepository.h"
#include "storage/slicerepository.h"
#include "storage/studyrepository.h"

#include <algorithm>

namespace Concord {

namespace {

// With the population's attributes where the template leaves them open.
Result<StudyTemplate> filledTemplate(const CandidateRepository &candidates,
                                     const StudyTemplate &studyTemplate,
                                     const PopulationQuery &population)
{
    if (!needsVocabulary(studyTemplate))
        return studyTemplate;
    const auto vocabulary = candidates.vocabulary(population);
    if (!vocabulary)
        return vocabulary.error();
    if (vocabulary->isEmpty())
        return Error{AppText::tr("The template “%1” asks for attributes, but no item of this "
                                 "population has any. Import a dataset with attributes, such as "
                                 "IP-Dialog, or choose another population.")
                         .arg(studyTemplate.title),
                     {}};
    return withVocabulary(studyTemplate, *vocabulary);
}

// Runs that there are help whoever has chosen none.
Result<void> checkRequest(const CandidateRepository &candidates, const StudyTemplate &studyTemplate,
                          const StudyDesign &design)
{
    auto valid = checkDesignFor(studyTemplate, design);
    if (valid || studyTemplate.unit.kind != UnitKind::Response)
        return valid;
    const auto runs = candidates.runs();
    if (!runs)
        return runs.error();
    const QString known = runs->isEmpty()
        ? AppText::tr("There are no responses of models in this project yet: import a run first.")
        : AppText::tr("There are: %1.").arg(runs->join(QStringLiteral(", ")));
    return Error{AppText::tr("%1 %2").arg(valid.error().message, known), {}};
}

} // namespace

Result<StudyPlan> planFromDatabase(const Database &database, const StudyRequest &request,
                                   const CandidateProgress &progress)
{
    const Result<StudyTemplate> studyTemplate =
        request.ownTemplate ? *request.ownTemplate : findTemplate(request.templateId);
    if (!studyTemplate)
        return studyTemplate.error();
    return planFromDatabase(database, request, *studyTemplate, progress);
}

Result<StudyPlan> planFromDatabase(const Database &database, const StudyRequest &request,
                                   const StudyTemplate &studyTemplate,
                                   const CandidateProgress &progress)
{
    const CandidateRepository candidates(database);
    if (auto valid = checkDesign(request.name, request.design); !valid)
        return valid.error();
    if (auto valid = checkRequest(candidates, studyTemplate, request.design); !valid)
        return valid.error();
    const PopulationQuery query = populationFor(studyTemplate, request.design);
    const auto filled = filledTemplate(candidates, studyTemplate, query);
    if (!filled)
        return filled.error();
    const auto population = candidates.candidates(query, progress);
    if (!population)
        return population.error();
    return planStudy(request.name, *filled, request.design, *population);
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

Result<StudyWizardData> readWizardData(const Database &database)
{
    const auto facets = ItemRepository(database).facets({});
    const auto studies = StudyRepository(database).list();
    auto runs = CandidateRepository(database).runs();
    auto slices = SliceRepository(database).all();
    auto attributes = CandidateRepository(database).vocabulary({});
    for (const Error *error :
         {facets ? nullptr : &facets.error(), studies ? nullptr : &studies.error(),
          runs ? nullptr : &runs.error(), slices ? nullptr : &slices.error(),
          attributes ? nullptr : &attributes.error()}) {
        if (error)
            return *error;
    }
    StudyWizardData data;
    for (const Study &study : *studies)
        data.studies.append(study.name);
    for (const auto &[values, names] :
         {std::pair(&facets->datasets, &data.datasets), std::pair(&facets->tasks, &data.tasks),
          std::pair(&facets->domains, &data.domains)}) {
        for (const FacetValue &value : *values)
            names->append(value.value);
    }
    data.attributes = *std::move(attributes);
    data.runs = *std::move(runs);
    data.slices = *std::move(slices);
    return data;
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
