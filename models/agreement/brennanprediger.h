// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/contingencytable.h"
#include "models/agreement/counttotals.h"
#include "models/agreement/inference.h"

namespace Concord {

/// Brennan and Prediger's kappa (1981, Educ Psychol Meas 41), for two raters Bennett's S (1954) and
/// otherwise the number of Randolph's free-marginal kappa (2005): chance agreement is the mean of
/// all weights, 1 / q without (agreement.md sections 2 and 3). q is that of declared categories;
/// one_category when it is 1.
Estimate brennanPrediger(const CountPatterns &patterns, const WeightMatrix &weights,
                         const InferenceOptions &options = {});

/// The value alone; nothing where it is undefined.
std::optional<double> brennanPredigerValue(const CountTotals &totals, const WeightMatrix &weights);

/// Prevalence- and bias-adjusted kappa of two raters on the units both rated (Byrt, Bishop and
/// Carlin 1993, J Clin Epidemiol 46): 2 po - 1, and Brennan and Prediger's kappa for more than two
/// categories. Standard error from that of po; normal interval.
///
/// With two categories the details are prevalence_index (a - d) / n and bias_index (b - c) / n of
/// the same paper, and positive_agreement and negative_agreement (Cicchetti and Feinstein 1990),
/// the first category being the positive one; an index without a denominator is left out.
Estimate pabak(const ContingencyTable &table, const InferenceOptions &options = {});

/// The value alone; nothing where it is undefined.
std::optional<double> pabakValue(const ContingencyTable &table);

} // namespace Concord
