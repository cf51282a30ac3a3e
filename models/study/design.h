// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/assignment.h"
#include "models/study/sampling.h"

namespace Concord {

/// What a study's design is made from; kept with the study.
struct StudyDesign
{
    int units = 0;
    QStringList annotators; ///< names, in the order that was given
    int perUnit = 1;
    quint64 seed = 1;
    QString population; ///< in words or as a slice's name; empty: all datasets

    friend bool operator==(const StudyDesign &, const StudyDesign &) = default;
};

/// Something the design cannot give, or gave otherwise than asked.
struct DesignWarning
{
    enum class Kind {
        OneAnswerPerUnit, ///< no agreement can be computed
        TooFewCandidates, ///< fewer units than asked for
        UnequalParts, ///< the number of units does not divide by the origins
        UnevenPairs, ///< pairs of annotators share units unevenly by more than 1
        IdleAnnotators, ///< somebody has nothing to do
    };
    Kind kind = Kind::OneAnswerPerUnit;
    QString sentence; ///< for the person

    friend bool operator==(const DesignWarning &, const DesignWarning &) = default;
};

struct PlannedUnit
{
    QString key; ///< "fidelity-0001"; its number tells nothing of the source
    UnitKind kind = UnitKind::Utterance;
    bool isTraining = false;
    QList<UnitSubject> subjects;
    QString candidate; ///< the candidate's stable key; not stored

    friend bool operator==(const PlannedUnit &, const PlannedUnit &) = default;
};

struct PlannedAssignment
{
    int unit = 0; ///< index into StudyPlan::units
    int annotator = 0; ///< index into StudyDesign::annotators
    int occurrence = 1;
    int position = 0; ///< 0-based place in the annotator's own blind order

    friend bool operator==(const PlannedAssignment &, const PlannedAssignment &) = default;
};

/// A whole study before it is stored: the same for the same request, population and seed.
struct StudyPlan
{
    QString name;
    StudyTemplate studyTemplate;
    StudyDesign design; ///< units: as many as were found
    QList<PlannedUnit> units;
    QList<PlannedAssignment> assignments; ///< by annotator, then position
    QList<DesignWarning> warnings;

    AssignmentGrid grid() const;

    friend bool operator==(const StudyPlan &, const StudyPlan &) = default;
};

/// What is wrong with a design whatever the population, if anything: no name, no or doubled
/// annotators, numbers out of range.
Result<void> checkDesign(const QString &name, const StudyDesign &design);

/// Plans a study. An Error when checkDesign() has one, or when no candidate of an origin that the
/// template needs is there.
Result<StudyPlan> planStudy(const QString &name, const StudyTemplate &studyTemplate,
                            const StudyDesign &design, const QList<Candidate> &population);

} // namespace Concord
