// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/contingencytable.h"
#include "models/agreement/inference.h"
#include "models/agreement/rowpatterns.h"
#include "models/agreement/weightmatrix.h"

namespace Concord {

/// Mean pairwise Cohen's kappa (Light 1971): of all pairs of raters, or of the pairs of one judge
/// with everybody else, each on the units that both rated (agreement.md section 3).
///
/// Refers to the patterns and keeps the pairs' tables for replicates.
class PairwiseKappa
{
public:
    /// `judge` is an index into the raters; without one, all pairs.
    PairwiseKappa(const RowPatterns &rows, const WeightMatrix &weights,
                  std::optional<qsizetype> judge = {});

    /// The plain mean over pairs whose kappa is defined. Details: pairs (those), undefined_pairs;
    /// with a judge also mean_between_others, over the pairs without the judge. The standard error
    /// is that of a mean of the pairs' influence functions; normal interval, "wald_z".
    Estimate estimate(const InferenceOptions &options = {}) const;

    /// The value when row u occurs frequencies[u] times; nothing where no pair has a kappa.
    std::optional<double> value(std::span<const qint64> frequencies);

private:
    /// Its categories are those that the two used, so that many pairs and many categories fit.
    struct Pair
    {
        ContingencyTable table;
        WeightMatrix weights; ///< of those categories
        std::vector<quint32> patterns; ///< of the table's cells
        bool isCounted = true; ///< not a pair of others while there is a judge
    };

    double standardError(qint64 defined) const;

    const RowPatterns *m_rows;
    std::vector<Pair> m_pairs; ///< those that share a unit
    qint64 m_apart = 0; ///< counted pairs without a common unit
};

} // namespace Concord
