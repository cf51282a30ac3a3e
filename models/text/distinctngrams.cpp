// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/text/distinctngrams.h"

#include "models/text/ngramcounts.h"

#include <numeric>

namespace Concord {

std::optional<double> distinctNgrams(const WordSequence &text, int n)
{
    const QList<qint64> counts = ngramCounts(text, n);
    if (counts.isEmpty())
        return std::nullopt;
    const qint64 all = std::accumulate(counts.cbegin(), counts.cend(), qint64(0));
    return double(counts.size()) / double(all);
}

} // namespace Concord
