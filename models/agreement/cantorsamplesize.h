// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/samplesize.h"

namespace Concord {

/// The shares of units that each of two raters puts into the first of two categories; in (0, 1).
struct BinaryShares
{
    double first = 0.5;
    double second = 0.5;
};

/// n times the variance of Cohen's kappa (Fleiss, Cohen and Everitt 1969) in the one 2 x 2 table
/// with these shares and this kappa. An Error names the range where no such table exists.
Result<double> binaryKappaVariance(BinaryShares shares, double kappa);

/// Units for a test of Cohen's kappa of two raters and two categories (Cantor 1996).
Result<SampleSize> cantorSampleSize(BinaryShares shares, const PowerTarget &target);

} // namespace Concord
