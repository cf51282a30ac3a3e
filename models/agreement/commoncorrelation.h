// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/samplesize.h"

#include <vector>

namespace Concord {

/// Raters who all put a unit into the first of two categories with the same probability, any two of
/// them with the correlation kappa (the common correlation model).
struct CommonCorrelation
{
    double prevalence = 0.5; ///< of the first category, in (0, 1)
    int raters = 2; ///< 2 to 6, as in the papers
};

/// The probabilities that 0, 1, …, m of m raters choose the first category:
/// (1 - kappa) Binomial(m, p), and the rest of kappa on 0 and m (Altaye, Donner and Klar 2001).
/// An Error where one of them would be negative.
Result<std::vector<double>> positiveProbabilities(const CommonCorrelation &model, double kappa);

/// n times the large-sample variance of Fleiss' kappa in this model, by linearisation over units
/// (agreement.md section 3); for two raters that of Bloch and Kraemer (1989).
Result<double> commonCorrelationVariance(const CommonCorrelation &model, double kappa);

/// Units for the goodness-of-fit test of kappa (Donner and Eliasziw 1992; for more than two raters
/// Altaye, Donner and Klar 2001). The test is two-sided; one-sided it is done at twice alpha.
Result<SampleSize> donnerEliasziwSampleSize(const CommonCorrelation &model,
                                            const PowerTarget &target);

} // namespace Concord
