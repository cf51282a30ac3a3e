// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/resultsloader.h"

#include "app/apptext.h"
#include "app/resultsbreakdown.h"
#include "models/core/version.h"
#include "models/study/progress.h"
#include "models/study/studyratings.h"
#include "storage/annotationrepository.h"
#include "storage/datasetrepository.h"
#include "storage/itemrepository.h"
#include "storage/studyrepository.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace Concord {

namespace {

constexpr qsizetype excerptLength = 240;

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

/// What is read of a study before anything is computed.
struct StudyData
{
    Study study;
    StudyTemplate studyTemplate;
    Question question;
    QList<StudyAssignment> assignments;
    AnswerState answers;
    QHash<QString, QString> references; ///< option id by unit key
    QList<StudyUnit> units;
    QHash<ItemId, ItemRow> items; ///< that the units are about
};

// The answer that counts, as studyRatings() counts it: first occurrence, no training, not skipped.
std::optional<QString> countedValue(const StudyData &data, const StudyAssignment &assignment)
{
    const bool isSkipped =
        data.answers.state(assignment.id, data.studyTemplate.questions) == AssignmentState::Skipped;
    if (assignment.occurrence != 1 || assignment.isTraining || isSkipped)
        return std::nullopt;
    return data.answers.value(assignment.id, data.question.id);
}

// A pilot is told from a main study wherever one is chosen.
QString choiceName(const Study &study)
{
    return study.design.phase == StudyPhase::Pilot ? AppText::tr("%1 (pilot)").arg(study.name)
                                                   : study.name;
}

Result<Question> chooseQuestion(const StudyTemplate &studyTemplate, const QString &wanted)
{
    if (const Question *question = studyTemplate.question(wanted))
        return *question;
    if (wanted.isEmpty() && studyTemplate.questions.size() == 1)
        return studyTemplate.questions.constFirst();
    QStringList ids;
    for (const Question &question : studyTemplate.questions)
        ids.append(question.id);
    return Error{wanted.isEmpty()
                     ? AppText::tr("The study has several questions. Name one with --question: %1.")
                           .arg(ids.join(QStringLiteral(", ")))
                     : AppText::tr("The study has no question \"%1\". It has: %2.")
                           .arg(wanted, ids.join(QStringLiteral(", "))),
                 {}};
}

Result<QHash<ItemId, ItemRow>> itemsOf(const Database &database, const QList<StudyUnit> &units)
{
    QList<ItemId> ids;
    for (const StudyUnit &unit : units) {
        for (const UnitSubject &subject : unit.subjects)
            ids.append(subject.item);
    }
    const auto rows = ItemRepository(database).rows(ids);
    if (!rows)
        return rows.error();
    QHash<ItemId, ItemRow> items;
    for (const ItemRow &row : *rows)
        items.insert(row.id, row);
    return items;
}

Result<StudyData> readStudy(const Database &database, const Study &study, const QString &wanted)
{
    const StudyRepository studies(database);
    auto studyTemplate = studies.studyTemplate(study.id);
    if (!studyTemplate)
        return studyTemplate.error();
    auto question = chooseQuestion(*studyTemplate, wanted);
    if (!question)
        return question.error();
    auto assignments = studies.assignments(study.id);
    const auto units = studies.units(study.id);
    const auto references = studies.references(study.id);
    const auto events = AnnotationRepository(database).events(study.id);
    for (const Error *error :
         {assignments ? nullptr : &assignments.error(), units ? nullptr : &units.error(),
          references ? nullptr : &references.error(), events ? nullptr : &events.error()}) {
        if (error)
            return *error;
    }
    StudyData data{study, *studyTemplate, *question, *assignments, AnswerState(*events),
                   {},    *units,         {}};
    for (const UnitReference &reference : *references) {
        if (reference.question == data.question.id)
            data.references.insert(reference.unitKey, reference.value);
    }
    auto items = itemsOf(database, data.units);
    if (!items)
        return items.error();
    data.items = *std::move(items);
    return data;
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
    facts.annotators = data.study.design.annotators.size();
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
    for (const StudyAssignment &assignment : data.assignments) {
        const auto value = countedValue(data, assignment);
        if (!value)
            continue;
        const auto truth = authorOf(data.question, data.references.value(assignment.unitKey));
        const auto answer = authorOf(data.question, *value);
        if (truth && answer)
            judgements.append({assignment.annotatorName, assignment.unitKey, *truth, *answer});
    }
    return turingResults(judgements, data.study.design.annotators,
                         {options.level, options.replicates, options.seed});
}

QList<ProgressRow> progressOf(const StudyData &data)
{
    QList<ProgressRow> rows;
    const auto seconds = [](double milliseconds) { return milliseconds / 1000; };
    for (const AnnotatorProgress &progress :
         studyProgress(data.assignments, data.answers, data.studyTemplate.questions)) {
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

QString labelText(const Question &question, const QString &optionId)
{
    const AnswerOption *option = question.option(optionId);
    return option ? option->text : optionId;
}

Result<QString> excerpt(const Database &database, UnitId unit)
{
    const auto shown = StudyRepository(database).shownUnit(unit);
    if (!shown)
        return shown.error();
    QStringList texts;
    for (const ShownTurn &turn : shown->turns)
        texts.append(turn.text);
    const QString text = texts.join(u' ').simplified();
    return text.size() > excerptLength ? text.first(excerptLength) + u'…' : text;
}

Result<QList<DisputedUnit>> disputesOf(const Database &database, const StudyData &data)
{
    QMap<QString, QList<UnitLabel>> labels;
    QMap<QString, QSet<QString>> values;
    for (const StudyAssignment &assignment : data.assignments) {
        const auto value = countedValue(data, assignment);
        if (!value)
            continue;
        labels[assignment.unitKey].append(
            {assignment.annotatorName, labelText(data.question, *value)});
        values[assignment.unitKey].insert(*value);
    }
    QHash<QString, UnitId> units;
    for (const StudyUnit &unit : data.units)
        units.insert(unit.key, unit.id);
    QList<DisputedUnit> disputed;
    for (auto unit = labels.begin(); unit != labels.end(); ++unit) {
        if (values.value(unit.key()).size() < 2)
            continue;
        const auto text = excerpt(database, units.value(unit.key()));
        if (!text)
            return text.error();
        const QString truth = data.references.value(unit.key());
        disputed.append({unit.key(), *text, unit.value(),
                         truth.isEmpty() ? QString() : labelText(data.question, truth)});
    }
    return disputed;
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
        if (!countedValue(data, assignment))
            continue;
        const AnnotationEvent *event = data.answers.current(assignment.id, data.question.id);
        QDateTime &last = input.answeredAt[assignment.unitKey];
        if (!last.isValid() || last < event->answeredAt)
            last = event->answeredAt;
    }
    return input;
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
    const auto data = readStudy(database, study, question);
    if (!data)
        return data.error();
    const auto ratings = studyRatings(data->assignments, data->answers, data->question);
    if (!ratings)
        return ratings.error();
    AgreementOptions used = options;
    used.measure = data->studyTemplate.measure;
    auto agreement = agreementReport(*ratings, used);
    auto disputed = disputesOf(database, *data);
    auto sources = sourcesOf(database, *data);
    for (const Error *error :
         {agreement ? nullptr : &agreement.error(), disputed ? nullptr : &disputed.error(),
          sources ? nullptr : &sources.error()}) {
        if (error)
            return *error;
    }
    StudyResults results;
    results.choice = {study.id.toString(), data->question.id, choiceName(study)};
    results.facts = factsOf(*data);
    results.headline = data->studyTemplate.coefficient;
    results.agreement = *std::move(agreement);
    results.options = used;
    results.turing = turingOf(*data, used);
    results.progress = progressOf(*data);
    results.disputed = *std::move(disputed);
    results.sources = *std::move(sources);
    results.programVersion = programVersion();
    for (const QString &category : results.agreement.categories)
        results.categoryLabels.append(labelText(data->question, category));
    addBreakdowns(results, breakdownInput(*data, *ratings));
    return results;
}

Result<Ratings> loadStudyRatings(const Database &database, const Study &study,
                                 const QString &question)
{
    const auto data = readStudy(database, study, question);
    if (!data)
        return data.error();
    return studyRatings(data->assignments, data->answers, data->question);
}

} // namespace Concord
