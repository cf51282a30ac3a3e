// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/aggregation.h"

namespace Concord {

enum class MaceUpdate {
    variational, ///< mean field with Beta(0.5, 0.5) and Dirichlet(10) priors
    expectation, ///< plain EM, smoothed
};

struct MaceOptions
{
    MaceUpdate update = MaceUpdate::variational;
    int iterations = 50; ///< at least 1
    int restarts = 10; ///< at least 1; the first starts from equal shares, the others at random
    quint64 seed = 1;
    double smoothing = 0.01; ///< EM only: divided by the number of categories, added to each count
};

struct MaceResult
{
    Consensus consensus;
    std::vector<double> competence; ///< of each rater: the weight of knowing, as MACE prints it
    std::vector<double> normalisedCompetence; ///< the same against guessing, a share of 1
    std::vector<double> strategy; ///< raters x categories: shares of guesses; 0 without any
    std::vector<double> trace; ///< log marginal likelihood at the start, then after each iteration
    int restart = 0; ///< the one with the best of them, the first such

    double logLikelihood() const { return trace.back(); }
    int iterations() const { return int(trace.size()) - 1; }
};

/// Multi-Annotator Competence Estimation (Hovy, Berg-Kirkpatrick, Vaswani and Hovy 2013): a rater
/// either knows the true category or guesses with shares of his own, and categories are equally
/// likely beforehand (agreement.md section 10).
///
/// In logarithms throughout. With the variational update knowing and guessing do not sum to 1,
/// hence two values of competence. Repeated labels of one rater count each. The same for the same
/// data and options. An Error without a rating.
Result<MaceResult> mace(const LabelCounts &counts, const MaceOptions &options = {});

} // namespace Concord
