// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/agreement/resampling.h"

#include <algorithm>
#include <numeric>

namespace Concord {

ResamplingUnits ResamplingUnits::fromPatterns(std::span<const qint64> frequencies)
{
    ResamplingUnits units;
    units.m_patterns = qsizetype(frequencies.size());
    units.m_multiplicities.assign(frequencies.begin(), frequencies.end());
    return units;
}

ResamplingUnits ResamplingUnits::fromClusters(qsizetype patterns,
                                              std::span<const quint32> patternOf,
                                              qsizetype clusters,
                                              std::span<const quint32> clusterOf)
{
    Q_ASSERT(patternOf.size() == clusterOf.size());
    ResamplingUnits units;
    units.m_patterns = patterns;
    units.m_multiplicities.assign(size_t(clusters), 1);
    units.m_offsets.assign(size_t(clusters) + 1, 0);
    for (const quint32 cluster : clusterOf)
        ++units.m_offsets[cluster + 1];
    std::partial_sum(units.m_offsets.begin(), units.m_offsets.end(), units.m_offsets.begin());
    units.m_members.resize(patternOf.size());
    std::vector<size_t> next(units.m_offsets.begin(), units.m_offsets.end() - 1);
    for (size_t i = 0; i < patternOf.size(); ++i)
        units.m_members[next[clusterOf[i]]++] = {patternOf[i], 1};
    return units;
}

qint64 ResamplingUnits::total() const
{
    return std::accumulate(m_multiplicities.begin(), m_multiplicities.end(), qint64(0));
}

void ResamplingUnits::compose(std::span<const qint64> drawn, std::vector<qint64> &frequencies) const
{
    if (m_offsets.empty()) {
        frequencies.assign(drawn.begin(), drawn.end());
        return;
    }
    frequencies.assign(size_t(m_patterns), 0);
    for (size_t g = 0; g < drawn.size(); ++g) {
        for (size_t i = m_offsets[g]; drawn[g] > 0 && i < m_offsets[g + 1]; ++i)
            frequencies[m_members[i].pattern] += drawn[g] * m_members[i].count;
    }
}

} // namespace Concord
