// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/samplesize.h"

#include <span>
#include <vector>

namespace Concord {

/// `margins` as shares of 2 to 50 categories, scaled to a sum of 1; an Error where they miss that
/// by more than 0.001, or one is negative or 1.
Result<std::vector<double>> categoryShares(std::span<const double> margins);

/// The most n times the variance of Cohen's kappa (Fleiss, Cohen and Everitt 1969) can be in a
/// table of two raters who both use the categories in these shares and reach this kappa: a linear
/// programme over the cells (Flack, Afifi, Lachenbruch and Schouten 1988).
///
/// An Error where `margins` are no categoryShares, or no table has this kappa.
Result<double> worstKappaVariance(std::span<const double> margins, double kappa);

/// Units for a test of Cohen's kappa of two raters and any number of categories (the same paper).
Result<SampleSize> flackSampleSize(std::span<const double> margins, const PowerTarget &target);

} // namespace Concord
