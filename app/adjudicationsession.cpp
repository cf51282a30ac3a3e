// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/adjudicationsession.h"

#include "app/whendone.h"
#include "storage/adjudicationrepository.h"
#include "storage/projectfile.h"
#include "storage/studyrepository.h"

#include <algorithm>

namespace Concord {

namespace {

struct LoadedAdjudication
{
    Study study;
    StudyTemplate studyTemplate;
};

Result<LoadedAdjudication> loadAdjudicated(const Database &database, StudyId id)
{
    const StudyRepository studies(database);
    auto study = studies.load(id);
    if (!study)
        return study.error();
    auto studyTemplate = studies.studyTemplate(id);
    if (!studyTemplate)
        return studyTemplate.error();
    return LoadedAdjudication{*std::move(study), *std::move(studyTemplate)};
}

Result<QList<AdjudicationUnit>> loadQueue(const Database &database, StudyId study,
                                          const QString &question)
{
    auto units = AdjudicationRepository(database).units(study, question);
    if (units)
        sortForAdjudication(*units);
    return units;
}

std::optional<Decision> standingDecision(const QList<AdjudicationUnit> &units, UnitId unit)
{
    const auto found = std::ranges::find(units, unit, &AdjudicationUnit::unit);
    return found == units.end() ? std::nullopt : found->decision;
}

/// What a change leaves behind.
struct ChangedQueue
{
    std::optional<Decision> before;
    QList<AdjudicationUnit> units;
};

} // namespace

// Hands a result on unless another study has been opened meanwhile.
template <typename Future, typename Done>
void AdjudicationSession::deliver(const Future &future, Done done)
{
    whenDone(future, this, [this, done, generation = m_generation](const auto &result) {
        if (generation != m_generation)
            return;
        if (result)
            done(*result);
        else
            Q_EMIT failed(result.error());
    });
}

// Runs `task`, which writes, and shows the queue as it is then, if it is still that question's.
template <typename Task, typename Done>
void AdjudicationSession::change(UnitId unit, const QString &question, Task task, Done done)
{
    if (!m_file || !m_file->isWritable())
        return;
    const auto changed =
        m_file->write([=, study = m_study](Database &database) -> Result<ChangedQueue> {
            const auto before = loadQueue(database, study, question);
            if (!before)
                return before.error();
            AdjudicationRepository repository(database);
            if (auto written = task(repository); !written)
                return written.error();
            auto after = loadQueue(database, study, question);
            if (!after)
                return after.error();
            return ChangedQueue{standingDecision(*before, unit), *std::move(after)};
        });
    deliver(changed, [this, done, question](const ChangedQueue &queue) {
        if (question == m_question.id)
            m_queue.setUnits(m_question, queue.units);
        done(queue.before);
    });
}

void AdjudicationSession::start(ProjectFile &file, StudyId study)
{
    stop();
    m_file = &file;
    m_study = study;
    deliver(file.read([study](Database &database) { return loadAdjudicated(database, study); }),
            [this](const LoadedAdjudication &loaded) {
                m_template = loaded.studyTemplate;
                Q_EMIT started(loaded.study, m_template.questions);
                setQuestion(m_template.questions.constFirst().id);
            });
}

void AdjudicationSession::stop()
{
    ++m_generation;
    m_file = nullptr;
    m_question = {};
    m_steps.clear();
    m_queue.setUnits({}, {});
}

void AdjudicationSession::setQuestion(const QString &question)
{
    const Question *asked = m_template.question(question);
    if (!m_file || !asked)
        return;
    m_question = *asked;
    const quint64 load = ++m_loadsAsked;
    const auto loading = m_file->read([question, study = m_study](Database &database) {
        return loadQueue(database, study, question);
    });
    deliver(loading, [this, load](const QList<AdjudicationUnit> &units) {
        if (load == m_loadsAsked)
            m_queue.setUnits(m_question, units);
    });
}

void AdjudicationSession::showUnit(UnitId unit)
{
    if (!m_file)
        return;
    const quint64 asked = ++m_unitsAsked;
    const auto reading = m_file->read(
        [unit](Database &database) { return StudyRepository(database).shownUnit(unit); });
    deliver(reading, [this, asked](const ShownUnit &shown) {
        if (asked != m_unitsAsked)
            return;
        const QList<Question> questions = questionsOf(m_template, shown);
        const auto own = std::ranges::find(questions, m_question.id, &Question::id);
        Q_EMIT unitShown(shown, own == questions.end() ? m_question : *own);
    });
}

void AdjudicationSession::decide(UnitId unit, const QString &value, const QString &reason)
{
    const QString question = m_question.id;
    change(
        unit, question,
        [=](AdjudicationRepository &repository) {
            return repository.decide(unit, question, value, reason,
                                     QDateTime::currentDateTimeUtc());
        },
        [this, unit, question](const std::optional<Decision> &before) {
            m_steps.append({unit, question, before});
        });
}

void AdjudicationSession::takeBack(UnitId unit)
{
    const QString question = m_question.id;
    change(
        unit, question,
        [=](AdjudicationRepository &repository) {
            return repository.takeBack(unit, question, QDateTime::currentDateTimeUtc());
        },
        [this, unit, question](const std::optional<Decision> &before) {
            m_steps.append({unit, question, before});
        });
}

void AdjudicationSession::undo()
{
    if (m_steps.isEmpty() || !m_file)
        return;
    const Step step = m_steps.takeLast();
    change(
        step.unit, step.question,
        [step](AdjudicationRepository &repository) {
            const QDateTime now = QDateTime::currentDateTimeUtc();
            if (!step.before)
                return repository.takeBack(step.unit, step.question, now);
            return repository.decide(step.unit, step.question, step.before->value,
                                     step.before->reason, now);
        },
        [this, step](const std::optional<Decision> &) {
            Q_EMIT undone(step.unit);
            if (step.question != m_question.id)
                setQuestion(step.question);
        });
}

} // namespace Concord
