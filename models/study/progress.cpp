// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/progress.h"

#include "models/study/answervalue.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Concord {

namespace {

constexpr double msPerHour = 3'600'000;

// Type 7 of Hyndman and Fan (1996, The American Statistician 50). `sorted` is not empty.
double quantile(const QList<qint64> &sorted, double p)
{
    const double place = p * double(sorted.size() - 1);
    const auto below = qsizetype(std::floor(place));
    const auto above = std::min(below + 1, sorted.size() - 1);
    const double part = place - double(below);
    return double(sorted[below]) * (1 - part) + double(sorted[above]) * part;
}

// Sets are equal in whatever order their members stand.
bool isSameAnswer(const Question &question, const QString &a, const QString &b)
{
    const auto first = checkedAnswer(question, a);
    const auto second = checkedAnswer(question, b);
    return first && second ? *first == *second : a == b;
}

/// What an annotator's attempts at one training unit came to.
struct Attempts
{
    int count = 0; ///< complete ones
    AnswerState first; ///< answers when it was complete for the first time
};

// A new attempt gives a question another answer after the unit was complete.
Attempts attemptsAt(const QList<AnnotationEvent> &history, const QList<Question> &questions)
{
    Attempts attempts;
    QHash<QString, int> anew;
    for (const AnnotationEvent &event : history) {
        if (attempts.count > 0) {
            if (event.value && !isPseudoQuestion(event.question))
                attempts.count = std::max(attempts.count, 1 + ++anew[event.question]);
            continue;
        }
        attempts.first.add(event);
        const AssignmentState state = attempts.first.state(event.assignment, questions);
        attempts.count = state == AssignmentState::Done ? 1 : 0;
    }
    return attempts;
}

void addTraining(TrainingResult &result, const QList<AnnotationEvent> &history,
                 const QList<Question> &questions, const TrainingKey &key)
{
    ++result.units;
    const Attempts attempts = attemptsAt(history, questions);
    result.attempts = std::max(result.attempts, attempts.count);
    if (attempts.count == 0)
        return;
    ++result.answered;
    for (const Question &question : questions) {
        if (!key.answers.contains(question.id))
            continue;
        const auto given = attempts.first.value(history.constFirst().assignment, question.id);
        ++result.asked;
        if (given && isSameAnswer(question, *given, key.answers.value(question.id)))
            ++result.right;
    }
}

void judgeTraining(TrainingResult &result, double passMark)
{
    if (passMark <= 0 || result.answered < result.units || !result.share())
        return;
    // A mark such as 0.7 is not quite the number that 7 of 10 is.
    result.passed = *result.share() >= passMark - 1e-9;
}

bool isAnsweredAlike(const AnswerState &answers, AssignmentId a, AssignmentId b,
                     const QList<Question> &questions)
{
    return std::ranges::all_of(questions, [&](const Question &question) {
        const auto first = answers.value(a, question.id);
        const auto second = answers.value(b, question.id);
        if (question.kind == QuestionKind::FreeText)
            return true;
        return first && second ? isSameAnswer(question, *first, *second)
                               : first.has_value() == second.has_value();
    });
}

/// The rows of the table while they are filled.
class ProgressCount
{
public:
    ProgressCount(const AnswerState &answers, const QList<Question> &questions,
                  const TrainingRules &training)
        : m_answers(answers), m_questions(questions), m_training(training)
    {}

    void add(const StudyAssignment &assignment)
    {
        AnnotatorProgress &own = rowOf(assignment);
        const QList<AnnotationEvent> history = m_answers.history(assignment.id);
        for (const AnnotationEvent &event : history) {
            if (!own.lastAnswerAt.isValid() || own.lastAnswerAt < event.answeredAt)
                own.lastAnswerAt = event.answeredAt;
        }
        if (!assignment.isTraining)
            addUnit(own, assignment);
        else if (!assignment.isWithdrawn || !history.isEmpty())
            addTraining(own.training, history, m_questions, m_training.keys.value(assignment.unit));
    }

