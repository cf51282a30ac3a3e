// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/countpatterns.h"
#include "models/agreement/estimate.h"
#include "models/agreement/weightmatrix.h"

namespace Concord {

/// The sums over units of which percent agreement, Fleiss' kappa, Gwet's, Brennan and Prediger's
/// and alpha are functions; n, r_ik, r_i as in Gwet (2014), agreement.md sections 3 and 4.
///
/// Kept apart by the number of ratings of a unit and divided once, at the end (decision D11): with
/// the identity every sum is a whole number below 2^53. Refers to the patterns.
class CountTotals
{
public:
    CountTotals(const CountPatterns &patterns, const WeightMatrix &weights);

    /// Sums again as if pattern u had occurred frequencies[u] times: a bootstrap replicate.
    void sum(std::span<const qint64> frequencies);

    /// Takes other weights and sums again with the last frequencies.
    void reweigh(const WeightMatrix &weights);

    qint64 units() const { return m_units; } ///< n
    qint64 pairableUnits() const { return m_pairableUnits; } ///< n2: two ratings or more
    qint64 pairableValues() const { return m_pairableValues; } ///< the ratings of those

    /// Mean disagreement of two different ratings of a unit with this pattern; 0 with one rating.
    double unitDisagreement(qsizetype pattern) const;

    /// 1 - pa: the mean of that over pairable units. There has to be one.
    double observedDisagreement() const;

    /// pi_k: the mean over units of the share of category k in their ratings.
    std::vector<double> shares() const;

    /// 1 - pe of Fleiss: the disagreement of two ratings drawn from shares().
    double expectedDisagreement(const WeightMatrix &weights) const;

    /// Do of Krippendorff's alpha: the mean over pairable units, each weighted by its ratings.
    double coincidentDisagreement() const;

    /// n_k of Krippendorff's alpha: the pairable values in category k.
    std::vector<qint64> pairableCounts() const;

    /// Why there is nothing to compare: no data, one rater, or no unit with two ratings.
    std::optional<UndefinedReason> unusable() const;

private:
    struct Size
    {
        qint64 ratings = 0;
        qint64 units = 0;
        double disagreement = 0; ///< summed over ordered pairs of ratings
    };

    std::span<const qint64> countsOf(size_t size) const;

    const CountPatterns *m_patterns;
    std::vector<double> m_disagreement; ///< of a unit, by pattern
    std::vector<quint32> m_sizeOf; ///< index into m_sizes, by pattern
    std::vector<Size> m_sizes; ///< by ratings, ascending
    std::vector<qint64> m_counts; ///< sizes by categories
    std::vector<qint64> m_frequencies;
    qint64 m_units = 0;
    qint64 m_pairableUnits = 0;
    qint64 m_pairableValues = 0;
};

} // namespace Concord
