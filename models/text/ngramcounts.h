// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/wordsequence.h"

#include <array>

namespace Concord {

constexpr int longestNgram = 4;

/// Up to four words in a row; shorter ones end in -1.
using Ngram = std::array<int, longestNgram>;

/// The n-grams of `words`, in their order; `n` is 1 to longestNgram.
QList<Ngram> ngramsOf(std::span<const int> words, int n);

/// How often each different n-gram occurs, in no order. None goes from one turn into the next.
QList<qint64> ngramCounts(const WordSequence &text, int n);

} // namespace Concord
