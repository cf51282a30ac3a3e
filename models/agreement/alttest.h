// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/estimate.h"
#include "models/agreement/ratings.h"
#include "models/core/result.h"

#include <QJsonObject>

namespace Concord {

/// How close an answer is to the other annotators' answers about the same unit.
enum class AltTestScore {
    accuracy, ///< share of them that are equal
    negativeRmse, ///< minus the root mean squared difference; the labels have to be numbers
};

struct AltTestOptions
{
    QString judge; ///< the rater who might replace the others
    AltTestScore score = AltTestScore::accuracy;
    QList<double> epsilons = {0.2}; ///< advantages of a human for what one costs
    double falseDiscoveryRate = 0.05; ///< in (0, 1)
    qint64 minimumUnits = 30; ///< at least 2; an annotator with fewer is left out
};

/// One human against the judge, over units that both and at least one other human rated.
struct AltTestAnnotator
{
    QString name;
    qint64 units = 0;
    qint64 judgeWins = 0; ///< units where the judge is at least as close to the others
    qint64 annotatorWins = 0; ///< units where the annotator is; ties are in both
    bool isTested = false; ///< enough units

    std::optional<double> judgeShare() const; ///< rho_f
    std::optional<double> annotatorShare() const; ///< rho_h

    friend bool operator==(const AltTestAnnotator &, const AltTestAnnotator &) = default;
};

/// What one epsilon decides.
struct AltTestVerdict
{
    double epsilon = 0;
    QList<std::optional<double>> pValues; ///< of each annotator; none where not tested
    QList<bool> rejected; ///< of each annotator: the judge is the better choice
    std::optional<double> winningRate; ///< omega: rejected out of tested
    bool passes = false; ///< omega is at least one half
};

struct AltTest
{
    AltTestOptions options;
    QList<AltTestAnnotator> annotators; ///< in the order of raters
    QList<AltTestVerdict> verdicts; ///< in the order of epsilons
    std::optional<double> advantageProbability; ///< rho: mean of rho_f over those tested
    std::optional<UndefinedReason> undefined; ///< no_data when nobody has enough units
    QStringList warnings; ///< sentences
};

/// The alternative annotator test (Calderon, Reichart and Dror 2025; agreement.md section 10): may
/// the judge stand in for any of the humans? For each human a one-sided t-test of "mean(W_h - W_f)
/// < epsilon", over humans Benjamini and Yekutieli (2001).
///
/// Scores are compared as sums, whole numbers where the labels are, so that ties are exact. The
/// paper's signed-rank test for fewer than 30 units is not offered. An Error when the judge rated
/// nothing, or a label is not a number where one is needed.
Result<AltTest> altTest(const Ratings &ratings, const AltTestOptions &options);

/// The document that `concord help alt-test` describes; the first epsilon is the one asked for.
QJsonObject toJson(const AltTest &test);

} // namespace Concord
