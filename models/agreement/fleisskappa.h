// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/contingencytable.h"
#include "models/agreement/counttotals.h"
#include "models/agreement/inference.h"

#include <QList>

namespace Concord {

/// Fleiss' kappa (1971), generalised to any pattern of missing ratings and to weights (Gwet 2014,
/// chapter 5; agreement.md section 3). With two raters this is Scott's pi (1955).
///
/// A unit with a single rating counts in the category shares, not in the agreement. Undefined with
/// no_variation when the raters used one category only. The test is that of Fleiss, Nee and Landis
/// (1979) where it holds: no weights, equally many ratings for each unit. Otherwise, and when
/// Gwet's standard error is asked for, it is "wald_t".
Estimate fleissKappa(const CountPatterns &patterns, const WeightMatrix &weights,
                     const InferenceOptions &options = {});

/// The value alone; nothing where it is undefined.
std::optional<double> fleissKappaValue(const CountTotals &totals, const WeightMatrix &weights);

/// Scott's pi (1955) of two raters on the units both rated; nothing where it is undefined.
std::optional<double> scottPiValue(const ContingencyTable &table, const WeightMatrix &weights);

/// Kappa of each category against all others (Fleiss 1971; Fleiss, Nee and Landis 1979),
/// generalised likewise, in the order of categories. Undefined for a category that was used always
/// or never.
QList<Estimate> fleissKappaByCategory(const CountPatterns &patterns,
                                      const InferenceOptions &options = {});

} // namespace Concord
