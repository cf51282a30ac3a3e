// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/ratings.h"
#include "models/core/random.h"

#include <vector>

namespace Concord {

/// Ratings whose true agreement is known exactly, for simulations and benchmarks.
///
/// A unit's true category is drawn from shares p. Each rater copies it with probability c and draws
/// another one from p otherwise; each rating is missing independently of everything. Two ratings of
/// a unit agree for certain when both raters copied and are independent draws from p otherwise:
///
///     pa = c^2 + (1 - c^2) sum p_k^2,   while every rater's shares are p.
///
/// So the kappas of Cohen, Fleiss and Conger and nominal alpha, (pa - sum p_k^2) / (1 - sum p_k^2),
/// are all exactly c^2. AC1 has the same pa and chance agreement sum p_k (1 - p_k) / (q - 1).
/// Probabilities are rounded to multiples of 2^-32.
class CopyModel
{
public:
    /// `shares` sum to 1; the categories are called 1, 2, ….
    CopyModel(std::vector<double> shares, double kappa, double missing);

    double kappa() const { return m_kappa; }
    double gwetAc1() const;

    /// A table of up to `units` units (those without any rating are dropped) and `raters` raters.
    Ratings ratings(int units, int raters, Philox &random) const;

private:
    quint32 category(Philox &random) const;

    std::vector<double> m_shares;
    std::vector<quint64> m_below; ///< cumulative shares, in 2^-32
    double m_kappa;
    quint64 m_copies; ///< c, in 2^-32
    quint64 m_missing; ///< in 2^-32
};

} // namespace Concord
