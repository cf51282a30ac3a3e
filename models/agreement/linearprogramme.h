// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace Concord {

/// Maximise c . x where A x = b and x >= 0.
struct LinearProgramme
{
    std::vector<double> objective; ///< c, one for each variable
    std::vector<double> coefficients; ///< A row by row: bounds x variables
    std::vector<double> bounds; ///< b, of either sign
};

enum class LinearOutcome {
    optimal,
    infeasible, ///< no x fulfils the equations
    unbounded,
    stalled, ///< given up on; not seen in practice
};

struct LinearSolution
{
    LinearOutcome outcome = LinearOutcome::stalled;
    double value = 0; ///< c . x, where the outcome is optimal
    std::vector<double> x; ///< likewise; one of the best ones
};

/// Solves it by the two-phase simplex method on a dense tableau (Dantzig 1963, chapter 5), with
/// Bland's (1977) rule against cycling. Equations that follow from others do no harm.
///
/// For small programmes: memory is bounds x (variables + bounds), and numbers should be of the
/// order of 1, as what is below 1e-11 counts as 0.
LinearSolution maximise(const LinearProgramme &programme);

} // namespace Concord
