// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/wordsequence.h"

#include <optional>

namespace Concord {

/// Ent-n (Zhang, Galley, Gao, Gan, Li, Brockett and Dolan 2018, NeurIPS): the entropy of the
/// n-grams of all turns together, -sum p ln p with p an n-gram's share, in nats (natural
/// logarithm). Undefined where no turn has n words.
std::optional<double> ngramEntropy(const WordSequence &text, int n);

} // namespace Concord
