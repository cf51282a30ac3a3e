// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/answerstate.h"
#include "models/study/shownunit.h"
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

/// What a study's training is measured by.
struct TrainingRules
{
    QHash<UnitId, TrainingKey> keys; ///< of the training units that have right answers
    double passMark = 0; ///< as a share of right answers; 0: none

    friend bool operator==(const TrainingRules &, const TrainingRules &) = default;
};

/// How one annotator did in training. A unit's first complete attempt counts, whatever came after.
struct TrainingResult
{
    int units = 0;
    int answered = 0; ///< units that were complete once
    int asked = 0; ///< questions with a right answer, in the units answered
    int right = 0; ///< of them
    int attempts = 0; ///< the most at one unit
    std::optional<bool> passed; ///< empty: not answered whole, or there is no pass mark

    /// Nothing before a question with a right answer was answered.
    std::optional<double> share() const;

    friend bool operator==(const TrainingResult &, const TrainingResult &) = default;
};

/// How often a unit that was shown twice was answered alike.
struct SelfConsistency
{
    int units = 0; ///< done both times
    int alike = 0; ///< of them; texts in the annotator's own words do not matter

    std::optional<double> share() const; ///< nothing without units

    friend bool operator==(const SelfConsistency &, const SelfConsistency &) = default;
};

/// How far one annotator is.
///
/// Repeated units are work like all others and count in the numbers. Training units count in
/// `training` alone. What was given to somebody else counts only if it was answered all the same.
struct AnnotatorProgress
{
    QString annotator;
    int total = 0; ///< done + skipped + open
    int done = 0;
    int skipped = 0;
    int flagged = 0; ///< of whatever state
    std::optional<TimeSpread> time = {}; ///< per unit that is done and was timed; empty: none was
    AnnotatorId id = {};
    TrainingResult training = {};
    SelfConsistency consistency = {};
    QList<qint64> timesMs = {}; ///< what `time` is of
    QDateTime lastAnswerAt = {}; ///< UTC; invalid: none yet

    int open() const { return total - done - skipped; }
    /// Units per hour of work, without idle time. Nothing before a unit was timed.
    std::optional<double> unitsPerHour() const;
    /// Open units at the median's speed. Nothing where that is not known.
    std::optional<double> expectedMsLeft() const;

    friend bool operator==(const AnnotatorProgress &, const AnnotatorProgress &) = default;
};

/// Nothing without values.
std::optional<TimeSpread> timeSpread(QList<qint64> milliseconds);

/// The time spent on an assignment: the sum over everything answered in it, also what was answered
/// anew. Nothing where nothing was timed.
std::optional<qint64> timeSpent(const AnswerState &answers, AssignmentId assignment);

/// One entry per annotator, in the order of first appearance in `assignments`; judges are no
/// annotators.
QList<AnnotatorProgress> studyProgress(const QList<StudyAssignment> &assignments,
                                       const AnswerState &answers, const QList<Question> &questions,
                                       const TrainingRules &training = {});

/// All of them as if they were one, without a name and training. The time left is everybody's
/// together.
AnnotatorProgress together(const QList<AnnotatorProgress> &progress);

} // namespace Concord
