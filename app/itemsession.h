// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/dataset/itemfacets.h"
#include "models/itemmodels/itemtablemodel.h"

#include <QObject>

#include <atomic>
#include <memory>

namespace Concord {

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

    /// nullptr: none. The file must outlive its being set here.
    void setFile(ProjectFile *file);
    void setFilter(const ItemFilter &filter);
    /// Runs the filter again, after an import.
    void refresh();
    void load(ItemId id);

Q_SIGNALS:
    void itemsChanged(); ///< the table holds what the filter gives
    void facetsChanged(const Concord::ItemFacets &facets);
    void itemLoaded(Concord::ItemId id, const QString &dataset, const Concord::Item &item);
    void failed(const Concord::Error &error);

private:
    void fetchRows(int first, const QList<ItemId> &ids);
    void fetchFacets();

    ItemTableModel m_items;
    ItemFilter m_filter;
    ProjectFile *m_file = nullptr;
    quint64 m_generation = 0; ///< of the selection; answers to an older one are dropped
    quint64 m_loading = 0;
    std::shared_ptr<std::atomic_bool> m_searchRuns; ///< whether the last search is being run now
};

} // namespace Concord
