// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/study/design.h"

#include <QDateTime>

namespace Concord {

enum class StudyState { Draft, Open, Closed };

/// "draft", "open" or "closed".
QString studyStateId(StudyState state);
std::optional<StudyState> studyStateFromId(QStringView id);

/// A stored study.
struct Study
{
    StudyId id;
    QString name;
    QString templateTitle;
    StudyDesign design;
    StudyState state = StudyState::Open;
    QDateTime createdAt; ///< UTC
    int guidelineVersion = 1; ///< one more with each amendment of the guideline

    friend bool operator==(const Study &, const Study &) = default;
};

struct Annotator
{
    AnnotatorId id;
    QString name;
    bool isJudge = false; ///< a model whose ratings are compared with people's, never mixed in

    friend bool operator==(const Annotator &, const Annotator &) = default;
};

/// A unit with what it is about. It leads to the source: keep it from annotators.
struct StudyUnit
{
    UnitId id;
    QString key;
    UnitKind kind = UnitKind::Utterance;
    bool isTraining = false;
    QList<UnitSubject> subjects;

    friend bool operator==(const StudyUnit &, const StudyUnit &) = default;
};

/// One unit for one annotator.
struct StudyAssignment
{
    AssignmentId id;
    UnitId unit;
    QString unitKey;
    AnnotatorId annotator;
    QString annotatorName;
    int occurrence = 1;
    int position = 0; ///< in the annotator's blind order
    bool isTraining = false;
    bool isJudge = false; ///< see Annotator
    bool isWithdrawn = false; ///< given to somebody else; what was answered before counts

    friend bool operator==(const StudyAssignment &, const StudyAssignment &) = default;
};

/// The right answer to a question about a unit, where there is one.
struct UnitReference
{
    QString unitKey;
    QString question;
    QString value; ///< as answervalue.h writes it

    friend bool operator==(const UnitReference &, const UnitReference &) = default;
};

/// What an annotator has to agree to before the first unit; empty: nothing.
QString consentText(const StudyTemplate &studyTemplate, const StudyDesign &design);

/// Where candidates come from.
struct PopulationQuery
{
    UnitRule unit;
    bool normalisesTypography = false; ///< then the limits hold for the text as shown, too
    QList<Origin> origins = {}; ///< empty: datasets of any origin
    QStringList datasets = {}; ///< names; empty: all
    ItemFilter filter = {};
    QList<Stratum> strata = {Stratum::Dataset, Stratum::Task};
    QStringList runs = {}; ///< see StudyDesign
    QString excludedStudy = {};
    QStringList shows = {QStringLiteral("text")}; ///< see StudyTemplate; tells texts apart
    bool needsItemQuestion = false; ///< only items whose itemQuestion() exists
    bool needsRelated = false; ///< only items with related attributes
    std::optional<QList<ItemId>> items = {}; ///< ascending; empty: all items of the datasets

    friend bool operator==(const PopulationQuery &, const PopulationQuery &) = default;
};

/// What a template draws from under a design.
PopulationQuery populationFor(const StudyTemplate &studyTemplate, const StudyDesign &design = {});

} // namespace Concord
