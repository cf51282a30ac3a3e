// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/aggregation.h"

namespace Concord {

struct DawidSkeneOptions
{
    double smoothing = 0; ///< added to each expected count of a confusion matrix; the paper's is 0
    int iterations = 1000; ///< at most; at least 1
    double tolerance = 1e-10; ///< stop when the log-likelihood's relative change is not above it
};

struct DawidSkeneResult
{
    Consensus consensus;
    std::vector<double> prior; ///< of each category
    std::vector<double> confusion; ///< raters x true categories x labels, row by row
    std::vector<double> trace; ///< the observed-data log-likelihood after each iteration
    bool converged = false;

    double logLikelihood() const { return trace.back(); }
    int iterations() const { return int(trace.size()); }

    /// The shares of `rater`'s labels for units of the category `truth`; empty where the model
    /// expects the rater to have labelled none, so that nothing is known.
    std::span<const double> confusionRow(qsizetype rater, int truth) const;

    /// How likely a label of `rater` is right for a unit drawn from the prior, over the categories
    /// that the rater has labelled.
    double accuracy(qsizetype rater) const;
};

/// The model of Dawid and Skene (1979, Applied Statistics 28): every unit has a true category, and
/// every rater a confusion matrix of his own (equations 2.3 to 2.5, by EM from the vote shares of
/// equation 3.1; agreement.md section 10).
///
/// Repeated labels of one rater count each. In logarithms throughout; a category whose prior is 0
/// stays out. Without smoothing the log-likelihood never decreases. An Error without a rating, or
/// where the matrices would not fit into memory.
Result<DawidSkeneResult> dawidSkene(const LabelCounts &counts,
                                    const DawidSkeneOptions &options = {});

} // namespace Concord
