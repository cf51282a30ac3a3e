// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/wordsequence.h"

#include <optional>

namespace Concord {

/// Types over words, V / N. Undefined without words.
std::optional<double> typeTokenRatio(const WordSequence &text);

/// MATTR (Covington and McFall 2010, Journal of Quantitative Linguistics 17(2), 94-100): the mean
/// of the type-token ratios of all windows of `window` words that follow each other,
/// sum(V_i / window) / (N - window + 1).
///
/// A text of fewer words has no window: it gives its typeTokenRatio(). Undefined without words.
std::optional<double> movingAverageTtr(const WordSequence &text, qsizetype window = 50);

} // namespace Concord
