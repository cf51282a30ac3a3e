// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/wordsequence.h"

#include <optional>

namespace Concord {

/// MTLD, the measure of textual lexical diversity (McCarthy and Jarvis 2010, Behavior Research
/// Methods 42(2), 381-392): the mean length of stretches whose type-token ratio stays above
/// `threshold`.
///
/// A factor is complete when the ratio reaches the threshold (is at or under it), and counting
/// starts anew. What remains at the end is the part (1 - ratio) / (1 - threshold) of a factor. MTLD
/// is the mean of N / factors read forward and N / factors read backward. Undefined where no word
/// occurs twice: there is no factor then.
std::optional<double> mtld(const WordSequence &text, double threshold = 0.72);

} // namespace Concord
