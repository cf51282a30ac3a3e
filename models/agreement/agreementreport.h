// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/inference.h"
#include "models/agreement/measure.h"
#include "models/agreement/raterpairs.h"
#include "models/agreement/ratings.h"
#include "models/agreement/setdistance.h"
#include "models/agreement/weightscheme.h"
#include "models/core/result.h"

#include <QJsonObject>
#include <QStringList>

namespace Concord {

/// Which interval to report. `automatic` is each coefficient's preferred one: the bootstrap for
/// those without a good error of their own and for clustered units, the jackknife for alpha of
/// fewer than 20 pairable units, the analytic one otherwise.
enum class IntervalChoice { automatic, analytic, bootstrap, bca, jackknife, none };

struct AgreementOptions
{
    /// Ids, reported in this order; empty: all, those that do not fit the measure without a value.
    QStringList coefficients;
    /// Of all, leaves those out that are for other data; Cohen's kappa always stays, with the
    /// reason why it has no value.
    bool applicableOnly = false;
    Measure measure = Measure::nominal;
    WeightScheme weights = WeightScheme::Unweighted; ///< of the coefficients that take weights
    std::vector<double> customWeights; ///< for WeightScheme::Custom, row by row
    QStringList customNames; ///< the categories of its rows and columns; empty: their own order
    bool scoresAreRanks = false; ///< weights by the places of categories, not their numbers
    SetDistance setDistance = SetDistance::Masi;
    QString judge; ///< mean pairwise kappa between this rater and the others; empty: all pairs
    IntervalChoice interval = IntervalChoice::automatic;
    StandardErrorKind standardError = StandardErrorKind::ratio;
    double level = 0.95; ///< in (0, 1)
    int replicates = 2000;
    quint64 seed = 1;
    int threads = 0; ///< share the replicates; 0: one for each core. Changes no result
    qsizetype pairLimit = 20'000; ///< above it, pairs that share no unit are not listed
};

/// Everything that fits the data, as pages and reports show it.
inline AgreementOptions applicableOptions()
{
    AgreementOptions options;
    options.applicableOnly = true;
    return options;
}

struct CoefficientResult
{
    QString id;
    Estimate estimate;
    QString weights; ///< the scheme's name, of a coefficient that took weights

    friend bool operator==(const CoefficientResult &, const CoefficientResult &) = default;
};

/// How well raters agree on whether one label belongs into the set.
struct LabelAgreement
{
    QString label;
    Estimate krippendorffAlpha;
    Estimate fleissKappa;

    friend bool operator==(const LabelAgreement &, const LabelAgreement &) = default;
};

/// Everything `concord agreement` says about a ratings table.
struct AgreementReport
{
    RatingsSummary summary;
    QStringList raters;
    QStringList categories;
    bool categoriesDeclared = false;
    Measure measure = Measure::nominal;
    QList<CoefficientResult> coefficients;
    QList<Estimate> byCategory; ///< Fleiss' kappa of each category against all others; nominal data
    QList<LabelAgreement> byLabel; ///< of sets
    qsizetype clusters = 0; ///< that were resampled instead of units; 0: there are none
    QList<RaterPair> pairs;
    QStringList warnings; ///< sentences

    friend bool operator==(const AgreementReport &, const AgreementReport &) = default;
};

/// Computes the report; the same for the same ratings and options on any machine. An Error tells of
/// an unknown coefficient or judge, an option out of range, labels that do not fit the measure or
/// weights that do not fit the categories.
Result<AgreementReport> agreementReport(const Ratings &ratings, const AgreementOptions &options);

/// The document that cli.md describes as `agreement --json`.
QJsonObject toJson(const AgreementReport &report);

} // namespace Concord
