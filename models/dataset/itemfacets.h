// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace Concord {

/// A value of a facet and how many items have it.
struct FacetValue
{
    QString value;
    qint64 items = 0;

    friend bool operator==(const FacetValue &, const FacetValue &) = default;
};

/// Counts beside the filters: each facet under all filters but its own.
struct ItemFacets
{
    QList<FacetValue> datasets; ///< in order of import
    QList<FacetValue> tasks; ///< in the benchmark's order
    QList<FacetValue> domains; ///< by name

    friend bool operator==(const ItemFacets &, const ItemFacets &) = default;
};

} // namespace Concord
