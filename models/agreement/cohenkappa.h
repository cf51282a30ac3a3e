// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/contingencytable.h"
#include "models/agreement/inference.h"
#include "models/agreement/weightmatrix.h"

namespace Concord {

/// Cohen's kappa (1960), with weights that of 1968: agreement of two raters beyond what their own
/// category shares make likely (agreement.md section 2). Weights need not be symmetric (D10).
///
/// Undefined with no_overlap without a shared unit, and with no_variation when both raters put all
/// of them into one and the same category. Standard error, normal interval and the test
/// "fce_null_z" are those of Fleiss, Cohen and Everitt (1969); a single unit has none of them.
Estimate cohenKappa(const ContingencyTable &table, const WeightMatrix &weights,
                    const InferenceOptions &options = {});

/// The value alone; nothing where it is undefined.
std::optional<double> cohenKappaValue(const ContingencyTable &table, const WeightMatrix &weights);

/// How much one more unit in each cell of the table moves kappa, times the number of units: the
/// influence function of which the standard error is made. By cell; nothing where kappa is.
std::vector<double> cohenInfluence(const ContingencyTable &table, const WeightMatrix &weights);

/// The largest unweighted kappa that the raters' own shares allow (Cohen 1960, p. 42). The same
/// cases are undefined; without an error of its own (a function of the margins alone).
Estimate cohenKappaMaximum(const ContingencyTable &table);
std::optional<double> cohenKappaMaximumValue(const ContingencyTable &table);

} // namespace Concord
