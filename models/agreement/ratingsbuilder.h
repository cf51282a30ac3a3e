// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/agreement/ratings.h"
#include "models/core/result.h"

#include <optional>

namespace Concord {

/// Two ratings of one unit by one rater that differ.
struct RatingConflict
{
    QString unit;
    QString rater;

    friend bool operator==(const RatingConflict &, const RatingConflict &) = default;
};

/// Collects (unit, rater, label) triples in any order and makes Ratings of them.
///
/// Names are UTF-8. A missing rating is simply not added; a unit or rater that was named but has
/// no rating is dropped and counted. Equal ratings of one unit by one rater count once.
class RatingsBuilder
{
public:
    /// With `categories` every label has to be one of them; without, those that occur are taken.
    explicit RatingsBuilder(const QStringList &categories = {});

    quint32 unit(QByteArrayView name) { return m_units.intern(name); }
    quint32 rater(QByteArrayView name) { return m_raters.intern(name); }
    quint32 label(QByteArrayView name) { return m_labels.intern(name); }
    void add(quint32 unit, quint32 rater, quint32 label);
    void add(const QString &unit, const QString &rater, const QString &label);

    /// Puts a unit into a cluster; a unit that is in none is one by itself. False, and nothing
    /// changes, when it is in another one already.
    bool setCluster(quint32 unit, QByteArrayView cluster);

    qsizetype unitCount() const { return m_units.size(); }
    qsizetype raterCount() const { return m_raters.size(); }
    qsizetype labelCount() const { return m_labels.size(); }

    /// Puts the raters into the order of their names instead of the order of first appearance.
    void sortRaters() { m_sortRaters = true; }

    /// The ratings; an Error names a label that is not declared or a conflict. Call it once.
    Result<Ratings> build();

    /// What made build() fail, when it was a conflict.
    const std::optional<RatingConflict> &conflict() const { return m_conflict; }

private:
    std::optional<Error> undeclaredLabel() const;
    void numberRaters();
    void numberCategories();
    void groupByUnit();
    bool settleUnits();
    bool settleUnit(size_t unit, size_t begin, size_t end);
    void dropUnratedUnits();
    void numberClusters(const std::vector<bool> &kept);

    NameTable m_units;
    NameTable m_raters;
    NameTable m_labels;
    NameTable m_clusterNames;
    std::vector<quint32> m_clusterOf; ///< number + 1 by unit; 0: none
    qsizetype m_declared = 0;
    bool m_sortRaters = false;
    bool m_grouped = true;
    std::vector<quint32> m_unitOf;
    std::vector<Rating> m_added;
    std::optional<RatingConflict> m_conflict;
    Ratings m_built;
};

} // namespace Concord
