// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/estimate.h"

#include <span>

namespace Concord {

/// Pearson's product-moment correlation of pairs (first[i], second[i]); both are as long.
///
/// Tested two-sided with t = r sqrt((n - 2) / (1 - r^2)) on n - 2 degrees of freedom ("wald_t");
/// interval by Fisher's z (1921) with error 1 / sqrt(n - 3), from n = 4 on. A correlation of
/// exactly -1 or 1 has neither. Detail "n".
/// Undefined with fewer than three pairs (no_data) or a constant side (zero_variance).
Estimate pearsonCorrelation(std::span<const double> first, std::span<const double> second,
                            double level = 0.95);

/// Spearman's rho: Pearson's correlation of the ranks, tied values sharing the mean of theirs.
///
/// The same test, an approximation for fewer than about ten pairs; the interval's error is
/// sqrt((1 + rho^2 / 2) / (n - 3)) (Bonett and Wright 2000, Psychometrika 65, 23-28).
Estimate spearmanCorrelation(std::span<const double> first, std::span<const double> second,
                             double level = 0.95);

} // namespace Concord
