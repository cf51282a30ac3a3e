// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/results/resultinput.h"

namespace Concord {

/// Each judge beside the people, on the units that both answered:
///
///     judge_agreement  with each annotator: shared units, percent agreement, Cohen's kappa and,
///                      where answers have an order, kappa with quadratic weights and Spearman's
///                      rho; then the mean kappa, with rho between the judge and the mean of people
///                      by unit, and the mean kappa of people among themselves
///     judge_alt_test   the alternative annotator test (alttest.h), where units have several people
///                      and an annotator has enough of them
///
/// The ids end with "_2", "_3" … from the second judge on. Intervals are the coefficients' own.
/// Nothing without a judge's answer and for questions whose answers are not one option.
QList<OutcomeTable> judgeTables(const ResultInput &input);

} // namespace Concord
