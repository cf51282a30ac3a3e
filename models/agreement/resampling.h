// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <span>
#include <vector>

namespace Concord {

/// What a resampling draws as a whole: single units or clusters of units, each a handful of
/// patterns; and how often it occurs in the data.
class ResamplingUnits
{
public:
    /// Every unit by itself; those of one pattern are alike.
    static ResamplingUnits fromPatterns(std::span<const qint64> frequencies);

    /// Clusters: unit i has pattern patternOf[i] of `patterns` and is in cluster clusterOf[i] of
    /// `clusters`.
    static ResamplingUnits fromClusters(qsizetype patterns, std::span<const quint32> patternOf,
                                        qsizetype clusters, std::span<const quint32> clusterOf);

    qsizetype size() const { return qsizetype(m_multiplicities.size()); } ///< different ones
    std::span<const qint64> multiplicities() const { return m_multiplicities; }
    qint64 total() const; ///< with their multiplicities

    /// The frequencies of the patterns when resampling unit g is drawn drawn[g] times.
    void compose(std::span<const qint64> drawn, std::vector<qint64> &frequencies) const;

private:
    struct Member
    {
        quint32 pattern = 0;
        qint64 count = 0;
    };

    qsizetype m_patterns = 0;
    std::vector<qint64> m_multiplicities;
    std::vector<size_t> m_offsets; ///< empty where unit g is pattern g itself
    std::vector<Member> m_members;
};

} // namespace Concord
