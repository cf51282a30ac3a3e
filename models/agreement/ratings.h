// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/nametable.h"

#include <QStringList>

#include <compare>
#include <span>
#include <vector>

namespace Concord {

/// One rater's answer about a unit; both are indices into the names of Ratings.
struct Rating
{
    quint32 rater = 0;
    quint32 category = 0;

    friend auto operator<=>(const Rating &, const Rating &) = default;
};

/// What a coefficient rests on.
struct RatingsSummary
{
    qint64 units = 0; ///< with at least one rating
    qint64 raters = 0;
    qint64 ratings = 0;
    qint64 pairableUnits = 0; ///< with at least two ratings
    qint64 pairableValues = 0; ///< ratings of those units
    qint64 droppedUnits = 0; ///< named, but rated by nobody
    qint64 droppedRaters = 0; ///< named, but without a rating

    friend bool operator==(const RatingsSummary &, const RatingsSummary &) = default;
};

/// Units rated by raters, missing ratings absent, at most one rating for each unit and rater.
///
/// Sparse: the memory is that of the ratings there are, so a million units and thousands of raters
/// fit. Made by a RatingsBuilder; never changes.
class Ratings
{
public:
    qsizetype unitCount() const { return qsizetype(m_offsets.size()) - 1; }
    qsizetype raterCount() const { return m_raters.size(); }
    int categoryCount() const { return int(m_categories.size()); }

    /// The ratings of a unit in the order of raters; never empty.
    std::span<const Rating> unit(qsizetype index) const;
    QString unitName(qsizetype index) const { return m_units.name(index); }

    const QStringList &raters() const { return m_raters; }

    /// The declared categories in their order; if none were declared those observed, numbers
    /// ascending or else by code point.
    const QStringList &categories() const { return m_categories; }
    bool categoriesDeclared() const { return m_declared; }

    /// What belongs together when units are resampled, such as the dialogues they come from: the
    /// number of each unit's cluster. Without clusters there are none and the span is empty.
    qsizetype clusterCount() const { return m_clusterCount; }
    std::span<const quint32> clusters() const { return m_clusters; }

    RatingsSummary summary() const;

    /// These units alone, in the order given; each at most once. The categories stay as they are,
    /// with their declaration; a rater without a rating among the units is dropped and counted, so
    /// the numbers of raters may differ.
    Ratings subset(std::span<const quint32> units) const;

private:
    friend class RatingsBuilder;
    Ratings() = default;

    NameTable m_units;
    QStringList m_raters;
    QStringList m_categories;
    bool m_declared = false;
    std::vector<quint32> m_offsets = {0};
    std::vector<Rating> m_ratings;
    qsizetype m_clusterCount = 0;
    std::vector<quint32> m_clusters; ///< by unit
    qint64 m_droppedUnits = 0;
    qint64 m_droppedRaters = 0;
};

} // namespace Concord
