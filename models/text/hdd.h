// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/wordsequence.h"

#include <optional>

namespace Concord {

/// HD-D, the hypergeometric distribution diversity (McCarthy and Jarvis 2007, Language Testing
/// 24(4), 459-488; 2010): the type-token ratio to be expected of `sample` words drawn without
/// replacement,
///
///     sum over types of (1 - C(N - f, sample) / C(N, sample)) / sample
///
/// for a type that occurs f times among the N words. Undefined for fewer than `sample` words.
std::optional<double> hdd(const WordSequence &text, qsizetype sample = 42);

} // namespace Concord