    QList<AnnotatorProgress> finished()
    {
        for (AnnotatorProgress &own : m_rows) {
            own.time = timeSpread(own.timesMs);
            judgeTraining(own.training, m_training.passMark);
            const auto &occurrences = m_done[own.id];
            for (auto unit = occurrences.cbegin(); unit != occurrences.cend(); ++unit) {
                if (!unit->contains(1) || !unit->contains(2))
                    continue;
                ++own.consistency.units;
                if (isAnsweredAlike(m_answers, (*unit)[1], (*unit)[2], m_questions))
                    ++own.consistency.alike;
            }
        }
        return m_rows;
    }

private:
    using Occurrences = QHash<int, AssignmentId>;

    AnnotatorProgress &rowOf(const StudyAssignment &assignment)
    {
        const auto known = m_places.constFind(assignment.annotator);
        if (known != m_places.constEnd())
            return m_rows[*known];
        m_places.insert(assignment.annotator, m_rows.size());
        m_rows.append({.annotator = assignment.annotatorName, .id = assignment.annotator});
        return m_rows.last();
    }

    void addUnit(AnnotatorProgress &own, const StudyAssignment &assignment)
    {
        const AssignmentState state = m_answers.state(assignment.id, m_questions);
        if (assignment.isWithdrawn && state == AssignmentState::Open)
            return;
        ++own.total;
        own.done += state == AssignmentState::Done ? 1 : 0;
        own.skipped += state == AssignmentState::Skipped ? 1 : 0;
        own.flagged += m_answers.isFlagged(assignment.id) ? 1 : 0;
        if (state != AssignmentState::Done)
            return;
        m_done[assignment.annotator][assignment.unit].insert(assignment.occurrence, assignment.id);
        if (const auto spent = timeSpent(m_answers, assignment.id))
            own.timesMs.append(*spent);
    }

    const AnswerState &m_answers;
    const QList<Question> &m_questions;
    const TrainingRules &m_training;
    QList<AnnotatorProgress> m_rows;
    QHash<AnnotatorId, qsizetype> m_places;
    QHash<AnnotatorId, QHash<UnitId, Occurrences>> m_done;
};

std::optional<double> shareOf(int part, int whole)
{
    return whole > 0 ? std::optional(double(part) / whole) : std::nullopt;
}

} // namespace

std::optional<double> TrainingResult::share() const
{
    return shareOf(right, asked);
}

std::optional<double> SelfConsistency::share() const
{
    return shareOf(alike, units);
}

std::optional<double> AnnotatorProgress::unitsPerHour() const
{
    const auto spent = double(std::accumulate(timesMs.begin(), timesMs.end(), qint64(0)));
    return spent > 0 ? std::optional(double(timesMs.size()) * msPerHour / spent) : std::nullopt;
}

std::optional<double> AnnotatorProgress::expectedMsLeft() const
{
    return time ? std::optional(open() * time->medianMs) : std::nullopt;
}

std::optional<TimeSpread> timeSpread(QList<qint64> milliseconds)
{
    if (milliseconds.isEmpty())
        return std::nullopt;
    std::ranges::sort(milliseconds);
    return TimeSpread{quantile(milliseconds, 0.25), quantile(milliseconds, 0.5),
                      quantile(milliseconds, 0.75)};
}

std::optional<qint64> timeSpent(const AnswerState &answers, AssignmentId assignment)
{
    std::optional<qint64> spent;
    for (const AnnotationEvent &event : answers.history(assignment)) {
        if (event.durationMs)
            spent = spent.value_or(0) + *event.durationMs;
    }
    return spent;
}

QList<AnnotatorProgress> studyProgress(const QList<StudyAssignment> &assignments,
                                       const AnswerState &answers, const QList<Question> &questions,
                                       const TrainingRules &training)
{
    ProgressCount count(answers, questions, training);
    for (const StudyAssignment &assignment : assignments) {
        if (!assignment.isJudge)
            count.add(assignment);
    }
    return count.finished();
}

AnnotatorProgress together(const QList<AnnotatorProgress> &progress)
{
    AnnotatorProgress all;
    for (const AnnotatorProgress &own : progress) {
        all.total += own.total;
        all.done += own.done;
        all.skipped += own.skipped;
        all.flagged += own.flagged;
        all.timesMs += own.timesMs;
        all.consistency.units += own.consistency.units;
        all.consistency.alike += own.consistency.alike;
        if (!all.lastAnswerAt.isValid() || all.lastAnswerAt < own.lastAnswerAt)
            all.lastAnswerAt = own.lastAnswerAt;
    }
    all.time = timeSpread(all.timesMs);
    return all;
}

} // namespace Concord
