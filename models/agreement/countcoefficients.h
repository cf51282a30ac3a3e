// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/coefficients.h"

namespace Concord {

/// Coefficients that take raters as interchangeable, as functions of the table of counts.
std::span<const Coefficient> countCoefficients();

/// Coefficients that know the raters apart: of two raters, of pairs.
std::span<const Coefficient> rowCoefficients();

/// Coefficients of numbers and ranks, from the units that all raters rated.
std::span<const Coefficient> numericCoefficients();

} // namespace Concord
