// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/itemfacets.h"

#include <QMap>
#include <QScrollArea>

namespace Concord {

class FacetList;

/// All facets of items, one below the other. Those that take long to count are folded at first;
/// those that depend on another one's choice are there when that is made.
class ItemFacetPanel : public QScrollArea
{
    Q_OBJECT

public:
    explicit ItemFacetPanel(QWidget *parent = nullptr);

    void setFacets(const ItemFacets &facets);
    void setFilter(const ItemFilter &filter); ///< says nothing
    void setCounting(bool isCounting);
    /// Those whose counts are looked at.
    QList<ItemFacet> unfolded() const;

Q_SIGNALS:
    void chosen(Concord::ItemFacet facet, const QString &value);
    void unfoldedChanged(const QList<Concord::ItemFacet> &facets);

private:
    FacetList *addList(ItemFacet facet, const char *name, const QString &title, const QString &all);
    void addLists();
    void nameValues();
    void showLists();

    QMap<ItemFacet, FacetList *> m_lists;
    ItemFilter m_filter;
};

} // namespace Concord
