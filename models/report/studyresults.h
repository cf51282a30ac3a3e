// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/agreementcurve.h"
#include "models/agreement/turing.h"
#include "models/dataset/dataset.h"

#include <QDateTime>

namespace Concord {

/// A study and one of its questions, as a chooser lists it. Ids are the project's, as text.
struct StudyChoice
{
    QString study;
    QString question;
    QString title; ///< such as "Fidelity: human or AI?"

    friend bool operator==(const StudyChoice &, const StudyChoice &) = default;
};

/// What was planned, and what the annotators were told.
struct StudyFacts
{
    QString name;
    QString templateTitle;
    QString question; ///< as the annotators read it
    QString guideline; ///< plain text, paragraphs apart by newlines
    QString state; ///< translated, such as "open"
    qint64 units = 0;
    qint64 annotators = 0;
    qint64 perUnit = 0; ///< annotators of each unit
    quint64 seed = 0;
    QDateTime createdAt; ///< UTC

    friend bool operator==(const StudyFacts &, const StudyFacts &) = default;
};

/// How much one annotator did and how fast; seconds without idle time, absent without an answer.
struct ProgressRow
{
    QString annotator;
    qint64 assigned = 0;
    qint64 done = 0;
    qint64 flagged = 0;
    qint64 skipped = 0;
    std::optional<double> medianSeconds; ///< of an answered unit
    std::optional<double> lowerQuartileSeconds;
    std::optional<double> upperQuartileSeconds;

    friend bool operator==(const ProgressRow &, const ProgressRow &) = default;
};

struct UnitLabel
{
    QString annotator;
    QString label; ///< the answer as the annotators read it, such as "Human"

    friend bool operator==(const UnitLabel &, const UnitLabel &) = default;
};

/// A unit that its annotators did not answer alike.
struct DisputedUnit
{
    QString key; ///< such as "fidelity-0047"
    QString text; ///< an excerpt
    QList<UnitLabel> labels; ///< of those who answered
    QString truth; ///< the reference, worded as the labels; empty where there is none

    friend bool operator==(const DisputedUnit &, const DisputedUnit &) = default;
};

/// A source of the study's units.
struct SourceFacts
{
    QString name;
    Origin origin = Origin::Unknown;
    QString sha256;
    qint64 items = 0;

    friend bool operator==(const SourceFacts &, const SourceFacts &) = default;
};

/// The headline's coefficient over the units of one task or domain.
struct BreakdownRow
{
    QString group; ///< empty: units without one
    RatingsSummary summary;
    Estimate estimate; ///< with its analytic interval

    friend bool operator==(const BreakdownRow &, const BreakdownRow &) = default;
};

/// What two annotators answered on the units both did.
struct PairConfusion
{
    qsizetype first = 0; ///< index into AgreementReport::raters, less than `second`
    qsizetype second = 0;
    ContingencyTable table; ///< rows: the first one's categories; columns: the second one's
};

/// Everything the Agreement page and the report say about one question of a study; finished.
struct StudyResults
{
    StudyChoice choice;
    StudyFacts facts;
    QString headline; ///< id of the coefficient the template names
    AgreementReport agreement;
    AgreementOptions options; ///< that the agreement was computed with
    std::optional<TuringResults> turing; ///< only where the truth is human or AI
    QList<ProgressRow> progress;
    QList<DisputedUnit> disputed; ///< by unit key
    QStringList categoryLabels; ///< of agreement.categories, as the annotators read them
    QList<BreakdownRow> byTask; ///< by name; units without one come last
    QList<BreakdownRow> byDomain;
    QList<CurvePoint> curve; ///< the headline's, units in the order of their last answer
    QList<PairConfusion> confusions; ///< of the pairs that share a unit, in order
    QList<SourceFacts> sources;
    QString programVersion;
};

/// The coefficient of the headline, else the first of the list; nullptr when there is none.
const CoefficientResult *headlineOf(const StudyResults &results);

/// The label of a category (index into agreement.categories), else its name.
QString categoryLabel(const StudyResults &results, qsizetype category);

/// The confusion of two annotators with `first` in the rows, whatever their order among the raters;
/// nothing when they share no unit.
std::optional<ContingencyTable> confusionOf(const StudyResults &results, const QString &first,
                                            const QString &second);

/// One annotator's answer to the unit; empty when there is none.
QString labelBy(const DisputedUnit &unit, const QString &annotator);

/// The units that both annotators answered, and differently.
QList<DisputedUnit> unitsWhereDiffer(const StudyResults &results, const QString &first,
                                     const QString &second);

} // namespace Concord
