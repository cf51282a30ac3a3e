// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/annotationbook.h"

#include "app/apptext.h"
#include "models/study/answervalue.h"

#include <algorithm>

namespace Concord {

AnnotationBook::AnnotationBook(const AnnotationLoad &load)
    : m_load(load),
      m_trainingUnits(int(std::ranges::count_if(load.assignments, &StudyAssignment::isTraining))),
      m_answers(load.events)
{
    for (int i = 0; i < size(); ++i) {
        m_positions.insert(assignment(i).id, i);
        m_states.append(m_answers.state(assignment(i).id, studyTemplate().questions));
    }
    updateTraining();
}

void AnnotationBook::add(const AnnotationEvent &event)
{
    m_answers.add(event);
    const int position = m_positions.value(event.assignment, -1);
    if (position < 0)
        return;
    m_states[position] = m_answers.state(event.assignment, studyTemplate().questions);
    if (position < m_trainingUnits)
        updateTraining();
}

std::optional<QString> AnnotationBook::value(int position, const QString &question) const
{
    return m_answers.value(assignment(position).id, question);
}

QList<Question> AnnotationBook::questions(int position) const
{
    ShownUnit unit;
    const auto own = m_load.itemQuestions.constFind(assignment(position).unit);
    if (own != m_load.itemQuestions.constEnd())
        unit.itemQuestion = *own;
    return questionsOf(studyTemplate(), unit);
}

UnitEntry AnnotationBook::entry(int position) const
{
    UnitEntry entry;
    entry.key = assignment(position).unitKey;
    entry.isTraining = assignment(position).isTraining;
    entry.state = state(position);
    entry.isFlagged = m_answers.isFlagged(assignment(position).id);
    QStringList words;
    const QList<Question> asked = questions(position);
    for (const Question &question : asked) {
        if (const auto given = value(position, question.id))
            words.append(answerWords(question, *given));
    }
    entry.answer = words.join(AppText::tr("; ", "between answers to several questions"));
    return entry;
}

QList<UnitEntry> AnnotationBook::entries() const
{
    QList<UnitEntry> entries;
    for (int i = 0; i < size(); ++i)
        entries.append(entry(i));
    return entries;
}

QMap<QString, QString> AnnotationBook::answersAt(int position) const
{
    QMap<QString, QString> answers;
    if (state(position) == AssignmentState::Skipped)
        return answers;
    for (const Question &question : studyTemplate().questions) {
        for (const QString &id : {question.id, reasonQuestion(question.id)}) {
            if (const auto given = value(position, id))
                answers.insert(id, *given);
        }
    }
    return answers;
}

bool AnnotationBook::isComplete(int position) const
{
    if (state(position) != AssignmentState::Done)
        return state(position) == AssignmentState::Skipped;
    return std::ranges::all_of(studyTemplate().questions, [&](const Question &question) {
        return value(position, question.id).has_value();
    });
}

bool AnnotationBook::isLocked(int position) const
{
    return position < m_trainingUnits && state(position) != AssignmentState::Open;
}

TrainingFeedback AnnotationBook::feedback(int position) const
{
    return trainingFeedback(questions(position), answersAt(position),
                            m_load.keys.value(assignment(position).unit));
}

void AnnotationBook::updateTraining()
{
    m_score = {.passMark = study().design.passMark};
    for (int i = 0; i < m_trainingUnits; ++i) {
        if (isLocked(i))
            m_score.add(feedback(i));
    }
    const bool isOver = firstOpen(0, m_trainingUnits) < 0;
    m_mayGoOn = m_score.passMark <= 0 || m_trainingUnits == 0 || (isOver && m_score.isPassed());
}

bool AnnotationBook::needsConsent() const
{
    return !consentText(studyTemplate(), study().design).isEmpty()
        && std::ranges::none_of(m_load.assignments, [this](const StudyAssignment &assignment) {
               return m_answers.value(assignment.id, consentQuestion).has_value();
           });
}

bool AnnotationBook::hasFailedTraining() const
{
    return !m_mayGoOn && firstOpen(0, m_trainingUnits) < 0;
}

QList<AnswerChange> AnnotationBook::trainingWithdrawn() const
{
    QStringList ids{skipQuestion};
    for (const Question &question : studyTemplate().questions)
        ids << question.id << reasonQuestion(question.id);
    QList<AnswerChange> changes;
    for (int i = 0; i < m_trainingUnits; ++i) {
        for (const QString &id : std::as_const(ids)) {
            if (value(i, id))
                changes.append({i, id, std::nullopt});
        }
    }
    return changes;
}

int AnnotationBook::firstOpen(int from, int count) const
{
    for (int step = 0; step < count; ++step) {
        const int position = (from + step) % count;
        if (state(position) == AssignmentState::Open)
            return position;
    }
    return -1;
}

void AnnotationBook::fill(AnnotationScreen &screen, int position) const
{
    const auto isTouched = [](AssignmentState state) { return state != AssignmentState::Open; };
    screen.position = position;
    screen.trainingUnits = m_trainingUnits;
    screen.mayGoOn = m_mayGoOn;
    screen.total = size() - m_trainingUnits;
    screen.done = int(std::count_if(m_states.begin() + m_trainingUnits, m_states.end(), isTouched));
    screen.isFlagged = m_answers.isFlagged(assignment(position).id);
    screen.isSkipped = state(position) == AssignmentState::Skipped;
    screen.answers = answersAt(position);
    screen.comment = m_answers.comment(assignment(position).id);
    screen.feedback.reset();
    if (isLocked(position))
        screen.feedback = feedback(position);
}

} // namespace Concord
