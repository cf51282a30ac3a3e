// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/annotationload.h"
#include "app/undo/answercommand.h"
#include "models/study/annotationscreen.h"

namespace Concord {

/// One annotator's units and answers while they are at work: what is open, what is right, how far
/// one may go. Positions are places in `assignments`, training units first.
class AnnotationBook
{
public:
    AnnotationBook() = default;
    explicit AnnotationBook(const AnnotationLoad &load);

    const Study &study() const { return m_load.study; }
    const StudyTemplate &studyTemplate() const { return m_load.studyTemplate; }
    const AnswerState &answers() const { return m_answers; }
    int size() const { return int(m_load.assignments.size()); }
    int trainingUnits() const { return m_trainingUnits; }
    const StudyAssignment &assignment(int position) const { return m_load.assignments[position]; }

    void add(const AnnotationEvent &event);

    std::optional<QString> value(int position, const QString &question) const;
    AssignmentState state(int position) const { return m_states[position]; }
    QList<Question> questions(int position) const;
    UnitEntry entry(int position) const;
    QList<UnitEntry> entries() const;
    bool isComplete(int position) const; ///< nothing is left to ask, optional questions included
    bool isLocked(int position) const; ///< a training unit whose feedback was shown

    bool needsConsent() const; ///< it is asked for, and not given yet
    const TrainingScore &score() const { return m_score; }
    bool mayGoOn() const { return m_mayGoOn; } ///< beyond the training
    bool hasFailedTraining() const;
    /// What asks the training's questions again.
    QList<AnswerChange> trainingWithdrawn() const;

    int reach() const { return m_mayGoOn ? size() : m_trainingUnits; }
    /// Of the first `count`, at or after `from`, else from the beginning; -1: none.
    int firstOpen(int from, int count) const;

    /// Everything about a unit but the unit itself.
    void fill(AnnotationScreen &screen, int position) const;

private:
    QMap<QString, QString> answersAt(int position) const; ///< none while it is skipped
    TrainingFeedback feedback(int position) const;
    void updateTraining();

    AnnotationLoad m_load;
    int m_trainingUnits = 0;
    QHash<AssignmentId, int> m_positions;
    QList<AssignmentState> m_states;
    AnswerState m_answers;
    TrainingScore m_score;
    bool m_mayGoOn = true;
};

} // namespace Concord
