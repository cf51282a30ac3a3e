// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/inference.h"
#include "models/agreement/rowpatterns.h"
#include "models/agreement/weightmatrix.h"

namespace Concord {

/// The sums over rows that Conger's kappa is a function of. Refers to the patterns.
class CongerTotals
{
public:
    CongerTotals(const RowPatterns &rows, const WeightMatrix &weights);

    /// Sums again as if row u had occurred frequencies[u] times: a bootstrap replicate.
    void sum(std::span<const qint64> frequencies);

    /// Why there is nothing to compare.
    std::optional<UndefinedReason> unusable() const;

    double observedDisagreement() const; ///< 1 - pa, mean over pairable units

    /// 1 - pe: the disagreement of two different raters, each drawing from their own shares, the
    /// mean over ordered pairs of the raters that rated anything.
    double expectedDisagreement() const;

    /// What a unit of each row contributes to that (agreement.md section 3).
    std::vector<double> unitExpected() const;

    /// Mean disagreement of two different ratings of a unit with this row; 0 with one rating.
    double unitDisagreement(qsizetype row) const { return m_disagreement[size_t(row)]; }

private:
    std::span<const double> sharesOf(size_t rater) const;

    const RowPatterns *m_rows;
    const WeightMatrix m_weights;
    std::vector<double> m_disagreement; ///< by row
    std::vector<qint64> m_ratedBy; ///< units, by rater
    std::vector<double> m_shares; ///< raters by categories; 0 for a rater without a rating
    std::vector<double> m_shareSum; ///< over raters, by category
    qint64 m_units = 0;
    qint64 m_pairableUnits = 0;
    qint64 m_raters = 0; ///< with a rating
    double m_observed = 0;
};

/// Conger's kappa (1980, Psychol Bull 88), the same as Davies and Fleiss' (1982) and Hubert's
/// (1977), with weights and any pattern of missing ratings: chance agreement comes from each
/// rater's own shares of the categories. With two raters who rated everything it is Cohen's kappa.
///
/// Undefined with no_variation when all raters used one and the same category.
Estimate congerKappa(const RowPatterns &rows, const WeightMatrix &weights,
                     const InferenceOptions &options = {});

/// The value alone; nothing where it is undefined.
std::optional<double> congerKappaValue(const CongerTotals &totals);

} // namespace Concord
