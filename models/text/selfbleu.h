// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/text/wordsequence.h"

#include <optional>

namespace Concord {

constexpr qsizetype selfBleuTurns = 500; ///< as many as Texygen takes for references

/// The turns that have words, or a random draw of `most` of them; the same for the same seed.
QList<qsizetype> selfBleuSample(const WordSequence &text, qsizetype most, quint64 seed);

/// Self-BLEU (Zhu, Lu, Zheng, Guo, Zhang, Wang and Yu 2018, SIGIR, "Texygen"): the mean of BLEU-4
/// (Papineni, Roukos, Ward and Zhu 2002) of each of the `turns` with all the others as references;
/// the higher, the more alike the turns are.
///
/// Weights are 1/4 each. A precision of no match out of m n-grams counts as 0.1 / max(m, 1)
/// (Chen and Cherry 2014, smoothing 1), but BLEU is 0 where not even a word matches. The brevity
/// penalty takes the reference whose length is nearest, of two the shorter. Undefined for fewer
/// than two turns. More references raise it: only samples of one size compare.
std::optional<double> selfBleu(const WordSequence &text, const QList<qsizetype> &turns);

} // namespace Concord
