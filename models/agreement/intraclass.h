// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/completerows.h"
#include "models/agreement/inference.h"

namespace Concord {

/// The six intraclass correlations of Shrout and Fleiss (1979): raters drawn anew for each unit
/// (1), drawn once (2: absolute agreement) or fixed (3: consistency); of one rating, or of the mean
/// of all k.
enum class IccForm { Icc1_1, Icc2_1, Icc3_1, Icc1_k, Icc2_k, Icc3_k };

/// Intraclass correlation (Shrout and Fleiss 1979; McGraw and Wong 1996; agreement.md section 7).
///
/// The interval is the F interval of those papers, that of Icc2_k the Spearman-Brown image of
/// Icc2_1's; where a bound does not exist there is none. The test is "F" against a correlation of
/// 0, one-sided as F tests are. Details: units, dropped_units, df1, df2, F, and outside_range (1)
/// where the value is below -1 or above 1, which the formulas allow. Without any error (zeroSe) F
/// is infinite and there is no test.
///
/// Undefined with no_data, one_rater, no_overlap (fewer than two complete units), zero_variance
/// where all mean squares of the form are 0, and nonpositive_denominator.
Estimate intraclassCorrelation(const CompleteRows &rows, IccForm form,
                               const InferenceOptions &options = {});

/// The value alone; nothing where it is undefined.
std::optional<double> intraclassValue(const CompleteRows &rows, IccForm form);

} // namespace Concord
