// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/answerstate.h"
#include "models/study/shownunit.h"
#include "models/study/trainingscore.h"

#include <QDateTime>
#include <QMap>

namespace Concord {

/// A line of the list of an annotator's units.
struct UnitEntry
{
    QString key; ///< of the unit: tells nothing of its source
    AssignmentState state = AssignmentState::Open;
    bool isFlagged = false;
    QString answer; ///< in the words of the options; empty while open
    bool isTraining = false;

    friend bool operator==(const UnitEntry &, const UnitEntry &) = default;
};

/// What the Annotate screen shows of the unit at hand; holds nothing that an annotator may not
/// know.
struct AnnotationScreen
{
    int position = 0; ///< 0-based, in the annotator's own order
    int total = 0; ///< units, training apart
    int done = 0; ///< of them: answered or skipped
    int trainingUnits = 0; ///< come before the others in that order
    bool mayGoOn = true; ///< to the others: the training is passed, or need not be
    ShownUnit unit; ///< without its training key
    QMap<QString, QString> answers; ///< by question id; reasons under reasonQuestion()
    std::optional<TrainingFeedback> feedback = {}; ///< of a training unit that is answered
    bool isFlagged = false;
    bool isSkipped = false;
    QString comment;
    QDateTime savedAt; ///< of the last answer in this sitting; invalid before it
    bool canUndo = false;
    bool canRedo = false;

    bool isTraining() const { return position < trainingUnits; }
    /// Positions from 0 up to this one can be gone to.
    int reach() const { return mayGoOn ? trainingUnits + total : trainingUnits; }

    friend bool operator==(const AnnotationScreen &, const AnnotationScreen &) = default;
};

} // namespace Concord
