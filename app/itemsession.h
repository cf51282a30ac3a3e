// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/itemfacets.h"
#include "models/itemmodels/itemtablemodel.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace Concord {

class ItemFacetCounter;
class ProjectFile;

/// Fills the item table of a project: runs the filter, fetches pages of rows, loads single items.
/// Everything is read on the project's reading thread; an answer that came too late is dropped.
class ItemSession : public QObject
{
    Q_OBJECT

public:
    explicit ItemSession(QObject *parent = nullptr);

    ItemTableModel &items() { return m_items; }
    const ItemFilter &filter() const { return m_filter; }
    const ItemOrder &order() const { return m_order; }

    /// nullptr: none. The file must outlive its being set here.
    void setFile(ProjectFile *file);
    void setFilter(const ItemFilter &filter);
    void setOrder(const ItemOrder &order);
    /// Which facets are counted; at first datasets, tasks and domains.
    void setFacets(const QList<ItemFacet> &facets);
    /// Goes back to what the table shows; nothing where no search runs.
    void cancelSearch();
    /// Runs the filter again, after an import.
    void refresh();
    void load(ItemId id);
    /// Looks for an item after this row, and then from the first one, that is not reviewed.
    void findUnreviewed(int row);
    /// Writes it at once and shows it in the item's row.
    void setReviewed(ItemId id, bool isReviewed);

Q_SIGNALS:
    void searchingChanged(bool isSearching);
    void searchCancelled(const Concord::ItemFilter &filter, const Concord::ItemOrder &order);
    void itemsChanged(); ///< the table holds what the filter gives
    void unreviewedFound(int row); ///< -1: all are reviewed
    void facetsChanged(const Concord::ItemFacets &facets);
    void itemLoaded(Concord::ItemId id, const QString &dataset, const Concord::Item &item);
    void failed(const Concord::Error &error);

private:
    using Counter = std::shared_ptr<ItemFacetCounter>;

    using Stop = std::shared_ptr<std::atomic_bool>;

    void interrupt();
    Stop newStop();
    void setSearching(bool isSearching);
    void fetchRows(int first, const QList<ItemId> &ids);
    void fetchFacets(const Counter &counter);
    void countReview(bool isReviewed);
    void countNext(const Counter &counter, const QList<ItemFacet> &facets, const ItemFacets &so,
                   const Stop &stop);

    ItemTableModel m_items;
    ItemFilter m_filter;
    ItemOrder m_order;
    ItemFilter m_shownFilter; ///< of what the table holds
    ItemOrder m_shownOrder;
    QList<ItemFacet> m_facets{ItemFacet::Dataset, ItemFacet::Task, ItemFacet::Domain};
    Counter m_counter; ///< of what the table holds
    ItemFacets m_counted; ///< the last counts
    ProjectFile *m_file = nullptr;
    quint64 m_generation = 0; ///< of the selection; answers to an older one are dropped
    quint64 m_counting = 0; ///< of the counts
    quint64 m_loading = 0;
    bool m_isSearching = false;
    Stop m_stop; ///< of the search or count that runs or waits; set when nobody waits for it
};

} // namespace Concord
