// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/answerstate.h"
#include "models/study/shownunit.h"

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

    friend bool operator==(const UnitEntry &, const UnitEntry &) = default;
};

/// What the Annotate screen shows of the unit at hand; holds nothing that an annotator may not
/// know.
struct AnnotationScreen
{
    int position = 0; ///< 0-based, in the annotator's own order
    int total = 0;
    int done = 0; ///< answered or skipped
    ShownUnit unit;
    QMap<QString, QString> answers; ///< option id by question id
    bool isFlagged = false;
    bool isSkipped = false;
    QString comment;
    QDateTime savedAt; ///< of the last answer in this sitting; invalid before it
    bool canUndo = false;
    bool canRedo = false;

    friend bool operator==(const AnnotationScreen &, const AnnotationScreen &) = default;
};

} // namespace Concord
