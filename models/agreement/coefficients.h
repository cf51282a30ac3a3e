// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/alphametric.h"
#include "models/agreement/bootstrap.h"
#include "models/agreement/countpatterns.h"
#include "models/agreement/inference.h"
#include "models/agreement/rowpatterns.h"
#include "models/agreement/weightscheme.h"

#include <QLatin1StringView>

#include <span>

namespace Concord {

/// A ratings table grouped once, from which every coefficient is computed, and what the
/// coefficients are asked to take its labels for.
struct AgreementInput
{
    explicit AgreementInput(const Ratings &table);

    const Ratings &ratings;
    RowPatterns rows;
    CountPatterns counts;
    AlphaMetric metric; ///< nominal unless set
    WeightScheme scheme = WeightScheme::Unweighted; ///< that `weights` are of
    WeightMatrix weights; ///< of the coefficients that take weights; the identity unless set
    std::vector<double> values; ///< the categories' numbers, or their ranks
    bool areNumbers = false; ///< whether the values are the categories' own numbers
    std::vector<double> scores; ///< what weights are made of: the values unless set
    std::optional<qsizetype> judge; ///< the rater that mean pairwise kappa compares with all others
};

/// One coefficient as reports know it.
struct Coefficient
{
    /// What the units are resampled as.
    enum class Basis { counts, rows };

    /// What the labels have to be. Names are anything; an order or numbers can also be asked of
    /// labels that were declared as names.
    enum class Needs { Names, Order, Numbers, Weights };

    QLatin1StringView id; ///< "fleiss_kappa"
    Basis basis = Basis::counts;
    Needs needs = Needs::Names;
    bool takesWeights = false;
    bool needsMatrix = false; ///< of weights, whose categories are limited
    bool prefersBootstrap = false; ///< its interval when none is asked for
    bool isTested = true; ///< "is it 0?" is a question one asks of it
    bool usesPairableOnly = false; ///< units with one rating do not matter to it
    bool usesCompleteOnly = false; ///< neither do units that one of the raters did not rate
    Estimate (*estimate)(const AgreementInput &, const InferenceOptions &) = nullptr;
    /// The value as a function of pattern frequencies; refers to the input. Null where resampling
    /// is no way to an interval (Kendall's W: drawn units make ties).
    PatternStatistic (*statistic)(const AgreementInput &) = nullptr;
};

/// All coefficients there are, in the order of a full report.
std::span<const Coefficient> coefficients();

/// The coefficient with this id, or nullptr.
const Coefficient *findCoefficient(const QString &id);

/// Whether the labels are what the coefficient needs, going by the declared level of measurement.
bool fitsMeasure(const Coefficient &coefficient, Measure measure);

/// Whether it can be computed from them at all, whatever they were declared as.
bool canCompute(const Coefficient &coefficient, const AgreementInput &input);

} // namespace Concord
