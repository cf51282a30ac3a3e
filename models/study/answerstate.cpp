// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/study/answerstate.h"

#include "models/study/answervalue.h"

#include <algorithm>

namespace Concord {

namespace {

bool isEarlier(const AnnotationEvent &a, const AnnotationEvent &b)
{
    if (!(a.order == b.order))
        return a.order < b.order;
    return a.id.toString() < b.id.toString();
}

QList<AnnotationEvent> headsOf(const QList<AnnotationEvent> &events)
{
    QSet<EventId> superseded;
    for (const AnnotationEvent &event : events) {
        if (event.supersedes)
            superseded.insert(*event.supersedes);
    }
    QList<AnnotationEvent> heads;
    for (const AnnotationEvent &event : events) {
        if (!superseded.contains(event.id))
            heads.append(event);
    }
    return heads;
}

bool doDiffer(const QList<AnnotationEvent> &heads)
{
    return std::ranges::any_of(
        heads, [&](const AnnotationEvent &head) { return head.value != heads.constFirst().value; });
}

} // namespace

AnswerState::AnswerState(const QList<AnnotationEvent> &events)
{
    for (const AnnotationEvent &event : events)
        add(event);
}

void AnswerState::add(const AnnotationEvent &event)
{
    if (m_seen.contains(event.id))
        return;
    m_seen.insert(event.id, event.value);
    Events &events = m_events[event.assignment][event.question];
    events.insert(std::ranges::upper_bound(events, event, isEarlier), event);
    m_maxCounter = std::max(m_maxCounter, event.order.counter);
}

const AnnotationEvent *AnswerState::current(AssignmentId assignment, const QString &question) const
{
    const auto questions = m_events.constFind(assignment);
    if (questions == m_events.constEnd())
        return nullptr;
    const auto events = questions->constFind(question);
    return events == questions->constEnd() ? nullptr : &events->constLast();
}

std::optional<QString> AnswerState::value(AssignmentId assignment, const QString &question) const
{
    const AnnotationEvent *event = current(assignment, question);
    return event ? event->value : std::nullopt;
}

bool AnswerState::isFlagged(AssignmentId assignment) const
{
    return value(assignment, flagQuestion).has_value();
}

QString AnswerState::comment(AssignmentId assignment) const
{
    return value(assignment, commentQuestion).value_or(QString());
}

// A unit is skipped as a whole: answering any of its questions afterwards takes it up again.
bool AnswerState::isSkipped(AssignmentId assignment) const
{
    const AnnotationEvent *skip = current(assignment, skipQuestion);
    if (!skip || !skip->value)
        return false;
    const auto questions = m_events.constFind(assignment);
    for (auto question = questions->cbegin(); question != questions->cend(); ++question) {
        const AnnotationEvent &last = question->constLast();
        if (!isPseudoQuestion(question.key()) && last.value && skip->order < last.order)
            return false;
    }
    return true;
}

AssignmentState AnswerState::state(AssignmentId assignment, const QList<Question> &questions) const
{
    if (isSkipped(assignment))
        return AssignmentState::Skipped;
    bool isDone = true;
    bool answersAny = false;
    for (const Question &question : questions) {
        const AnnotationEvent *answer = current(assignment, question.id);
        const bool hasValue = answer && answer->value;
        isDone = isDone && (hasValue || !question.isRequired);
        if (hasValue && needsReason(question, *answer->value))
            isDone = isDone && value(assignment, reasonQuestion(question.id));
        answersAny = answersAny || hasValue;
    }
    return isDone && answersAny ? AssignmentState::Done : AssignmentState::Open;
}

QList<AnnotationEvent> AnswerState::history(AssignmentId assignment) const
{
    QList<AnnotationEvent> all;
    const auto questions = m_events.constFind(assignment);
    if (questions == m_events.constEnd())
        return all;
    for (const Events &events : *questions)
        all += events;
    std::ranges::sort(all, isEarlier);
    return all;
}

QList<AnswerConflict> AnswerState::conflicts() const
{
    QList<AnswerConflict> found;
    for (auto questions = m_events.cbegin(); questions != m_events.cend(); ++questions) {
        for (auto events = questions->cbegin(); events != questions->cend(); ++events) {
            const QList<AnnotationEvent> heads = headsOf(*events);
            if (doDiffer(heads))
                found.append({questions.key(), events.key(), heads});
        }
    }
    std::ranges::sort(found, [](const AnswerConflict &a, const AnswerConflict &b) {
        return isEarlier(a.heads.constFirst(), b.heads.constFirst());
    });
    return found;
}

std::optional<QString> AnswerState::valueBefore(const AnnotationEvent &event) const
{
    return event.supersedes ? m_seen.value(*event.supersedes) : std::nullopt;
}

AnnotationEvent nextEvent(const AnswerState &state, const NewAnswer &answer, DeviceId device,
                          qint64 sequence)
{
    AnnotationEvent event;
    event.id = EventId::create();
    event.assignment = answer.assignment;
    event.question = answer.question;
    event.value = answer.value;
    event.order = {state.maxCounter() + 1, device, sequence};
    if (const AnnotationEvent *current = state.current(answer.assignment, answer.question))
        event.supersedes = current->id;
    event.startedAt = answer.startedAt;
    event.durationMs = answer.durationMs;
    event.answeredAt = answer.answeredAt;
    return event;
}

} // namespace Concord
