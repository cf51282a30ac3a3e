// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/itemsession.h"

#include "app/whendone.h"
#include "storage/itemrepository.h"
#include "storage/projectfile.h"

namespace Concord {

ItemSession::ItemSession(QObject *parent) : QObject(parent)
{
    connect(&m_items, &ItemTableModel::rowsRequested, this, &ItemSession::fetchRows);
}

void ItemSession::setFile(ProjectFile *file)
{
    m_file = file;
    m_filter = {};
    ++m_generation;
    ++m_loading;
    m_items.setIds({});
    refresh();
}

void ItemSession::setFilter(const ItemFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refresh();
}

void ItemSession::refresh()
{
    const quint64 generation = ++m_generation;
    if (!m_file) {
        m_items.setIds({});
        Q_EMIT itemsChanged();
        Q_EMIT facetsChanged({});
        return;
    }
    // Nobody waits for that search any more; other pages do wait for what they read.
    if (m_searchRuns && *m_searchRuns)
        m_file->interruptReading();
    const auto runs = std::make_shared<std::atomic_bool>(false);
    m_searchRuns = runs;
    const auto search = m_file->read([filter = m_filter, runs](Database &database) {
        *runs = true;
        auto ids = ItemRepository(database).find(filter);
        *runs = false;
        return ids;
    });
    whenDone(search, this, [this, generation](const Result<QList<ItemId>> &ids) {
        if (generation != m_generation)
            return;
        if (!ids) {
            Q_EMIT failed(ids.error());
            return;
        }
        m_items.setIds(*ids);
        Q_EMIT itemsChanged();
    });
    fetchFacets();
}

void ItemSession::fetchFacets()
{
    const auto counting = m_file->read([filter = m_filter](Database &database) {
        return ItemRepository(database).facets(filter);
    });
    whenDone(counting, this, [this, generation = m_generation](const Result<ItemFacets> &facets) {
        if (generation != m_generation)
            return;
        if (facets)
            Q_EMIT facetsChanged(*facets);
        else
            Q_EMIT failed(facets.error());
    });
}

void ItemSession::fetchRows(int first, const QList<ItemId> &ids)
{
    if (!m_file)
        return;
    const auto reading =
        m_file->read([ids](Database &database) { return ItemRepository(database).rows(ids); });
    whenDone(reading, this,
             [this, first, generation = m_generation](const Result<QList<ItemRow>> &rows) {
                 if (generation != m_generation)
                     return;
                 if (rows)
                     m_items.setRows(first, *rows);
                 else
                     Q_EMIT failed(rows.error());
             });
}

void ItemSession::load(ItemId id)
{
    const quint64 loading = ++m_loading;
    if (!m_file)
        return;
    struct Loaded
    {
        QString dataset;
        Item item;
    };
    const auto reading = m_file->read([id](Database &database) -> Result<Loaded> {
        const ItemRepository items(database);
        auto item = items.load(id);
        const auto rows = items.rows({id});
        if (!item || !rows)
            return item ? rows.error() : item.error();
        return Loaded{rows->isEmpty() ? QString() : rows->constFirst().dataset, *std::move(item)};
    });
    whenDone(reading, this, [this, id, loading](const Result<Loaded> &loaded) {
        if (loading != m_loading)
            return;
        if (loaded)
            Q_EMIT itemLoaded(id, loaded->dataset, loaded->item);
        else
            Q_EMIT failed(loaded.error());
    });
}

} // namespace Concord
