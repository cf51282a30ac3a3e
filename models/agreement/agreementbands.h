// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Concord {

/// Landis and Koch's (1977, Biometrics 33, table on p. 165) names for a kappa.
enum class LandisKochBand { Poor, Slight, Fair, Moderate, Substantial, AlmostPerfect };

/// Bands are closed above, as printed: up to .20 slight, up to .40 fair, and so on; poor below 0.
LandisKochBand landisKochBand(double kappa);

/// What Krippendorff (2004, Content Analysis, 2nd ed., p. 241) allows to conclude from an alpha.
enum class KrippendorffReading {
    Unreliable, ///< below .667
    Tentative, ///< from .667: tentative conclusions only
    Reliable, ///< from .800
};

KrippendorffReading krippendorffReading(double alpha);

/// The band as a word in a sentence, such as "moderate".
QString bandName(LandisKochBand band);

/// A whole sentence on a chance-corrected coefficient of 1 or less: Krippendorff's reading for
/// "krippendorff_alpha", else Landis and Koch's. An empty string where the bands do not apply, as
/// to percent agreement or an ICC (bandprobabilities.h).
QString wordsForAgreement(const QString &coefficient, double value);

} // namespace Concord
