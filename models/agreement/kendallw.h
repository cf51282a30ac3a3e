// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/completerows.h"

namespace Concord {

/// Kendall's coefficient of concordance W (Kendall and Babington Smith 1939), corrected for ties
/// (Kendall and Gibbons 1990, chapter 6; agreement.md section 7): do the raters order the units
/// alike, from 0 (not at all) to 1.
///
/// The test is "chisq" (Friedman's), m (n - 1) W on n - 1 degrees of freedom. There is no interval:
/// a bootstrap makes ties that the data do not have. Details: units, dropped_units, chisq, df;
/// mean_spearman, the mean of Spearman's correlation over the rater pairs, with undefined_pairs
/// where a rater ties all units and so has none; mean_spearman_from_w, (m W - 1) / (m - 1), which
/// is the same where the raters' ties are alike (other programs print it always); and, up to 100
/// ratings, permutation_p: the share of 9999 random orders of each rater's ranks (and the data
/// themselves) whose W is as large, from Philox seed 1, whatever the order of units and raters.
///
/// Undefined with no_data, one_rater, no_overlap (fewer than two complete units), and all_tied when
/// every rater ties all units.
Estimate kendallW(const CompleteRows &rows);

} // namespace Concord
