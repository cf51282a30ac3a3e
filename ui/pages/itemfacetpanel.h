// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dataset/itemfacets.h"

#include <QMap>
#include <QScrollArea>

class QPushButton;

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
    /// How many items fit the filter: not all have a task or an attribute, and some have several.
    void setItems(int items);
    void setCounting(bool isCounting);
    /// Those whose counts are looked at.
    QList<ItemFacet> unfolded() const;

Q_SIGNALS:
    void chosen(Concord::ItemFacet facet, const QString &value);
    void statisticsRequested(const QString &dataset);
    void unfoldedChanged(const QList<Concord::ItemFacet> &facets);

private:
    FacetList *addList(ItemFacet facet, const char *name, const QString &title, const QString &all);
    void addLists();
    void addStatistics();
    void requestStatistics();
    void showAll();
    void nameValues();
    void showLists();

    QMap<ItemFacet, FacetList *> m_lists;
    QPushButton *m_statistics = nullptr;
    ItemFilter m_filter;
    int m_items = 0;
};

} // namespace Concord
