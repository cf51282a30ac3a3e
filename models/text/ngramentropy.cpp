// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/ngramentropy.h"

#include "models/text/ngramcounts.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Concord {

std::optional<double> ngramEntropy(const WordSequence &text, int n)
{
    QList<qint64> counts = ngramCounts(text, n);
    if (counts.isEmpty())
        return std::nullopt;
    std::sort(counts.begin(), counts.end()); // the sum must not hang on the order of the words
    const auto all = double(std::accumulate(counts.cbegin(), counts.cend(), qint64(0)));
    double sum = 0;
    for (const qint64 count : std::as_const(counts))
        sum += double(count) * std::log(double(count));
    return std::max(0.0, std::log(all) - sum / all);
}

} // namespace Concord
