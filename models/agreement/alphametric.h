// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/measure.h"
#include "models/agreement/weightmatrix.h"

#include <optional>

namespace Concord {

/// The difference function of alpha: the level of measurement, and the numbers that the categories
/// stand for when it is interval or ratio.
struct AlphaMetric
{
    Measure measure = Measure::nominal;
    std::vector<double> values; ///< by category; empty where they are not compared
    std::optional<WeightMatrix> given; ///< instead of what the measure says: distances of sets, …

    /// The ordinal metric is made of the ratings' own ranks; every other stays as it is.
    bool dependsOnData() const { return !given && measure == Measure::ordinal; }
};

/// The difference function as weights: squared differences of categories (Krippendorff 2011,
/// "Computing Krippendorff's alpha-reliability"; agreement.md section 4), scaled to at most 1.
///
/// `pairableCounts` are the n_k, which the ordinal metric is made of; there is one per category.
WeightMatrix alphaWeights(const AlphaMetric &metric, std::span<const qint64> pairableCounts);

} // namespace Concord
