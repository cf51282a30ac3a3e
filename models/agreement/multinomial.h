// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/random.h"

#include <span>
#include <vector>

namespace Concord {

/// Draws how often each of several outcomes comes up in n independent draws.
///
/// Guarantee: integers only, so a draw is the same on every platform and compiler for the same
/// Philox stream. Each binomial is exact: n uniform numbers are compared with the probability bit
/// by bit, all at once, the number of ones among n bits being drawn as Binomial(n, 1/2). That in
/// turn is a count of random bits, or for each full 1024 of them one look into the distribution
/// function of Binomial(1024, 1/2), rounded down to multiples of 2^-64 (total variation < 2^-53).
class Multinomial
{
public:
    /// Outcome u has probability frequencies[u] / sum of frequencies; the sum is at least 1.
    explicit Multinomial(std::span<const qint64> frequencies);

    qint64 total() const { return m_cumulative.back(); }

    /// Fills `counts` with one draw of `draws` outcomes, such as total() for a bootstrap replicate.
    void draw(qint64 draws, Philox &random, std::span<qint64> counts) const;

private:
    std::vector<qint64> m_cumulative; ///< m_cumulative[u]: the frequencies before outcome u
};

} // namespace Concord
