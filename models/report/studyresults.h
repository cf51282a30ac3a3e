// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/agreementcurve.h"
#include "models/agreement/turing.h"
#include "models/report/studyfacts.h"
#include "models/results/outcome.h"

namespace Concord {

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
    QString headline; ///< id of the coefficient that suits the question
    QString noAgreement; ///< why there is none whatever the answers; mostly empty
    AgreementReport agreement;
    AgreementOptions options; ///< that the agreement was computed with
    StudyOutcome outcome; ///< what the answers say beside how well they agree
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
