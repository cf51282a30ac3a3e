// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/ratings.h"

namespace Concord {

/// How often a rater gave a unit a category; indices into the names of LabelCounts.
struct LabelCount
{
    quint32 rater = 0;
    quint32 category = 0;
    quint32 count = 0; ///< at least 1

    friend bool operator==(const LabelCount &, const LabelCount &) = default;
};

/// What aggregation models read: who gave a unit which label how often.
///
/// Other than in Ratings a rater may have labelled a unit several times (Dawid and Skene 1979,
/// n_ikl > 1). Units with the same counts are one pattern, because a model tells them nothing
/// different; the patterns come in one order whatever the order of the units.
class LabelCounts
{
public:
    explicit LabelCounts(Ratings ratings);

    /// The same with raters merged: rater i of `ratings` is `raters[raterOf[i]]`, whose second,
    /// third, … answers may be those of another rater of `ratings`.
    LabelCounts(Ratings ratings, const QStringList &raters, std::span<const quint32> raterOf);

    qsizetype unitCount() const { return m_ratings.unitCount(); }
    QString unitName(qsizetype unit) const { return m_ratings.unitName(unit); }
    qsizetype raterCount() const { return m_raters.size(); }
    const QStringList &raters() const { return m_raters; }
    int categoryCount() const { return m_ratings.categoryCount(); }
    const QStringList &categories() const { return m_ratings.categories(); }
    bool categoriesDeclared() const { return m_ratings.categoriesDeclared(); }
    qint64 labelCount() const; ///< repeated ones too

    qsizetype patternCount() const { return qsizetype(m_frequencies.size()); }
    std::span<const LabelCount> pattern(qsizetype index) const; ///< by rater, then category
    qint64 frequency(qsizetype pattern) const { return m_frequencies[size_t(pattern)]; }
    const std::vector<quint32> &patternOfUnit() const { return m_patternOf; }

private:
    template <typename RowAt>
    void group(RowAt rowAt);

    Ratings m_ratings;
    QStringList m_raters;
    std::vector<size_t> m_offsets = {0};
    std::vector<LabelCount> m_counts;
    std::vector<qint64> m_frequencies;
    std::vector<quint32> m_patternOf;
};

} // namespace Concord
