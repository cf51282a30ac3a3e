// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/estimate.h"

namespace Concord {

/// How probable it is that the true coefficient lies in a named band.
struct BandProbability
{
    QString name; ///< a word in a sentence, such as "moderate"
    std::optional<double> low; ///< excluded by Landis and Koch's bands; none: no lower end
    double high = 1;
    double probability = 0; ///< in [0, 1]; all of a scale sum up to 1

    friend bool operator==(const BandProbability &, const BandProbability &) = default;
};

/// Whether the bands are made for this coefficient: kappas, alpha and their like. Percent agreement
/// and unanimity are not corrected for chance; ICC, Kendall's W and the largest possible kappa are
/// other quantities.
bool hasBands(const QString &coefficient);

/// The bands of Landis and Koch (1977), from "poor" to "almost perfect": the estimate's normal
/// distribution truncated at 1 (Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 6;
/// agreement.md section 15).
///
/// Empty when the estimate has no standard error, when that is 0, or when the value exceeds 1.
QList<BandProbability> landisKochProbabilities(const Estimate &estimate);

/// The same for Krippendorff's (2004) readings: below .667, .667 to .8, from .8.
QList<BandProbability> krippendorffProbabilities(const Estimate &estimate);

} // namespace Concord
