// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/wordsequence.h"

#include <optional>

namespace Concord {

/// Dist-n (Li, Galley, Brockett, Gao and Dolan 2016, NAACL, 110-119): the different n-grams over
/// all n-grams of all turns together. It falls with the length of the text, so that only texts of
/// like length compare. Undefined where no turn has n words.
std::optional<double> distinctNgrams(const WordSequence &text, int n);

} // namespace Concord
