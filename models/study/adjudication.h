// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/answerstate.h"
#include "models/study/study.h"

namespace Concord {

/// What one annotator says about a unit.
struct AdjudicationLabel
{
    QString annotator;
    QString value;
    QString reason; ///< of a yes/no answer
    QString comment;
    bool isFlagged = false;

    friend bool operator==(const AdjudicationLabel &, const AdjudicationLabel &) = default;
};

/// The final value that a researcher gave a unit.
struct Decision
{
    UnitId unit;
    QString question;
    QString value;
    QString reason; ///< may be empty
    QDateTime decidedAt; ///< UTC

    friend bool operator==(const Decision &, const Decision &) = default;
};

struct ProbableLabel
{
    QString value;
    double probability = 0;

    friend bool operator==(const ProbableLabel &, const ProbableLabel &) = default;
};

enum class AdjudicationState {
    Open, ///< the annotators differ, or fewer answered than should have
    Unanimous, ///< needs no decision
    Decided,
    Waiting, ///< who has answered agrees, but answers are still to come
};

/// The labels of a unit for one question, and what is made of them; the three kinds of labels are
/// never mixed.
struct AdjudicationUnit
{
    UnitId unit;
    QString key;
    QList<AdjudicationLabel> labels; ///< by annotators' names
    int awaited = 0; ///< annotators who have neither answered nor skipped
    bool isUnanimous = false;
    double disagreement = 0; ///< labelDisagreement()
    std::optional<QString> majority; ///< majorityLabel()
    std::optional<ProbableLabel> dawidSkene = {};
    std::optional<Decision> decision = {};

    AdjudicationState state() const;
    /// The decision's value, else what all agree on, else nothing.
    std::optional<QString> adjudicated() const;
    QStringList values() const; ///< of the labels

    friend bool operator==(const AdjudicationUnit &, const AdjudicationUnit &) = default;
};

struct AdjudicationCounts
{
    int open = 0;
    int unanimous = 0;
    int decided = 0;
    int waiting = 0;

    friend bool operator==(const AdjudicationCounts &, const AdjudicationCounts &) = default;
};

/// The units of a study for one question of a template's `questions`, by key. `perUnit` annotators
/// were to judge each.
///
/// Occurrence 1 only; training units, judges and what is not standing are left out, skipped and
/// withdrawn answers are missing. Unanimous is a unit that at least two annotators answered (one,
/// where perUnit is 1) with one value and no one has still to answer. Dawid and Skene's model is
/// fitted for single choice and yes/no alone, over all units with a label; a tie of its categories
/// is no label.
QList<AdjudicationUnit> adjudicationUnits(const QList<StudyAssignment> &assignments,
                                          const AnswerState &answers,
                                          const QList<Question> &questions,
                                          const Question &question, int perUnit,
                                          const QList<Decision> &decisions);

/// Puts units in the order in which they are best decided: largest disagreement first, then by key.
void sortForAdjudication(QList<AdjudicationUnit> &units);

AdjudicationCounts adjudicationCounts(const QList<AdjudicationUnit> &units);

/// An Error when a decision sets aside what more than half of the annotators answered, all parts of
/// a set alike, without a reason. Any other reason may be empty.
Result<void> checkReason(const AdjudicationUnit &unit, const QString &value, const QString &reason);

/// The labels in an order that tells nothing of who gave them: the same for a study's seed and a
/// unit's key.
QList<AdjudicationLabel> shuffledLabels(const AdjudicationUnit &unit, quint64 seed);

} // namespace Concord
