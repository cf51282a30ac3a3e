// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resultsloader.h"

#include "app/apptext.h"
#include "app/resultsbreakdown.h"
#include "app/resultsdisputes.h"
#include "app/resultsoutcome.h"
#include "app/studyplanning.h"
#include "models/core/version.h"
#include "models/study/progress.h"
#include "models/study/studyratings.h"
#include "storage/datasetrepository.h"
#include "storage/studyrepository.h"

#include <QSet>

namespace Concord {

namespace {

QString stateName(StudyState state)
{
    switch (state) {
    case StudyState::Draft:
        return AppText::tr("draft");
    case StudyState::Open:
        return AppText::tr("open");
    case StudyState::Closed:
        return AppText::tr("closed");
    }
    Q_UNREACHABLE();
}

// A pilot is told from a main study wherever one is chosen.
QString choiceName(const Study &study)
{
    return study.design.phase == StudyPhase::Pilot ? AppText::tr("%1 (pilot)").arg(study.name)
                                                   : study.name;
}

StudyFacts factsOf(const StudyData &data)
{
    StudyFacts facts;
    facts.name = data.study.name;
    facts.templateTitle = data.study.templateTitle;
    facts.question = data.question.text;
    facts.guideline = data.studyTemplate.guideline;
    facts.state = stateName(data.study.state);
    facts.units = data.study.design.units;
    facts.annotators = data.annotators().size();
    facts.perUnit = data.study.design.perUnit;
    facts.seed = data.study.design.seed;
    facts.createdAt = data.study.createdAt;
    return facts;
}

std::optional<Author> authorOf(const Question &question, const QString &optionId)
{
    const AnswerOption *option = question.option(optionId);
    if (!option || !option->origin)
        return std::nullopt;
    return *option->origin == Origin::Human ? Author::Human : Author::Ai;
}

// Only a question whose options stand for origins is a Turing test.
std::optional<TuringResults> turingOf(const StudyData &data, const AgreementOptions &options)
{
    QList<TuringJudgement> judgements;
    bool isTuring = false;
    for (const AnswerOption &option : data.question.options)
        isTuring = isTuring || option.origin;
    if (!isTuring)
        return std::nullopt;
    for (const CountedAnswer &given : countedAnswers(data)) {
        const auto truth = authorOf(data.question, data.references.value(given.unit));
        const auto answer = authorOf(data.question, given.value);
        if (truth && answer && !given.isJudge)
            judgements.append({given.annotator, given.unit, *truth, *answer});
    }
    return turingResults(judgements, data.annotators(),
                         {options.level, options.replicates, options.seed});
}

QList<ProgressRow> progressOf(const StudyData &data, const TrainingRules &training)
{
    QList<ProgressRow> rows;
    const auto seconds = [](double milliseconds) { return milliseconds / 1000; };
    for (const AnnotatorProgress &progress :
         studyProgress(data.assignments, data.answers, data.studyTemplate.questions, training)) {
        ProgressRow row;
        row.annotator = progress.annotator;
        row.assigned = progress.total;
        row.done = progress.done;
        row.flagged = progress.flagged;
        row.skipped = progress.skipped;
        if (progress.time) {
            row.medianSeconds = seconds(progress.time->medianMs);
            row.lowerQuartileSeconds = seconds(progress.time->lowerQuartileMs);
            row.upperQuartileSeconds = seconds(progress.time->upperQuartileMs);
        }
        rows.append(row);
    }
    return rows;
}

// The datasets that the study's units were drawn from.
Result<QList<SourceFacts>> sourcesOf(const Database &database, const StudyData &data)
{
    const auto datasets = DatasetRepository(database).all();
    if (!datasets)
        return datasets.error();
    QSet<QString> used;
    for (const ItemRow &row : data.items)
        used.insert(row.dataset);
    QList<SourceFacts> sources;
    for (const Dataset &dataset : *datasets) {
        if (used.contains(dataset.name))
            sources.append({dataset.name, dataset.origin, dataset.sourceSha256, dataset.items});
    }
    return sources;
}

BreakdownInput breakdownInput(const StudyData &data, const Ratings &ratings)
{
    BreakdownInput input{ratings, {}, {}};
    for (const StudyUnit &unit : data.units) {
        if (!unit.subjects.isEmpty())
            input.items.insert(unit.key, data.items.value(unit.subjects.constFirst().item));
    }
    for (const StudyAssignment &assignment : data.assignments) {
        if (assignment.isJudge || !countedValue(data, assignment))
            continue;
        const AnnotationEvent *event = data.answers.current(assignment.id, data.question.id);
        QDateTime &last = input.answeredAt[assignment.unitKey];
        if (!last.isValid() || last < event->answeredAt)
            last = event->answeredAt;
    }
    return input;
}

// What is answered in free text has no agreement, but results all the same.
Result<void> addAgreement(const StudyData &data, StudyResults &results)
{
    const auto ratings =
        studyRatings(data.assignments, data.answers, data.studyTemplate.questions, data.question);
    if (!ratings && data.question.kind == QuestionKind::FreeText) {
        results.noAgreement = ratings.error().message;
        return {};
    }
    if (!ratings)
        return ratings.error();
    auto agreement = agreementReport(*ratings, results.options);
    if (!agreement)
        return agreement.error();
    results.agreement = *std::move(agreement);
    for (const QString &category : results.agreement.categories)
        results.categoryLabels.append(answerWords(data.question, category));
    addBreakdowns(results, breakdownInput(data, *ratings));
    return {};
}

} // namespace

Result<QList<StudyChoice>> studyChoices(const Database &database)
{
    const StudyRepository studies(database);
    const auto list = studies.list();
    if (!list)
        return list.error();
    QList<StudyChoice> choices;
    for (const Study &study : *list) {
        const auto studyTemplate = studies.studyTemplate(study.id);
        if (!studyTemplate)
            return studyTemplate.error();
        for (const Question &question : studyTemplate->questions) {
            const QString title = studyTemplate->questions.size() == 1
                ? choiceName(study)
                : AppText::tr("%1: %2").arg(choiceName(study), question.text);
            choices.append({study.id.toString(), question.id, title});
        }
    }
    return choices;
}

Result<StudyResults> loadStudyResults(const Database &database, const Study &study,
                                      const QString &question, const AgreementOptions &options)
{
    const auto data = readStudyData(database, study, question);
    if (!data)
        return data.error();
    AgreementOptions used = options;
    used.measure = measureOf(data->studyTemplate, data->question);
    auto disputed = disputedUnits(database, *data);
    auto sources = sourcesOf(database, *data);
    auto outcome = loadOutcome(database, *data, used);
    const auto training = trainingRules(database, study);
    for (const Error *error :
         {disputed ? nullptr : &disputed.error(), sources ? nullptr : &sources.error(),
          outcome ? nullptr : &outcome.error(), training ? nullptr : &training.error()}) {
        if (error)
            return *error;
    }
    StudyResults results;
    results.choice = {study.id.toString(), data->question.id, choiceName(study)};
    results.facts = factsOf(*data);
    results.headline = coefficientOf(data->studyTemplate, data->question);
    results.options = used;
    results.turing = turingOf(*data, used);
    results.progress = progressOf(*data, *training);
    results.disputed = *std::move(disputed);
    results.sources = *std::move(sources);
    results.outcome = *std::move(outcome);
    results.programVersion = programVersion();
    if (auto done = addAgreement(*data, results); !done)
        return done.error();
    return results;
}

Result<Ratings> loadStudyRatings(const Database &database, const Study &study,
                                 const QString &question)
{
    const auto data = readStudyData(database, study, question);
    if (!data)
        return data.error();
    return studyRatings(data->assignments, data->answers, data->studyTemplate.questions,
                        data->question);
}

} // namespace Concord
