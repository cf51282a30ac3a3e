// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/answerstate.h"
#include "models/study/study.h"

namespace Concord {

/// The middle and the spread of times, in milliseconds; quartiles as R's default (type 7 of Hyndman
/// and Fan 1996).
struct TimeSpread
{
    double lowerQuartileMs = 0;
    double medianMs = 0;
    double upperQuartileMs = 0;

    friend bool operator==(const TimeSpread &, const TimeSpread &) = default;
};

/// How far one annotator is.
struct AnnotatorProgress
{
    QString annotator;
    int total = 0; ///< done + skipped + open
    int done = 0;
    int skipped = 0;
    int flagged = 0; ///< of whatever state
    std::optional<TimeSpread> time; ///< per unit that is done and was timed; empty: none was

    int open() const { return total - done - skipped; }

    friend bool operator==(const AnnotatorProgress &, const AnnotatorProgress &) = default;
};

/// Nothing without values.
std::optional<TimeSpread> timeSpread(QList<qint64> milliseconds);

/// The time spent on an assignment: the sum over everything answered in it, also what was answered
/// anew. Nothing where nothing was timed.
std::optional<qint64> timeSpent(const AnswerState &answers, AssignmentId assignment);

/// One entry per annotator, in the order of first appearance in `assignments`.
QList<AnnotatorProgress> studyProgress(const QList<StudyAssignment> &assignments,
                                       const AnswerState &answers,
                                       const QList<Question> &questions);

} // namespace Concord
