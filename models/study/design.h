// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/item.h"
#include "models/study/assignment.h"
#include "models/study/sampling.h"

namespace Concord {

/// A pilot's answers are never mixed with a main study's.
enum class StudyPhase { Pilot, Main };

/// "pilot" or "main".
QString studyPhaseId(StudyPhase phase);
std::optional<StudyPhase> studyPhaseFromId(QStringView id);

/// What units are drawn in proportion to.
enum class Stratum { Dataset, Task, Domain };

/// "dataset", "task" or "domain".
QString stratumId(Stratum stratum);
std::optional<Stratum> stratumFromId(QStringView id);

/// What a study's design is made from; kept with the study.
struct StudyDesign
{
    int units = 0;
    QStringList annotators; ///< names, in the order that was given
    int perUnit = 1;
    quint64 seed = 1;
    QString population; ///< in words or as a slice's name; empty: all datasets
    ItemFilter filter = {}; ///< of the items to draw from
    QList<Stratum> strata = {Stratum::Dataset, Stratum::Task};
    std::optional<UnitRule> unit = {}; ///< instead of the template's, where it leaves a choice
    QStringList runs = {}; ///< MODEL/PATHWAY of the responses to judge: one, or two of a pair
    int trainingUnits = 0; ///< before the others; the template's own first, then drawn ones
    double passMark = 0; ///< of the training, as a share of right answers; 0: none
    int repeatedUnits = 0; ///< of each annotator, asked a second time for self-consistency
    StudyPhase phase = StudyPhase::Main;
    QString excludedStudy = {}; ///< name or id of a study whose texts are left out, such as a pilot
    QString consent = {}; ///< instead of the template's; empty: the template's
    bool asksConsent = true; ///< false: none is asked, whatever the template says

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
        TooFewTraining, ///< fewer training units than asked for: no reference to draw them by
        TooFewRepeats, ///< somebody has fewer units than are to be repeated
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
    QList<UnitSubject> subjects; ///< none: a training unit of the template's own
    QString candidate; ///< the candidate's stable key; not stored
    std::optional<int> example = {}; ///< index into StudyTemplate::training

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
    QList<PlannedUnit> units; ///< training units last
    QList<PlannedAssignment> assignments; ///< by annotator, then position
    QList<DesignWarning> warnings;

    /// Who judges which unit; training units and repetitions are not in it.
    AssignmentGrid grid() const;
    int trainingCount() const;
    int repeatCount() const; ///< of all annotators
    friend bool operator==(const StudyPlan &, const StudyPlan &) = default;
};

/// What is wrong with a design whatever the population, if anything: no name, no or doubled
/// annotators, numbers out of range.
Result<void> checkDesign(const QString &name, const StudyDesign &design);

/// What is wrong with a design for this template: runs too many or too few, a unit that the
/// template does not leave open, a pass mark without training.
Result<void> checkDesignFor(const StudyTemplate &studyTemplate, const StudyDesign &design);

/// Plans a study. An Error when checkDesign() or checkDesignFor() has one, or when no candidate of
/// an origin that the template needs is there.
///
/// Everyone begins with the same training units in the same order: the template's own examples,
/// then ones drawn from dialogues that the sample does not touch. Repeated units come in the later
/// part of an annotator's order, away from their first showing.
Result<StudyPlan> planStudy(const QString &name, const StudyTemplate &studyTemplate,
                            const StudyDesign &design, const QList<Candidate> &population);

} // namespace Concord
